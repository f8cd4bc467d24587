import type { Usage } from '../../../shared/chat.ts'
import { type AppError, errorBody } from '../../../shared/errors.ts'
import { doneEvent, sseEvent } from '../../../shared/sse.ts'
import type { StreamChunk } from '../../backends/contract.ts'
import type { LlasaFields } from '../contract.ts'

/** A chunk as it leaves, with what of ours goes beside it. */
export interface WrittenChunk extends StreamChunk {
  readonly llasa?: LlasaFields
}

/** How an answer under way is written for its caller: as chat chunks, or as the events of another of OpenAI's APIs. */
export interface ChunkWriter {
  readonly chunk: (chunk: WrittenChunk) => string
  /** After the last chunk of a complete answer; what it cost, where no chunk said so. */
  readonly end: (usage: Usage | null) => string
  /** Where nobody could finish it: the status has left already. */
  readonly failure: (error: AppError) => string
}

export const chatWriter: ChunkWriter = {
  chunk: sseEvent,
  end: () => doneEvent,
  failure: (error) => sseEvent(errorBody(error)),
}
