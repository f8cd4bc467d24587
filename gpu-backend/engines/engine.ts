import type { PromptMessage } from '../../shared/assemble.ts'
import type { BackendFormat, FinishReason, Tool, ToolCall, Usage } from '../../shared/chat.ts'

/** One generation, already admitted and bounded: nothing in it is optional that an engine might read as unlimited. */
export interface EngineJob {
  readonly messages: readonly PromptMessage[]
  /** The beginning of the answer, which exists already: it counts as written, and the engine continues it. Mostly empty. */
  readonly begun: string
  /** How many tokens that is; null where no tokenizer counted. */
  readonly begunTokens: number | null
  /** Keeps prefixes of different tenants apart in an engine's cache; null where it has none to keep apart. */
  readonly cacheSalt: string | null
  /** W3C Trace Context, for an engine that records spans of its own; null for none. */
  readonly traceparent: string | null
  readonly outputTokensMax: number
  readonly temperature: number
  readonly topP: number
  readonly seed: number | null
  readonly stop: readonly string[]
  readonly responseFormat: BackendFormat
  readonly tools: readonly Tool[]
  readonly toolChoice: 'none' | 'auto' | 'required' | { readonly name: string }
}

export type EngineEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage: Usage }

/**
 * Takes an event. Null where there is room for the next one, else a promise that resolves when there is. A call and not an
 * iteration: each generator that an event passes costs it a promise and a turn of the microtasks.
 */
export type Emit = (event: EngineEvent) => Promise<void> | null

/** What the gateway needs of an engine, be it TensorRT-LLM on GPUs or llama.cpp on a laptop. */
export interface Engine {
  readonly modelId: string
  readonly contextTokens: number
  /** How many generations run at once; more than that wait in the gateway's queue, where they can be counted. */
  readonly sequences: number
  /**
   * Emits text as it is made, then exactly one `end`, and resolves. Aborting the signal stops the work soon and rejects by an
   * AbortError. Refuses with AppError what the model cannot do.
   */
  generate: (job: EngineJob, emit: Emit, signal: AbortSignal) => Promise<void>
  /** Whether it could answer now; null where it did not say in time, which a busy one does not. */
  ready: () => Promise<boolean | null>
  close: () => Promise<void>
}
