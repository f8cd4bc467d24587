/**
 * Words and pieces of words, hashed: the evidence that holds in any language and for words no table knows. A word that
 * few questions have weighs more (inverse document frequency); how often it stands in one question hardly matters.
 */
const bucketCount = 1 << 16

const wordWeight = 1
const gramWeight = 0.35
const gramLengths = [3] as const

/** Bucket → weight before rarity, of a normalised question (`normaliseQuestion`). */
export function features(normalised: string): Map<number, number> {
  const found = new Map<number, number>()
  const add = (bucket: number, weight: number) => found.set(bucket, Math.max(found.get(bucket) ?? 0, weight))
  for (const word of normalised.split(' ')) {
    if (!word) continue
    const fenced = `_${word}_`
    add(hash(fenced, 0, fenced.length), wordWeight)
    for (const length of gramLengths)
      for (let start = 0; start + length <= fenced.length; start++)
        if (length < fenced.length) add(hash(fenced, start, start + length), gramWeight)
  }
  return found
}

function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5 | 0
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 16
}

/** How rare each bucket is among the questions of an index, 1 for the rarest; what none has counts as rarest. */
export function rarityOf(questions: readonly Map<number, number>[]): Float32Array {
  const counts = new Uint32Array(bucketCount)
  for (const question of questions) for (const bucket of question.keys()) counts[bucket] = (counts[bucket] ?? 0) + 1
  const scale = Math.log(1 + questions.length)
  return Float32Array.from(counts, (count) => Math.log((1 + questions.length) / (1 + count)) / scale)
}
