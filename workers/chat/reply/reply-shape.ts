import type { ChatRequest } from '../../../shared/chat.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import type { GroundingOptions } from '../../../shared/grounding/grounded-text.ts'
import type { ChunkWriter } from '../stream/chunk-writer.ts'
import type { WatchChunk } from '../stream/read-along.ts'

/** What an answer's text becomes for one caller. */
export interface ReplyShape {
  /** What the answer is held to; null when the request is about no products and text is passed on as it is. */
  readonly facts: Facts | null
  readonly slots: GroundingOptions
  /** How a stream is written; left out, as chat chunks, and what needs no change passes as it came. */
  readonly writer?: ChunkWriter | undefined
  /** Sees a stream as its caller does. */
  readonly watch?: WatchChunk | undefined
}

export const replyShape = (
  request: ChatRequest,
  facts: Facts | null,
  { writer, watch }: Pick<ReplyShape, 'writer' | 'watch'>,
): ReplyShape => ({
  facts,
  writer,
  watch,
  slots: {
    style: request.response_format && request.response_format.type !== 'text' ? 'json-string' : 'text',
    locale: request.llasa?.locale ?? 'en',
  },
})

/** Of a text that the edge composed: its slots are filled, and its words are its own. */
export const ownWords = (shape: ReplyShape): ReplyShape => ({ ...shape, slots: { ...shape.slots, isTrusted: true } })
