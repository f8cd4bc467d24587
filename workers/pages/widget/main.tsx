import { useState } from 'preact/hooks'
import { CodeBlock } from '../code-block.tsx'
import { CopyButton } from '../copy-button.tsx'
import { mount } from '../mount.tsx'
import { LocaleField, PageHeader } from '../page-header.tsx'
import { useKey, useLocale } from '../use-key.ts'
import { FirstScreen } from './first-screen.tsx'
import { Look } from './look.tsx'
import { defaultLook, markupOf, type WidgetLook } from './markup-of.ts'
import { Preview } from './preview.tsx'

/** The assistant for one's own page: choose, look at it, copy the tag; and what it says first. */
function WidgetPage() {
  const [apiKey, setApiKey] = useKey('public')
  const [locale, setLocale] = useLocale()
  const [look, setLook] = useState<WidgetLook>(defaultLook)
  const markup = markupOf(location.origin, apiKey || 'llasa_…', locale, look)

  return (
    <>
      <PageHeader
        title="Widget"
        hint="The assistant in your own page: choose how it looks, try it here, copy the tag."
        label="Publishable key"
        apiKey={apiKey}
        onKey={setApiKey}
      >
        <LocaleField locale={locale} onLocale={setLocale} />
      </PageHeader>
      <main>
        <div>
          <Look look={look} onChange={(change) => setLook((before) => ({ ...before, ...change }))} />
          <section aria-labelledby="tag-heading">
            <h2 id="tag-heading">Copy into your page</h2>
            <p class="hint">
              Before the end of <code>body</code>. Make a key that works on your own pages only under <a href="/keys">Keys</a>.
              Its attributes, events and colours are in the <a href="/guides/widget">guide</a>.
            </p>
            <CodeBlock label="The tag" text={markup} testId="widget-tag" />
            <div class="actions">
              <CopyButton label="Copy the tag" text={() => markup} />
            </div>
          </section>
          <FirstScreen locale={locale} />
        </div>
        <Preview apiKey={apiKey} locale={locale} look={look} />
      </main>
    </>
  )
}

mount(<WidgetPage />)
