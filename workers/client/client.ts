import { SseReader } from '../../shared/sse.ts'
import type {
  AskRequest,
  AskResponse,
  CatalogueQuery,
  ChatChunk,
  ChatCompletion,
  ChatRequest,
  FeedbackRequest,
  LlasaOutput,
  ProductDetail,
  ProductPage,
  ProductSearch,
  Shop,
  TaskList,
} from './types.ts'

export type * from './types.ts'

interface ClientOptions {
  /** A publishable key in a page, any other on a server. */
  readonly apiKey: string
  /** Where the API is, without `/v1`; in a page of its own origin ''. */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
}

interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal or failure as the API reported it. */
export class LlasaError extends Error {
  readonly status: number
  readonly code: string
  readonly param: string | null
  readonly requestId: string | null

  constructor(
    status: number,
    code: string,
    message: string,
    { param, requestId }: { param: string | null; requestId: string | null },
  ) {
    super(message)
    this.name = 'LlasaError'
    this.status = status
    this.code = code
    this.param = param
    this.requestId = requestId
  }
}

/** One step of an answer under way. */
export type ChatEvent =
  | { readonly type: 'products'; readonly products: NonNullable<LlasaOutput['products']> }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly id: string; readonly finishReason: string; readonly llasa: LlasaOutput }
  | { readonly type: 'usage'; readonly promptTokens: number; readonly completionTokens: number }

interface ChatStream extends AsyncIterable<ChatEvent> {
  /** Of the response: `cache-status`, `x-llasa-arm`, `x-request-id` … */
  readonly headers: Headers
}

/** The LLaSA API. Nothing is kept between calls. */
export class Llasa {
  readonly #apiKey: string
  readonly #baseUrl: string
  readonly #fetch: typeof fetch

  constructor({ apiKey, baseUrl = '', fetch: send = fetch }: ClientOptions) {
    this.#apiKey = apiKey
    this.#baseUrl = baseUrl.replace(/\/$/, '')
    this.#fetch = (input, init) => send(input, init)
  }

  /** A complete answer. */
  async chat(
    request: Omit<ChatRequest, 'model' | 'stream'> & { model?: string },
    options: CallOptions = {},
  ): Promise<ChatCompletion> {
    return this.#json('/v1/chat/completions', { model: 'llasa', ...request }, options)
  }

  /** The answer as it comes: products, then text, then what it rests on. Leaving the loop, or the signal, stops the model. */
  async streamChat(
    request: Omit<ChatRequest, 'model' | 'stream'> & { model?: string },
    options: CallOptions = {},
  ): Promise<ChatStream> {
    const response = await this.#send(
      '/v1/chat/completions',
      { model: 'llasa', stream_options: { include_usage: true }, ...request, stream: true },
      options,
    )
    return { headers: response.headers, [Symbol.asyncIterator]: () => eventsOf(response) }
  }

  search(query: CatalogueQuery, options: CallOptions = {}): Promise<ProductSearch> {
    return this.#json('/v1/products:search', query, options)
  }

  products(
    { locale = 'en', from = 0, limit = 200 }: { locale?: string; from?: number; limit?: number } = {},
    options: CallOptions = {},
  ): Promise<ProductPage> {
    return this.#json(
      `/v1/products?${new URLSearchParams({ locale, from: String(from), limit: String(limit) })}`,
      undefined,
      options,
    )
  }

  product(id: string, locale = 'en', options: CallOptions = {}): Promise<ProductDetail> {
    return this.#json(`/v1/products/${encodeURIComponent(id)}?${new URLSearchParams({ locale })}`, undefined, options)
  }

  /** What a page shows before the first question. */
  shop(locale = 'en', options: CallOptions = {}): Promise<Shop> {
    return this.#json(`/v1/shop?${new URLSearchParams({ locale })}`, undefined, options)
  }

  ask(request: AskRequest, options: CallOptions = {}): Promise<AskResponse> {
    return this.#json('/v1/ask', request, options)
  }

  tasks(options: CallOptions = {}): Promise<TaskList> {
    return this.#json('/v1/tasks', undefined, options)
  }

  /** A shopping task; input and output are of the types named after it (`SearchRankInput`, `SearchRankOutput`). */
  async task<Output = unknown>(
    name: string,
    input: object,
    options: CallOptions = {},
  ): Promise<{ model: string; output: Output; repaired: boolean; answeredBy: 'model' | 'rules' }> {
    return this.#json(`/v1/tasks/${encodeURIComponent(name)}`, { input }, options)
  }

  async feedback(request: FeedbackRequest, options: CallOptions = {}): Promise<void> {
    await this.#json('/v1/feedback', request, options)
  }

  async #json<T>(path: string, body: object | undefined, options: CallOptions): Promise<T> {
    return (await (await this.#send(path, body, options)).json()) as T
  }

  async #send(path: string, body: object | undefined, { signal, headers }: CallOptions): Promise<Response> {
    const response = await this.#fetch(`${this.#baseUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${this.#apiKey}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    if (response.ok) return response
    const requestId = response.headers.get('x-request-id')
    const reported = (await response.json().catch(() => null)) as {
      error?: { code?: string; message?: string; param?: string | null }
    } | null
    throw new LlasaError(
      response.status,
      reported?.error?.code ?? 'unknown',
      reported?.error?.message ?? `The server answered ${response.status}.`,
      {
        param: reported?.error?.param ?? null,
        requestId,
      },
    )
  }
}

async function* eventsOf(response: Response): AsyncGenerator<ChatEvent> {
  const reader = response.body?.getReader()
  if (!reader) return
  const sse = new SseReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      for (const data of sse.push(decoder.decode(value, { stream: true }))) {
        if (data === '[DONE]') continue
        const event = JSON.parse(data) as ChatChunk & { error?: { code: string; message: string; param?: string | null } }
        if (event.error)
          throw new LlasaError(response.status, event.error.code, event.error.message, {
            param: event.error.param ?? null,
            requestId: response.headers.get('x-request-id'),
          })
        yield* stepsOf(event)
      }
    }
  } finally {
    await reader.cancel()
  }
}

function* stepsOf({ id, choices, usage, llasa }: ChatChunk): Generator<ChatEvent> {
  if (llasa?.products) yield { type: 'products', products: llasa.products }
  const [choice] = choices
  if (choice?.delta.content) yield { type: 'text', text: choice.delta.content }
  if (choice?.finish_reason) yield { type: 'end', id, finishReason: choice.finish_reason, llasa: llasa ?? {} }
  if (usage) yield { type: 'usage', promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens }
}
