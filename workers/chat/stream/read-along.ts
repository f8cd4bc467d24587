import type { LlasaFields } from '../contract.ts'
import type { ChunkWriter, WrittenChunk } from './chunk-writer.ts'

// Enough of an answer for a log.
const textCharsMax = 4_000

/** Sees each chunk as its caller gets it. */
export type WatchChunk = (chunk: WrittenChunk) => void

/** What a caller was shown of an answer. */
export interface Shown {
  readonly id: string
  readonly text: string
  readonly callsTools: boolean
  readonly llasa: LlasaFields
}

interface ReadAlong {
  readonly watch: WatchChunk
  /** What has been shown so far. */
  readonly shown: () => Shown
}

/** Collects what the caller of a stream is shown. */
export function readAlong(): ReadAlong {
  let shown: Shown = { id: '', text: '', callsTools: false, llasa: {} }
  return {
    shown: () => shown,
    watch(chunk) {
      const delta = chunk.choices[0]?.delta
      shown = {
        id: chunk.id ?? shown.id,
        text: shown.text.length < textCharsMax ? shown.text + (delta?.content ?? '') : shown.text,
        callsTools: shown.callsTools || Boolean(delta?.tool_calls?.length),
        llasa: chunk.llasa ? { ...shown.llasa, ...chunk.llasa } : shown.llasa,
      }
    },
  }
}

/** The same writer, with somebody who sees what it writes. */
export const watchedWriter = (writer: ChunkWriter, watch: WatchChunk): ChunkWriter => ({
  ...writer,
  chunk(chunk) {
    watch(chunk)
    return writer.chunk(chunk)
  },
})
