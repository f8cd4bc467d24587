import type { Writable } from 'node:stream'
import { sseComment } from '../../shared/sse.ts'

/** A stream that is kept alive; whoever writes to it says so. */
export interface Line {
  readonly outgoing: Writable
  isFed: boolean
}

/**
 * Comments on streams to which nothing was written for a while. One timer for all of them, which looks back: one for each event would
 * be most of what an event costs.
 */
export class KeepAlive {
  readonly #lines = new Set<Line>()

  constructor(everyMs: number) {
    setInterval(() => this.#sweep(), everyMs).unref()
  }

  /** From now until `close`. */
  open(outgoing: Writable): Line {
    const line = { outgoing, isFed: true }
    this.#lines.add(line)
    return line
  }

  close(line: Line): void {
    this.#lines.delete(line)
  }

  #sweep(): void {
    for (const line of this.#lines) {
      if (!line.isFed && !line.outgoing.writableNeedDrain) line.outgoing.write(sseComment('keep-alive'))
      line.isFed = false
    }
  }
}
