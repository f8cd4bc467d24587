import type { ChatRequest } from '../../../shared/chat.ts'
import type { Facts } from '../../../shared/grounding/facts.ts'
import type { SlotOptions } from '../../../shared/slots.ts'
import type { ChunkWriter } from '../stream/chunk-writer.ts'

/** What an answer's text becomes for one caller. */
export interface ReplyShape {
  /** What the answer is held to; null when the request is about no products and text is passed on as it is. */
  readonly facts: Facts | null
  readonly slots: SlotOptions
  /** How a stream is written; left out, as chat chunks, and what needs no change passes as it came. */
  readonly writer?: ChunkWriter | undefined
}

export const replyShape = (request: ChatRequest, facts: Facts | null, writer?: ChunkWriter): ReplyShape => ({
  facts,
  writer,
  slots: {
    style: request.response_format && request.response_format.type !== 'text' ? 'json-string' : 'text',
    locale: request.llasa?.locale ?? 'en',
  },
})
