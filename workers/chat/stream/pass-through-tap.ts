import type { Usage } from '../../../shared/chat.ts'
import { sseComment } from '../../../shared/sse.ts'
import type { EventBatch } from '../../backends/contract.ts'
import type { Answer } from '../contract.ts'
import { AnswerCollector } from './answer-collector.ts'
import type { ChunkWriter } from './chunk-writer.ts'
import type { StreamTap } from './observe-stream.ts'
import type { WatchChunk } from './read-along.ts'
import { usageIn } from './usage-in.ts'

/** Byte-through: events leave as they came, unless they are to be written in another form. `keepBytesMax` bounds how long an answer is collected. */
export class PassThroughTap implements StreamTap {
  #usage: Usage | null = null
  textEvents = 0
  #bytes = 0
  readonly #collector = new AnswerCollector()
  readonly #keepBytesMax: number
  readonly #writer: ChunkWriter | null
  readonly #watch: WatchChunk | null

  constructor(keepBytesMax: number, writer: ChunkWriter | null = null, watch: WatchChunk | null = null) {
    this.#keepBytesMax = keepBytesMax
    this.#writer = writer
    this.#watch = watch
  }

  push({ bytes, chunks, events, comments, isDone }: EventBatch): Uint8Array {
    if (comments.length) this.#usage ??= usageIn(comments)
    this.#bytes += bytes.length
    this.textEvents += events
    if (this.#isKept) for (const chunk of chunks) this.#collector.add(chunk)
    if (this.#watch) for (const chunk of chunks) this.#watch(chunk)
    return this.#writer ? written(this.#writer, { chunks, comments, isDone }, this.#usage) : bytes
  }

  /** The complete answer, or null when it was longer than is kept. Called after the last byte has left. */
  answer(): Answer | null {
    return this.#isKept ? this.#collector.answer(this.#usage) : null
  }

  usage(): Usage | null {
    return this.#usage
  }

  get #isKept(): boolean {
    return this.#bytes <= this.#keepBytesMax
  }
}

const encoder = new TextEncoder()
function written(
  writer: ChunkWriter,
  { chunks, comments, isDone }: Omit<EventBatch, 'bytes' | 'events'>,
  usage: Usage | null,
): Uint8Array {
  const text = chunks.map(writer.chunk).join('') + (isDone ? writer.end(usage) : '')
  return encoder.encode(text || (comments.length ? sseComment('keep-alive') : ''))
}
