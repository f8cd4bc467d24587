const [lineFeed, carriageReturn] = [10, 13]

/**
 * A stream's line endings as line feeds: `\r\n` and `\r` end lines of event streams too, and whether a `\r` is the first half of
 * a `\r\n` shows in the next piece only. A stream without any passes as it is.
 */
export class LineEndings {
  #isAfterReturn = false

  normalise(bytes: Uint8Array): Uint8Array {
    if (!this.#isAfterReturn && !bytes.includes(carriageReturn)) return bytes
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
