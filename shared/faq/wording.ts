import type { FaqIndex } from './faq-index.ts'
import { features } from './lexical.ts'

/** A query's weighted words and grams by bucket, in a small table of its own. */
export interface QueryWording {
  readonly buckets: Int32Array
  readonly weights: Float32Array
  readonly length: number
}

/** A query's weighted words and grams, as a table to look entries' up in. */
export function queryWording(rarity: Float32Array, normalised: string): QueryWording {
  const found = features(normalised)
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, found.size * 2)))
  const buckets = new Int32Array(slots).fill(-1)
  const weights = new Float32Array(slots)
  let square = 0
  for (const [bucket, weight] of found) {
    const weighted = weight * (rarity[bucket] ?? 0)
    let slot = bucket & (slots - 1)
    while ((buckets[slot] ?? -1) >= 0) slot = (slot + 1) & (slots - 1)
    buckets[slot] = bucket
    weights[slot] = weighted
    square += weighted * weighted
  }
  return { buckets, weights, length: Math.sqrt(square) || 1 }
}

/** Cosine with the known question's. */
export function wordingOf(index: FaqIndex, question: number, { buckets, weights, length }: QueryWording): number {
  const { featureStart, featureBuckets, featureWeights } = index
  const last = buckets.length - 1
  const end = featureStart[question + 1] ?? 0
  let sum = 0
  for (let at = featureStart[question] ?? 0; at < end; at++) {
    const bucket = featureBuckets[at] ?? 0
    for (let slot = bucket & last; (buckets[slot] ?? -1) >= 0; slot = (slot + 1) & last)
      if (buckets[slot] === bucket) {
        sum += (featureWeights[at] ?? 0) * (weights[slot] ?? 0)
        break
      }
  }
  return sum / (255 * length)
}
