import type { PromptMessage } from '../../shared/assemble.ts'
import type { BackendFormat, FinishReason, Tool, ToolCall, Usage } from '../../shared/chat.ts'
import type { Window } from '../answer-cache/answer-window.ts'
import type { KnownEntry } from '../known-answers/publish/published.ts'

/** A finished answer as plain data: shareable between requests, storable, slots unfilled. */
export interface Answer {
  readonly id: string
  readonly created: number
  readonly model: string
  readonly content: string | null
  readonly toolCalls: readonly ToolCall[]
  readonly finishReason: FinishReason
  readonly usage: Usage | null
}

/** What the edge asks of a backend: a chat completion of ours, never the caller's own bytes. */
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
  /** The last message is the assistant's own, to be gone on with (vLLM's name; our gateway knows it for every engine). */
  readonly continue_final_message?: true
  /** The tenant: prefixes of two are never shared in an engine. */
  readonly cache_salt: string
}

/** What a request lets the answer cache do. `detail` says why not, in `Cache-Status`. */
export interface CacheUse {
  readonly read: boolean
  readonly store: boolean
  readonly detail: string | null
}

/** Where an answer lies in the cache, and what decides whether it still counts. */
export interface AnswerPlace {
  readonly key: string
  readonly window: Window
  readonly tags: readonly string[]
  /** False when what the answer rests on was purged after it was stored. */
  readonly isValid: (stored: { readonly storedAt: number; readonly tags: readonly string[] }) => boolean
}

/** What known questions say to a request. The versions are in cache keys even without a match. */
export interface FaqVerdict {
  /** Null when the question was asked of none. */
  readonly version: string | null
  readonly answer: FaqHit | null
  readonly ground: KnownEntry | null
}

/** Nobody asked them. */
export const noFaq: FaqVerdict = { version: null, answer: null, ground: null }

export interface FaqHit {
  readonly entry: KnownEntry
  readonly version: string
  readonly confidence: number
  readonly exact: boolean
}
