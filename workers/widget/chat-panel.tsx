import { useEffect, useRef, useState } from 'preact/hooks'
import { type Exchange, type Turn, useConversation } from './conversation.ts'
import { Feedback } from './feedback.tsx'
import { ProductCards } from './product-cards.tsx'
import { type Words, wordsFor } from './words.ts'

export interface ChatPanelProps {
  readonly apiKey: string
  readonly baseUrl: string
  readonly locale: string
  readonly heading: string | null
  readonly products: readonly string[]
  readonly sessionId: string
  readonly onExchange: (exchange: Exchange) => void
}

/**
 * One conversation with a shop. Text streams into an element that readers leave alone while it is busy; the finished
 * answer goes to a live region once (WCAG's ARIA23; token by token would flood screen readers).
 */
export function ChatPanel({ heading, ...props }: ChatPanelProps) {
  const words = wordsFor(props.locale)
  const [draft, setDraft] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const { turns, status, isBusy, ask, retry, stop, clear } = useConversation({ ...props, words })
  const last = turns.at(-1)
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }, [turns])

  const send = (text: string): void => {
    ask(text)
    setDraft('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isBusy) stop()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send(draft)
  }
  const offered = turns.length === 0 ? words.greetings : (last?.llasa?.suggestions ?? [])

  return (
    <section class="panel" aria-labelledby="llasa-heading" lang={props.locale}>
      <h2 id="llasa-heading">{heading ?? words.heading}</h2>
      <p class="hint">{words.disclosure}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div class="turns" role="log" aria-label={words.conversation} aria-live="off" tabIndex={0} ref={log}>
        {turns.map((turn, index) => (
          <Message key={index} turn={turn} words={words} onAsk={(title) => setDraft(`${title}: `)} {...props} />
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

interface MessageProps extends Omit<ChatPanelProps, 'heading'> {
  readonly turn: Turn
  readonly words: Words
  readonly onAsk: (title: string) => void
}

function Message({ turn, words, onAsk, ...props }: MessageProps) {
  const { role, content, llasa, problem, isStreaming, id } = turn
  const claims = llasa?.grounding?.claims ?? []
  const removed = llasa?.grounding?.violations ?? 0
  const cited = new Set(llasa?.citations?.map(({ productId }) => productId))
  // While it streams all that was found; then what the answer spoke of.
  const products = (llasa?.products ?? []).filter((product) => isStreaming || cited.has(product.id))
  return (
    <article class={`turn ${role}`} data-testid={isStreaming ? 'streaming' : role} aria-busy={isStreaming === true}>
      <h3 class="hidden">{role === 'user' ? words.you : words.assistant}</h3>
      {(content || isStreaming) && <p class="text">{content || '…'}</p>}
      {problem && <p class="problem">{problem}</p>}
      {products.length > 0 && <ProductCards products={products} words={words} onAsk={onAsk} />}
      {removed > 0 && <p class="hint">{words.removed(removed)}</p>}
      {claims.length > 0 && (
        <details>
          <summary>{words.rests(claims.length)}</summary>
          <ul class="claims">
            {claims.map((claim, index) => (
              <li key={index}>
                <b>{claim.text}</b> <span>{claim.productId ? `${claim.productId} · ${claim.field}` : words.shopSays}</span>
                {claim.ageSeconds !== null && <small> {words.seconds(claim.ageSeconds)}</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {role === 'assistant' && id && !isStreaming && <Feedback {...props} answerId={id} words={words} />}
    </article>
  )
}
