import type { Usage } from '../../../shared/chat.ts'
import type { EventBatch } from '../../backends/contract.ts'
import type { Answer } from '../contract.ts'
import { AnswerCollector } from './answer-collector.ts'
import type { StreamTap } from './observe-stream.ts'
import { usageIn } from './usage-in.ts'

/** Byte-through: events leave as they came. `keepBytesMax` bounds how long an answer is collected. */
export class PassThroughTap implements StreamTap {
  #usage: Usage | null = null
  #bytes = 0
  readonly #collector = new AnswerCollector()
  readonly #keepBytesMax: number

  constructor(keepBytesMax: number) {
    this.#keepBytesMax = keepBytesMax
  }

  push({ bytes, chunks, comments }: EventBatch): Uint8Array {
    if (comments.length) this.#usage ??= usageIn(comments)
    this.#bytes += bytes.length
    if (this.#isKept) for (const chunk of chunks) this.#collector.add(chunk)
    return bytes
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
