import type { ReadAhead } from '../contract.ts'

/** Counts what waits in all streams of an isolate; it remembers a number and no request. */
export function createReadAhead(bytesMax: number): ReadAhead {
  let held = 0
  return {
    bytes: () => held,
    part(partBytesMax) {
      let own = 0
      return {
        bytesMax: partBytesMax,
        holds(bytes) {
          held += bytes - own
          own = bytes
        },
        isSpent: () => held >= bytesMax,
      }
    },
  }
}
