import { useRef, useState } from 'preact/hooks'
import type { Exchange } from '../widget/conversation.ts'
import type { LlasaChat } from '../widget/element.tsx'
import { ChatElement } from './chat-element.tsx'
import { FaqTester } from './faq-tester.tsx'
import { Inspector } from './inspector.tsx'
import { mount } from './mount.tsx'
import { LocaleField, PageHeader } from './page-header.tsx'
import { productsMax, Shop } from './shop.tsx'
import { ShopChoice } from './shop-choice.tsx'
import { Tabs } from './tabs.tsx'
import { TaskExplorer } from './task-explorer.tsx'
import { useKey, useLocale } from './use-key.ts'
import { exampleFor, Welcome } from './welcome.tsx'

const tabs = ['Shop', 'Tasks', 'Known questions'] as const

/** A shop with its assistant, and what goes on behind: the widget as embedded, the tasks, the known questions. */
function Playground() {
  const [apiKey, setApiKey] = useKey('public')
  const [locale, setLocale] = useLocale()
  const [tab, setTab] = useState<(typeof tabs)[number]>('Shop')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [exchange, setExchange] = useState<Exchange | null>(null)
  const chat = useRef<LlasaChat | null>(null)
  const coming = useRef<readonly string[]>([])

  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(0, productsMax)))
  /** Each question of the example goes out once the one before is answered. */
  const goOn = () => {
    const [next, ...rest] = coming.current
    coming.current = rest
    if (next) chat.current?.ask(next)
  }
  const playExample = () => {
    coming.current = exampleFor(locale)
    goOn()
  }
  const onExchange = (made: Exchange) => {
    setExchange(made)
    if (made.problem) coming.current = []
    // The panel takes the next question when it has shown this answer.
    else setTimeout(goOn)
  }

  return (
    <>
      <PageHeader
        title="LLaSA playground"
        hint="A shop and its assistant. Every price and stock in an answer is the shop's own record of this moment, with a receipt."
        label="API key"
        apiKey={apiKey}
        onKey={setApiKey}
      >
        <ShopChoice kind="public" apiKey={apiKey} onKey={setApiKey} />
        <LocaleField locale={locale} onLocale={setLocale} />
      </PageHeader>
      <Tabs names={tabs} current={tab} onChoose={setTab} />
      <main class={tab === 'Shop' ? 'shopping' : 'single'}>
        {tab === 'Shop' && <Welcome onExample={playExample} />}
        {/* Kept while another tab is open: a conversation is not lost by looking elsewhere. */}
        <div hidden={tab !== 'Shop'}>
          <ChatElement
            apiKey={apiKey}
            locale={locale}
            products={chosen}
            onExchange={onExchange}
            onReady={(element) => {
              chat.current = element
            }}
          />
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

mount(<Playground />)
