import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ProductCard } from '../client/client.ts'
import { type Exchange, useConversation } from './conversation.ts'
import type { ConversationStore } from './conversation-store.ts'
import { Message } from './message.tsx'
import { chipsOf, isAllowedPicture, useShop } from './use-shop.ts'
import { wordsFor } from './words.ts'

export interface ChatPanelProps {
  readonly apiKey: string
  readonly baseUrl: string
  readonly locale: string
  readonly heading: string | null
  readonly products: readonly string[]
  readonly store: ConversationStore
  readonly onExchange: (exchange: Exchange) => void
  readonly onAddToCart: ((product: ProductCard) => boolean) | null
  /** Hands out what the page may do. */
  readonly control: (actions: { readonly ask: (text: string) => void }) => void
  /** Pictures of the page's own; undefined: that of the product's record, from a host that the shop allows. */
  readonly pictureOf: ((product: ProductCard) => string | null) | undefined
}

interface OpenState {
  /** Absent where the panel is always there. */
  readonly onClose?: () => void
  readonly isShown?: boolean
}

/**
 * One conversation with a shop. Text streams into an element that readers leave alone while it is busy; the finished
 * answer goes to a live region once (WCAG's ARIA23; token by token would flood screen readers).
 */
export function ChatPanel({ heading, pictureOf, onClose, isShown = true, ...props }: ChatPanelProps & OpenState) {
  const words = wordsFor(props.locale)
  const [draft, setDraft] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const shop = useShop({ ...props, isShown })
  const { turns, status, isBusy, ask, retry, stop, clear } = useConversation({ ...props, words })
  const last = turns.at(-1)
  useLayoutEffect(() => props.control({ ask }))
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }, [turns, isShown])
  useEffect(() => {
    if (onClose && isShown) input.current?.focus()
  }, [isShown])

  const send = (text: string): void => {
    ask(text)
    setDraft('')
    input.current?.focus()
  }
  const askAbout = (title: string): void => {
    setDraft(`${title}: `)
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isBusy && !onClose) stop()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send(draft)
  }
  const offered = turns.length === 0 ? chipsOf(shop, props.locale, words) : (last?.llasa?.suggestions ?? [])
  const picture =
    pictureOf ?? (({ image }: ProductCard) => (image && isAllowedPicture(image.url, props.baseUrl, shop) ? image.url : null))

  return (
    <section class="panel" part="panel" aria-labelledby="llasa-heading" lang={props.locale}>
      <div class="head">
        <h2 id="llasa-heading">{heading ?? shop?.heading ?? words.heading}</h2>
        {onClose && (
          <button type="button" class="close" aria-label={words.close} title={words.close} onClick={onClose}>
            <Cross />
          </button>
        )}
      </div>
      <p class="hint">{words.disclosure}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="turns" role="log" aria-label={words.conversation} aria-live="off" tabIndex={0} ref={log}>
        {turns.map((turn, index) => (
          <Message
            key={index}
            turn={turn}
            words={words}
            {...props}
            sessionId={props.store.read().sessionId}
            onAsk={askAbout}
            pictureOf={picture}
          />
        ))}
      </div>
      <div class="hidden" aria-live="polite">
        {last?.role === 'assistant' && !last.isStreaming ? last.content : ''}
      </div>
      <p class="hidden" role="status">
        {status}
      </p>
      {offered.length > 0 && !isBusy && (
        <ul class="suggestions" aria-label={words.suggestions}>
          {offered.map((text) => (
            <li key={text}>
              <button type="button" onClick={() => send(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send(draft)
        }}
      >
        <label for="llasa-question">{words.question}</label>
        <textarea
          id="llasa-question"
          ref={input}
          rows={2}
          maxLength={4_000}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <div class="actions">
          <button type="submit" class="primary" disabled={isBusy || !draft.trim()}>
            {words.send}
          </button>
          {isBusy && (
            <button type="button" onClick={stop}>
              {words.stop}
            </button>
          )}
          {!isBusy && last && (
            <>
              <button type="button" onClick={retry}>
                {words.retry}
              </button>
              <button type="button" onClick={clear}>
                {words.fresh}
              </button>
            </>
          )}
        </div>
      </form>
    </section>
  )
}

const Cross = () => (
  <svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2">
    <path d="M5 5l14 14M19 5L5 19" />
  </svg>
)
