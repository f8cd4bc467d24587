import type { ChatRequest } from '../../../shared/chat.ts'
import type { GroundedText, GroundingOptions } from '../../../shared/grounding/grounded-text.ts'
import { choicesOf } from '../../../shared/schema-choices.ts'
import type { LlasaFields } from '../contract.ts'
import type { ChunkWriter } from '../stream/chunk-writer.ts'
import type { GroundingTap } from '../stream/grounding-tap.ts'
import type { WatchChunk } from '../stream/read-along.ts'

/** How an answer is held to the records it is about. */
export interface Grounding {
  /** Known before the first word. */
  readonly opening: () => LlasaFields
  readonly text: (slots: GroundingOptions) => GroundedText
  /** Known when it has ended. */
  readonly closing: (grounded: GroundedText) => LlasaFields
  /** The same of a stream. */
  readonly tap: (grounded: GroundedText, writer: ChunkWriter | undefined) => GroundingTap
}

/** What an answer's text becomes for one caller. */
export interface ReplyShape {
  /** What the answer is held to; null when the request is about no products and text is passed on as it is. */
  readonly grounding: Grounding | null
  readonly slots: GroundingOptions
  /** How a stream is written; left out, as chat chunks, and what needs no change passes as it came. */
  readonly writer?: ChunkWriter | undefined
  /** Sees a stream as its caller does. */
  readonly watch?: WatchChunk | undefined
}

export function replyShape(
  request: ChatRequest,
  grounding: Grounding | null,
  { writer, watch }: Pick<ReplyShape, 'writer' | 'watch'>,
): ReplyShape {
  const { response_format: format } = request
  const locale = request.llasa?.locale ?? 'en'
  const slots: GroundingOptions =
    !format || format.type === 'text'
      ? { style: 'text', locale }
      : { style: 'json-string', locale, ...(format.type === 'json_schema' && { choices: choicesOf(format.json_schema.schema) }) }
  return { grounding, writer, watch, slots }
}

/** Of a text that the edge composed: its slots are filled, and its words are its own. */
export const ownWords = (shape: ReplyShape): ReplyShape => ({ ...shape, slots: { ...shape.slots, isTrusted: true } })
