const [lineFeed, carriageReturn] = [10, 13]

export const hasReturn = (bytes: Uint8Array): boolean => bytes.includes(carriageReturn)

/**
 * A stream's line endings as line feeds: `\r\n` and `\r` end lines of event streams too, and whether a `\r` is the first half of
 * a `\r\n` shows in the next piece only. A stream without any passes as it is.
 */
export class LineEndings {
  #isAfterReturn = false

  /** The next piece may begin with the second half of a line's end. */
  get isAfterReturn(): boolean {
    return this.#isAfterReturn
  }

  normalise(bytes: Uint8Array): Uint8Array {
    if (!this.#isAfterReturn && !hasReturn(bytes)) return bytes
    const kept = new Uint8Array(bytes.length)
    let length = 0
    for (const byte of bytes) {
      const isSecondHalf = byte === lineFeed && this.#isAfterReturn
      this.#isAfterReturn = byte === carriageReturn
      if (!isSecondHalf) kept[length++] = this.#isAfterReturn ? lineFeed : byte
    }
    return kept.subarray(0, length)
  }
}
