import type { PromptMessage } from '../../shared/assemble.ts'
import type { BackendFormat, ChatCompletion, Tool } from '../../shared/chat.ts'
import type { Defer } from '../http/contract.ts'
import type { Route } from '../rollout/contract.ts'

/** The edge's request to a backend: a chat completion of ours, never the caller's own bytes. */
export interface BackendRequest {
  readonly model: string
  readonly messages: readonly PromptMessage[]
  readonly stream: boolean
  readonly stream_options?: { readonly include_usage: boolean }
  readonly max_completion_tokens: number
  readonly temperature: number
  readonly top_p?: number
  readonly stop?: string | readonly string[]
  readonly seed?: number
  readonly response_format?: BackendFormat
  readonly tools?: readonly Tool[]
  readonly tool_choice?: unknown
  /** The last message is the assistant's own, to be continued (vLLM's name; our gateway supports it for every engine). */
  readonly continue_final_message?: true
  /** The tenant: prefixes of two are never shared in an engine. */
  readonly cache_salt: string
}

export interface AskOptions {
  readonly signal: AbortSignal | null
  readonly requestId: string
  /** What the answer shall be called, by every backend that gives some of it. */
  readonly answerId: string
  readonly traceparent: string
  /** When the answer is of no use any more, milliseconds since 1970; sent to the backend. */
  readonly deadlineAt: number
  /** A short answer in one piece, of which a second copy may be requested when the first is late. */
  readonly mayHedge: boolean
  /** Whether somebody waits for the answer. */
  readonly priority: 'interactive' | 'batch'
  readonly defer: Defer
}

/** A backend's complete answer, checked; `text` as it came. */
export interface UpstreamAnswer {
  readonly text: string
  readonly completion: ChatCompletion
  readonly startedAt: number
  readonly backend: string
  readonly attempts: number
}

/** What of a chunk we read; the rest passes with it. */
export interface StreamChunk {
  readonly id?: string
  readonly created?: number
  readonly model?: string
  readonly choices: readonly {
    readonly delta?: {
      readonly role?: string
      readonly content?: string | null
      readonly tool_calls?: readonly unknown[] | null
    } | null
    readonly finish_reason?: string | null
  }[]
  readonly usage?: unknown
}

/** Some whole events of a stream, read once. */
export interface EventBatch {
  /** As they came. */
  readonly bytes: Uint8Array
  /** Those that came together and differ in their text only are one. */
  readonly chunks: readonly StreamChunk[]
  /** How many chunks came: about a token each. */
  readonly events: number
  /** Signs of life, and at the end what the answer cost. */
  readonly comments: readonly string[]
  /** `[DONE]` has come. */
  readonly isDone: boolean
}

/** A backend's stream, its first event read and found good; it outlives its backend where another can continue. */
export interface UpstreamStream {
  readonly startedAt: number
  readonly attempts: number
  readonly backend: string
  readonly resumed: number
  readonly first: EventBatch
  /** Events after that, as they come, until the batch that is done. Throws AppError when nobody can finish the answer. */
  readonly read: () => Promise<EventBatch>
  /** For after that batch: takes what is left of the body. */
  readonly drain: () => Promise<void>
  /** Stops the backend's work. */
  readonly cancel: () => void
}

export interface Backends {
  readonly ask: (route: Route, request: BackendRequest, options: AskOptions) => Promise<UpstreamAnswer>
  readonly stream: (route: Route, request: BackendRequest, options: AskOptions) => Promise<UpstreamStream>
  /** Null when reachable, else why not, in words fit for an operator. */
  readonly probe: (backend: string) => Promise<string | null>
  /** Names of the models it serves; null where it cannot be reached, or names them otherwise than we do. */
  readonly models: (backend: string) => Promise<readonly string[] | null>
}
