import { useState } from 'preact/hooks'
import { mount } from '../mount.tsx'
import { LocaleField, PageHeader } from '../page-header.tsx'
import { ShopChoice } from '../shop-choice.tsx'
import { Problem, Tabs } from '../tabs.tsx'
import { useKey, useLocale } from '../use-key.ts'
import { Import } from './import.tsx'
import { Missing } from './missing.tsx'
import { Search } from './search.tsx'
import { Synonyms } from './synonyms.tsx'
import { Versions } from './versions.tsx'

const tabs = ['Import', 'Search', 'Synonyms', 'Not found', 'Versions'] as const

/** A shop's products: put in, looked at as shoppers find them, published, and brought back. */
function Catalogue() {
  const [apiKey, setApiKey] = useKey('operator')
  const [locale, setLocale] = useLocale()
  const [tab, setTab] = useState<(typeof tabs)[number]>('Import')
  const shop = { apiKey, locale }

  return (
    <>
      <PageHeader
        title="Catalogue"
        hint="Drop your product export here, see what shoppers will see, and publish. Nothing changes before you say so."
        label="Operator key"
        apiKey={apiKey}
        onKey={setApiKey}
      >
        <ShopChoice kind="operator" apiKey={apiKey} onKey={setApiKey} />
        <LocaleField locale={locale} onLocale={setLocale} />
      </PageHeader>
      <Problem text={apiKey ? null : 'Type an operator key to work on the catalogue of its shop.'} />
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class="single" key={`${apiKey} ${locale}`}>
        {tab === 'Import' && <Import {...shop} />}
        {tab === 'Search' && <Search {...shop} />}
        {tab === 'Synonyms' && <Synonyms {...shop} />}
        {tab === 'Not found' && <Missing {...shop} onSynonym={() => setTab('Synonyms')} />}
        {tab === 'Versions' && <Versions {...shop} />}
      </main>
    </>
  )
}

mount(<Catalogue />)
