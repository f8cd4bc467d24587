import type { PromptMessage } from '../../shared/assemble.ts'
import type { BackendFormat, FinishReason, Tool, ToolCall, Usage } from '../../shared/chat.ts'

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
}

/** What a request lets the answer cache do. `detail` says why not, in `Cache-Status`. */
export interface CacheUse {
  readonly read: boolean
  readonly store: boolean
  readonly detail: string | null
}
