import { SseReader } from '../../shared/sse.ts'

export interface ShopProduct {
  readonly id: string
  readonly title: string
  readonly category?: string
  readonly fields: Readonly<Record<string, string>>
}

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly content: string
}

export interface Question {
  readonly apiKey: string
  readonly locale: string
  readonly products: readonly string[]
  readonly turns: readonly Turn[]
}

/** What an answer's badges say, all read from the answer itself. */
export interface AnswerFacts {
  readonly cache: string
  readonly arm: string
  readonly ttftMs: number
  readonly totalMs: number
  readonly tokens: number | null
  readonly requestId: string
}

export const requestBody = ({ locale, products, turns }: Question) => ({
  model: 'llasa',
  stream: true,
  stream_options: { include_usage: true },
  temperature: 0,
  messages: turns,
  llasa: { locale, products },
})

const headers = (apiKey: string) => ({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' })

export async function fetchProducts(apiKey: string, locale: string): Promise<ShopProduct[]> {
  const response = await fetch(`/v1/products?locale=${encodeURIComponent(locale)}`, { headers: headers(apiKey) })
  if (!response.ok) throw new Error(await readError(response))
  return ((await response.json()) as { data: ShopProduct[] }).data
}

/** Streams one answer; `onText` gets the whole text so far. Throws with a sentence fit to show. */
export async function ask(question: Question, signal: AbortSignal, onText: (text: string) => void): Promise<AnswerFacts> {
  const startedAt = performance.now()
  const response = await fetch('/v1/chat/completions', {
    method: 'POST',
    headers: headers(question.apiKey),
    body: JSON.stringify(requestBody(question)),
    signal,
  })
  if (!response.ok || !response.body) throw new Error(await readError(response))
  const sse = new SseReader()
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let text = ''
  let ttftMs = 0
  let tokens: number | null = null
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    for (const data of sse.push(decoder.decode(value, { stream: true }))) {
      if (data === '[DONE]') continue
      const event = JSON.parse(data)
      if (event.error) throw new Error(event.error.message)
      tokens = event.usage?.completion_tokens ?? tokens
      const piece: string = event.choices?.[0]?.delta?.content ?? ''
      if (!piece) continue
      ttftMs ||= performance.now() - startedAt
      text += piece
      onText(text)
    }
  }
  return {
    cache: cacheWord(response.headers.get('cache-status') ?? ''),
    arm: response.headers.get('x-llasa-arm') ?? '?',
    requestId: response.headers.get('x-request-id') ?? '?',
    ttftMs,
    totalMs: performance.now() - startedAt,
    tokens,
  }
}

function cacheWord(status: string): string {
  if (status.includes('collapsed')) return 'collapsed'
  return /\bhit\b/.test(status) ? 'hit' : status.includes('bypass') ? 'bypass' : 'miss'
}

/** The refusal in words fit to show. */
export async function readError(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null
  return body?.error?.message ?? `The server answered ${response.status}.`
}
