import { render } from 'preact'
import { useState } from 'preact/hooks'
import { localKeys } from '../../shared/api-key.ts'
import type { Exchange } from '../widget/conversation.ts'
import { ChatElement } from './chat-element.tsx'
import { FaqTester } from './faq-tester.tsx'
import { Inspector } from './inspector.tsx'
import { isLocal } from './is-local.ts'
import { LocaleField, PageHeader } from './page-header.tsx'
import { productsMax, Shop } from './shop.tsx'
import { Tabs } from './tabs.tsx'
import { TaskExplorer } from './task-explorer.tsx'
import { ThemeChoice } from './theme.tsx'

const tabs = ['Shop', 'Tasks', 'Known questions'] as const

/** A shop with its assistant, and what goes on behind: the widget as embedded, the tasks, the known questions. */
function Playground() {
  const [apiKey, setApiKey] = useState<string>(isLocal ? localKeys.public : '')
  const [locale, setLocale] = useState('en')
  const [tab, setTab] = useState<(typeof tabs)[number]>('Shop')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [exchange, setExchange] = useState<Exchange | null>(null)

  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(0, productsMax)))

  return (
    <>
      <PageHeader
        title="LLaSA playground"
        label="API key"
        apiKey={apiKey}
        onKey={setApiKey}
        links={
          <nav aria-label="Pages" class="pages">
            <a href="/questions">Known questions</a>
            <a href="/rollout">Rollouts</a>
            <a href="/docs">API</a>
          </nav>
        }
      >
        <LocaleField locale={locale} onLocale={setLocale} />
        <ThemeChoice />
      </PageHeader>
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class={tab === 'Shop' ? 'shopping' : 'single'}>
        {/* Kept while another tab is open: a conversation is not lost by looking elsewhere. */}
        <div class="chat-place" hidden={tab !== 'Shop'}>
          <ChatElement apiKey={apiKey} locale={locale} products={chosen} onExchange={setExchange} />
        </div>
        {tab === 'Shop' && (
          <>
            <Shop apiKey={apiKey} locale={locale} chosen={chosen} onToggle={toggle} />
            <Inspector exchange={exchange} apiKey={apiKey} locale={locale} />
          </>
        )}
        {tab === 'Tasks' && <TaskExplorer apiKey={apiKey} locale={locale} />}
        {tab === 'Known questions' && <FaqTester apiKey={apiKey} locale={locale} />}
      </main>
    </>
  )
}

const root = document.getElementById('app')
if (root) {
  root.replaceChildren()
  render(<Playground />, root)
}
