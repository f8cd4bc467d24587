import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type ChatRequest, Llasa, LlasaError, type LlasaOutput } from '../client/client.ts'
import type { ConversationStore } from './conversation-store.ts'
import { recordingFetch } from './recording-fetch.ts'
import type { Words } from './words/words.ts'

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly content: string
  readonly id?: string
  readonly llasa?: LlasaOutput
  readonly problem?: string
  readonly isStreaming?: boolean
}

/** Everything about one request, for who looks behind the scenes. */
export interface Exchange {
  readonly request: object
  readonly headers: Readonly<Record<string, string>>
  readonly log: string
  readonly ttftMs: number | null
  readonly totalMs: number
  readonly tokens: number | null
  readonly llasa: LlasaOutput
  /** In the API's words. */
  readonly problem: string | null
}

interface ConversationOptions {
  readonly apiKey: string
  readonly baseUrl: string
  readonly locale: string
  /** Products the page is about. */
  readonly products: readonly string[]
  readonly store: ConversationStore
  readonly words: Words
  readonly onExchange: (exchange: Exchange) => void
}

const productsInViewMax = 5
const turnsSentMax = 20

/** One conversation: finished turns, the turn that streams, and the ways to continue. */
export function useConversation({ apiKey, baseUrl, locale, products, store, words, onExchange }: ConversationOptions) {
  const [turns, setTurns] = useState<readonly Turn[]>(store.read().turns)
  const [status, setStatus] = useState('')
  const abort = useRef<AbortController | null>(null)
  const isBusy = turns.at(-1)?.isStreaming === true
  // What still streams is not kept: after a reload its question stands there to be sent again.
  useLayoutEffect(() => {
    if (!isBusy) store.write({ turns })
  }, [turns, isBusy])

  async function answer(history: readonly Turn[]): Promise<void> {
    const controller = new AbortController()
    abort.current = controller
    setTurns([...history, { role: 'assistant', content: '', isStreaming: true }])
    setStatus(words.answering)
    const recording = recordingFetch()
    const client = new Llasa({ apiKey, baseUrl, fetch: recording.fetch })
    const request = requestOf(history, { locale, products, sessionId: store.read().sessionId })
    const startedAt = performance.now()
    let content = ''
    let id: string | undefined
    let llasa: LlasaOutput = {}
    let [ttftMs, tokens]: [number | null, number | null] = [null, null]
    let [problem, cause]: [string | null, string | null] = [null, null]
    const show = (isStreaming: boolean): void =>
      setTurns([
        ...history,
        { role: 'assistant', content, llasa, isStreaming, ...(id !== undefined && { id }), ...(problem !== null && { problem }) },
      ])
    try {
      for await (const event of await client.streamChat(request, { signal: controller.signal })) {
        if (event.type === 'products') llasa = { ...llasa, products: event.products }
        else if (event.type === 'usage') tokens = event.completionTokens
        else if (event.type === 'end') {
          llasa = { ...llasa, ...event.llasa }
          id = event.id
        } else {
          ttftMs ??= performance.now() - startedAt
          content += event.text
        }
        show(true)
      }
      setStatus(words.complete)
    } catch (error) {
      cause = error instanceof Error ? error.message : String(error)
      problem = controller.signal.aborted ? words.stopped : problemOf(error, words)
      setStatus(problem)
    }
    show(false)
    onExchange({
      request,
      headers: recording.headers(),
      log: recording.log(),
      ttftMs,
      totalMs: performance.now() - startedAt,
      tokens,
      llasa,
      problem: cause,
    })
  }

  return {
    turns,
    status,
    isBusy,
    ask(text: string): void {
      if (text.trim() && !isBusy) void answer([...turns, { role: 'user', content: text.trim() }])
    },
    retry(): void {
      const history = turns.slice(0, turns.findLastIndex(({ role }) => role === 'user') + 1)
      if (history.length && !isBusy) void answer(history)
    },
    stop(): void {
      abort.current?.abort()
    },
    clear(): void {
      abort.current?.abort()
      setTurns([])
      setStatus('')
    },
  }
}

/** In the shopper's language; what the API said goes to the page by `llasa-exchange`. */
function problemOf(error: unknown, words: Words): string {
  if (!(error instanceof LlasaError)) return words.failed
  if (error.status === 401 || error.status === 403) return words.keyRefused
  if (error.status === 429) return words.tooMany
  return error.status >= 500 ? words.unavailable : words.failed
}

/** Products of the page, then those of the last answer: what "it" and "the second one" can mean. */
function requestOf(
  turns: readonly Turn[],
  { locale, products, sessionId }: Pick<ConversationOptions, 'locale' | 'products'> & { readonly sessionId: string },
): Omit<ChatRequest, 'model' | 'stream'> {
  const shown = turns.findLast(({ llasa }) => llasa?.products?.length)?.llasa?.products ?? []
  const inView = [...new Set([...products, ...shown.map(({ id }) => id)])].slice(0, productsInViewMax)
  return {
    temperature: 0,
    messages: turns
      .filter(({ problem, content }) => !problem && content)
      .slice(-turnsSentMax)
      .map(({ role, content }) => ({ role, content })),
    llasa: { locale, products: inView, retrieve: true, sessionId },
  }
}
