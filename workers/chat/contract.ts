import type { FinishReason, ToolCall, Usage } from '../../shared/chat.ts'
import type { Prompt } from '../../shared/prompt.ts'

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

/** How a reply ended, known only once its last byte has left. */
export interface Outcome {
  readonly ending: 'complete' | 'cancelled' | 'failed'
  /** What may be stored and shared; null unless the answer came complete. */
  readonly answer: Answer | null
  readonly usage: Usage | null
  /** Milliseconds from the call to the first byte of the answer; null when there was none. */
  readonly ttftMs: number | null
  readonly unknownSlots: number
  /** Statements no record proved: taken out of the answer. */
  readonly violations: number
  /** The backend that gave (the end of) it; null when none was called. */
  readonly backend: string | null
  /** Backends called before the first byte, the one that answered included. */
  readonly attempts: number
  /** How often another backend continued in the middle. */
  readonly resumed: number
}

/** An answer under way, and how it went. Known answers and model streams both give one. */
export interface Reply {
  readonly body: string | ReadableStream<Uint8Array>
  readonly contentType: string
  readonly finished: Promise<Outcome>
}

export interface Prompts {
  readonly get: (version: string) => Prompt
  readonly has: (version: string) => boolean
}
