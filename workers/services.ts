import type { Scope } from '../shared/api-key.ts'
import type { Usage } from '../shared/chat.ts'
import type { Catalogue } from '../shared/product.ts'
import type { Prompt } from '../shared/prompt.ts'
import type { RequestRecord } from '../shared/record.ts'
import type { Config } from './config.ts'
import type { Answer, BackendRequest, CacheUse } from './core/answer.ts'
import type { Arm } from './core/arm.ts'
import type { Watchdog } from './core/watchdog.ts'

/** Who asks: what a valid key stands for. */
export interface Caller {
  readonly keyId: string
  readonly tenant: string
  readonly scopes: readonly Scope[]
}

/** How a reply ended, known only once its last byte has left. */
export interface Outcome {
  readonly ending: 'complete' | 'cancelled' | 'failed'
  /** What may be stored and shared; null unless the answer came whole. */
  readonly answer: Answer | null
  readonly usage: Usage | null
  /** Milliseconds from the call to the first byte of the answer; null when there was none. */
  readonly ttftMs: number | null
  readonly unknownSlots: number
}

/** An answer under way, and how it went. Known answers and model streams both give one. */
export interface Reply {
  readonly body: string | ReadableStream<Uint8Array>
  readonly contentType: string
  readonly finished: Promise<Outcome>
}

export interface AskOptions {
  readonly signal: AbortSignal | null
  readonly requestId: string
  readonly traceparent: string
}

/** A backend's answer with its headers in and its body still to come. */
export interface Upstream {
  readonly response: Response
  readonly startedAt: number
  /** Aborts the backend when it falls silent; whoever reads the body feeds and stops it. */
  readonly watchdog: Watchdog
  /** Stops the backend's work. */
  readonly abort: () => void
}

export interface AnswerLookup {
  /** RFC 9211 member to send. */
  readonly status: string
  readonly outcome: 'hit' | 'stale' | 'collapsed' | 'miss' | 'bypass'
  readonly answer: Answer | null
  /** Tells the cache, and whoever waits for the same answer, how the asking ended. */
  readonly settle: (answer: Answer | null) => Promise<void>
}

export interface Services {
  readonly config: Config
  readonly keys: { find: (token: string) => Promise<Caller | null> }
  readonly prompts: { get: (version: string) => Prompt }
  readonly catalogues: { get: (tenant: string, locale: string) => Promise<Catalogue | null> }
  readonly answers: { find: (key: string, use: CacheUse) => Promise<AnswerLookup> }
  readonly backends: {
    ask: (arm: Arm, request: BackendRequest, options: AskOptions) => Promise<Upstream>
    /** Null when reachable, else why not, in words fit for an operator. */
    probe: (backend: string) => Promise<string | null>
  }
  readonly recorder: { write: (record: RequestRecord) => void }
}
