import type { TaskRules } from '../../shared/answers/rules/answer-by-rules.ts'
import type { ChatRequest, FinishReason, ToolCall, Usage } from '../../shared/chat.ts'
import type { Receipt } from '../../shared/grounding/receipt.ts'
import type { KindOf } from '../../shared/kinds/read-kind.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Keep } from '../answer-cache/contract.ts'
import type { RequestContext } from '../http/contract.ts'
import type { KnownEntry, Published } from '../known-answers/contract.ts'
import type { Route } from '../rollout/contract.ts'
import type { Citation, ProductCard } from './reply/product-card.ts'
import type { ChunkWriter } from './stream/chunk-writer.ts'
import type { WatchChunk } from './stream/read-along.ts'

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
  /** Of a stream, the events with text that came, about a token each: what it cost where its usage never came. */
  readonly streamedTokens: number
  /** Milliseconds from the call to the first byte of the answer; null when there was none. */
  readonly ttftMs: number | null
  readonly unknownSlots: number
  /** Of these, slots of nothing that was listed: the model's own invention, not a gap in a record. */
  readonly inventedSlots: number
  /** Statements no record proved: taken out of the answer. */
  readonly violations: number
  /** The backend that gave (the end of) it; null when none was called. */
  readonly backend: string | null
  /** Backends called before the first byte, the one that answered included. */
  readonly attempts: number
  /** How often another backend continued in the middle. */
  readonly resumed: number
}

/** Our own fields beside OpenAI's, in one object that standard clients ignore. */
export interface LlasaFields {
  /** The products the answer can speak of: known before its first word. */
  readonly products?: readonly ProductCard[]
  /** What it stated and of which products, and what may follow: known when it has ended. */
  readonly grounding?: Receipt & { readonly version: string | null; readonly publishedAt: string | null }
  readonly citations?: readonly Citation[]
  readonly suggestions?: readonly string[]
  /** The known question it comes from. */
  readonly faq?: object
  /** The rule that answered a task, by the kind of its question. */
  readonly rules?: { readonly kind: string }
  /** Where the shopper learns about an order. */
  readonly order?: OrderLinks
}

export interface OrderLinks {
  readonly links: readonly { readonly type: 'order_status'; readonly url: string }[]
  readonly phone?: string
}

/** A finished answer as one caller reads it; data until a route writes it. */
export interface CompleteReply {
  readonly kind: 'complete'
  /** As it is stored, slots unfilled. */
  readonly answer: Answer
  /** Its text with the values of this moment. */
  readonly content: string | null
  readonly llasa: LlasaFields | null
  /** The backend's own JSON, where nothing in it is to be changed. */
  readonly upstreamText: string | null
  readonly outcome: Outcome
  readonly finished: Promise<Outcome>
}

/** An answer on its way; one that has come already is bytes. */
export interface StreamedReply {
  readonly kind: 'streamed'
  readonly events: ReadableStream<Uint8Array> | Uint8Array
  /** Null while it is on its way. */
  readonly outcome: Outcome | null
  readonly finished: Promise<Outcome>
}

export type Reply = CompleteReply | StreamedReply

/** Which arm answers, and what the tenant publishes at this moment. */
export interface Routed {
  readonly route: Route
  readonly published: Published
}

export interface ChatInput {
  readonly context: RequestContext
  readonly request: ChatRequest
  /** Of a batch, so that all its items have one arm and one version. */
  readonly routed?: Routed
  /** Of a task whose form the question alone does not say. */
  readonly grammar?: string
  /** Of another API than chat. */
  readonly writer?: ChunkWriter
  /** Sees a stream as its caller does. */
  readonly watch?: WatchChunk
  /** `everywhere` for answers generated in advance: a stale one is generated again, and nobody waits for a stream. */
  readonly keep?: Exclude<Keep, 'nowhere'>
}

export interface Answered {
  readonly reply: Reply
  /** The known question that answered. */
  readonly known: KnownEntry | null
  /** `faq`, `faq-near`, `order`, `model`, `stand-in`, `rules` of a task, or the kind of the edge's own answer. */
  readonly by: string
  /** The edge's own answer leaves the question open. */
  readonly saysNothing: boolean
}

export type AnswerChat = (input: ChatInput) => Promise<Answered>

/** Ids of model answers, signed: whoever votes names an answer that was given. */
export interface AnswerIds {
  readonly make: (answer: { readonly tenant: string; readonly region: string; readonly arm: string }) => string
  /** What gave the answer; null for an id that was not made for this tenant, or that is too old to count. */
  readonly read: (tenant: string, id: string) => { readonly region: string; readonly arm: string } | null
}

/**
 * The bytes that streams have read ahead of their readers, in all of an isolate: the memory that readers who do not read can hold.
 * Where all of it is held, a stream reads no faster than its reader; what it holds is counted until its reader has read it or left.
 */
export interface ReadAhead {
  readonly bytes: () => number
  /** One stream's part of it. */
  readonly part: (bytesMax: number) => ReadAheadPart
}

export interface ReadAheadPart {
  readonly bytesMax: number
  /** So many bytes wait for its reader now. */
  readonly holds: (bytes: number) => void
  /** Whether all streams together hold all that they may. */
  readonly isSpent: () => boolean
}

/** The rules that answer tasks, read when an isolate first needs them. */
export interface TaskRulesSource {
  readonly current: () => Promise<TaskRules>
}

/** Tells what a message is, by weights that an isolate reads when it first needs them. */
export interface MessageKinds {
  readonly current: () => Promise<KindOf>
}

/** What answers about products are made with, loaded ahead of the first question. */
export interface ProductAnswers {
  readonly ready: () => Promise<unknown>
}

export interface Prompts {
  readonly get: (version: string) => Prompt
  readonly has: (version: string) => boolean
}
