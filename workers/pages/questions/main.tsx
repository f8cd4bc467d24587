import { useEffect, useState } from 'preact/hooks'
import type { InsightsView } from '../../known-answers/routes/responses.ts'
import { call } from '../admin-api.ts'
import { mount } from '../mount.tsx'
import { LocaleField, PageHeader } from '../page-header.tsx'
import { Skeleton } from '../states.tsx'
import { Problem, Tabs } from '../tabs.tsx'
import { useKey, useLocale } from '../use-key.ts'
import { Conversations } from './conversations.tsx'
import { Entries } from './entries.tsx'
import { Misses } from './misses.tsx'
import { Orders } from './orders.tsx'
import { Try } from './try.tsx'
import { Versions } from './versions.tsx'
import { WorthALook } from './worth-a-look.tsx'

const tabs = ['Try', 'Asked, not answered', 'Conversations', 'Worth a look', 'Orders', 'Entries', 'Versions'] as const
type Tab = (typeof tabs)[number]
const withInsights: ReadonlySet<Tab> = new Set<Tab>(['Asked, not answered', 'Orders', 'Worth a look'])

/** The merchants' side of known questions; everything here goes by the admin API with the key typed in. */
function Questions() {
  const [apiKey, setApiKey] = useKey('operator')
  const [locale, setLocale] = useLocale()
  const [tab, setTab] = useState<Tab>('Try')
  const [opened, setOpened] = useState<string | null>(null)
  const [insights, setInsights] = useState<InsightsView | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [changes, setChanges] = useState(0)
  const shop = { apiKey, locale }

  useEffect(() => {
    if (!apiKey) return
    // An answer that comes after a newer question is dropped.
    let isCurrent = true
    call<InsightsView>(shop, 'faqs:insights').then(
      (read) => {
        if (!isCurrent) return
        setInsights(read)
        setProblem(null)
      },
      (error: Error) => isCurrent && setProblem(error.message),
    )
    return () => {
      isCurrent = false
    }
  }, [apiKey, tab, changes])

  const open = (id: string | null) => {
    setOpened(id)
    if (id !== null) setTab('Entries')
  }

  return (
    <>
      <PageHeader
        title="Known questions"
        hint="What your shop answers in its own words, without a model: try questions, answer what was missed, publish."
        label="Operator key"
        apiKey={apiKey}
        onKey={setApiKey}
      >
        <LocaleField locale={locale} onLocale={setLocale} />
      </PageHeader>
      <Problem text={problem} />
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class="single">
        {tab === 'Try' && <Try {...shop} />}
        {tab === 'Entries' && <Entries {...shop} opened={opened} onOpen={open} />}
        {tab === 'Versions' && <Versions {...shop} />}
        {apiKey && tab === 'Conversations' && <Conversations {...shop} onDraft={open} />}
        {apiKey && !insights && problem === null && withInsights.has(tab) && <Skeleton label="Reading what shoppers wrote…" />}
        {insights && tab === 'Asked, not answered' && (
          <Misses {...shop} insights={insights} onStored={() => setChanges((before) => before + 1)} />
        )}
        {insights && tab === 'Orders' && (
          <Orders key={locale} {...shop} insights={insights} onStored={() => setChanges((before) => before + 1)} />
        )}
        {insights && tab === 'Worth a look' && (
          <WorthALook {...shop} insights={insights} onOpen={open} onStored={() => setChanges((before) => before + 1)} />
        )}
      </main>
    </>
  )
}

mount(<Questions />)
