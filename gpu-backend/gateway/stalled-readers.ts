import type { Writable } from 'node:stream'

/**
 * The bytes that wait for readers who do not read, over all streams together. One stream waits with no more than its connection
 * takes at once; of many the sum is bounded here: a reader who comes to wait when others hold all of it is cut off, and so is one
 * that still waits when the answer is of no use any more.
 */
export class StalledReaders {
  #bytes = 0
  readonly #bytesMax: number

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Until there is room again; an AbortError where nobody is left to read. */
  async drained(outgoing: Writable, signal: AbortSignal): Promise<void> {
    const held = outgoing.writableLength
    if (this.#bytes + held > this.#bytesMax || signal.aborted) outgoing.destroy()
    if (!outgoing.destroyed) {
      this.#bytes += held
      await roomOf(outgoing, signal)
      this.#bytes -= held
      if (outgoing.writableNeedDrain) outgoing.destroy()
    }
    if (outgoing.destroyed) throw new DOMException('The reader has left, or never read.', 'AbortError')
  }
}

const roomOf = (outgoing: Writable, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go)
      signal.removeEventListener('abort', go)
      resolve()
    }
    outgoing.once('drain', go).once('close', go)
    signal.addEventListener('abort', go, { once: true })
  })
