import { useEffect, useRef, useState } from 'preact/hooks'
import { type AnswerFacts, ask, type Question, type Turn } from './api.ts'
import { asCurl, asOpenaiJs } from './snippets.ts'

interface Shown extends Turn {
  readonly facts?: AnswerFacts
  readonly problem?: string
}

type ChatProps = Omit<Question, 'turns'>

const suggestions = ['How much is it?', 'Which one would you recommend?', 'Is it waterproof?', 'What is your return policy?']

/** One conversation: ask, watch it stream, stop it, see what it cost, take the request away as code. */
export function Chat(props: ChatProps) {
  const [turns, setTurns] = useState<readonly Shown[]>([])
  const [draft, setDraft] = useState('')
  const [streaming, setStreaming] = useState<string | null>(null)
  const [status, setStatus] = useState('')
  const abort = useRef<AbortController | null>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [turns, streaming])

  const question = (): Question => ({
    ...props,
    turns: [
      ...turns.filter(({ problem }) => !problem).map(({ role, content }) => ({ role, content })),
      ...(draft ? [{ role: 'user' as const, content: draft }] : []),
    ],
  })

  async function send(text: string) {
    if (!text.trim() || streaming !== null) return
    const asked: Shown[] = [...turns, { role: 'user', content: text.trim() }]
    setTurns(asked)
    setDraft('')
    setStreaming('')
    setStatus('LLaSA is answering.')
    abort.current = new AbortController()
    let soFar = ''
    try {
      const sent = asked.filter(({ problem }) => !problem).map(({ role, content }) => ({ role, content }))
      const facts = await ask({ ...props, turns: sent }, abort.current.signal, (whole) => {
        soFar = whole
        setStreaming(whole)
      })
      setTurns([...asked, { role: 'assistant', content: soFar, facts }])
      setStatus('Answer complete.')
    } catch (error) {
      const stopped = abort.current.signal.aborted
      const problem = stopped ? 'Stopped.' : error instanceof Error ? error.message : 'Something went wrong.'
      setTurns([...asked, { role: 'assistant', content: soFar, problem }])
      setStatus(problem)
    }
    setStreaming(null)
    input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send(draft)
    }
    if (event.key === 'Escape') abort.current?.abort()
  }

  return (
    <section class="chat" aria-labelledby="chat-heading">
      <h2 id="chat-heading">Ask LLaSA</h2>
      <p class="hint">You are talking to an AI assistant. Facts come from the listings as they are now.</p>
      <div class="turns" role="log" aria-label="Conversation" aria-live="off">
        {turns.map((turn, index) => (
          <Message key={index} turn={turn} />
        ))}
        {streaming !== null && (
          <article class="turn assistant" aria-busy="true" data-testid="streaming">
            <p>{streaming || '…'}</p>
          </article>
        )}
        <div ref={end} />
      </div>
      <div class="visually-hidden" aria-live="polite">
        {turns.at(-1)?.role === 'assistant' ? turns.at(-1)?.content : ''}
      </div>
      <p class="visually-hidden" role="status">
        {status}
      </p>
      <div class="suggestions">
        {suggestions.map((text) => (
          <button key={text} type="button" disabled={streaming !== null} onClick={() => void send(text)}>
            {text}
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send(draft)
        }}
      >
        <label for="question">Your question</label>
        <textarea
          id="question"
          ref={input}
          rows={2}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <div class="actions">
          <button type="submit" class="primary" disabled={streaming !== null || !draft.trim()}>
            Send
          </button>
          <button type="button" disabled={streaming === null} onClick={() => abort.current?.abort()}>
            Stop
          </button>
          <button type="button" disabled={turns.length === 0 || streaming !== null} onClick={() => setTurns([])}>
            New chat
          </button>
          <Copy label="Copy as curl" text={() => asCurl(location.origin, question())} />
          <Copy label="Copy as openai-js" text={() => asOpenaiJs(location.origin, question())} />
        </div>
      </form>
    </section>
  )
}

function Message({ turn: { role, content, facts, problem } }: { turn: Shown }) {
  return (
    <article class={`turn ${role}`} data-testid={role}>
      <h3 class="visually-hidden">{role === 'user' ? 'You' : 'LLaSA'}</h3>
      {content && <p>{content}</p>}
      {problem && <p class="problem">{problem}</p>}
      {facts && (
        <ul class="badges" aria-label="About this answer">
          <li data-testid="badge-cache">cache {facts.cache}</li>
          <li>arm {facts.arm}</li>
          <li>first token {Math.round(facts.ttftMs)} ms</li>
          <li>total {Math.round(facts.totalMs)} ms</li>
          {facts.tokens !== null && <li>{facts.tokens} tokens</li>}
          <li title="request id">{facts.requestId.slice(0, 8)}</li>
        </ul>
      )}
    </article>
  )
}

function Copy({ label, text }: { label: string; text: () => string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text())
    setCopied(true)
    setTimeout(setCopied, 1_500, false)
  }
  return (
    <button type="button" onClick={() => void copy()}>
      {copied ? 'Copied' : label}
    </button>
  )
}
