/** Two independent 32-bit hashes of a normalised question: together they do not collide in a shop's lifetime. */
export function exactHashes(normalised: string): [number, number] {
  let [first, second] = [0x811c9dc5 | 0, 0x2f0b_4c47 | 0]
  for (let at = 0; at < normalised.length; at++) {
    const unit = normalised.charCodeAt(at)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x5bd1e995) + (second >>> 13)
  }
  return [first >>> 0, second >>> 0]
}

/** Of content words; relations lie above them, so that the two never meet. */
export const relationsFrom = 0x8000
export const stemHash = (stem: string): number => exactHashes(stem)[0] & (relationsFrom - 1)
export const relationHash = (word: string): number => stemHash(word) | relationsFrom
