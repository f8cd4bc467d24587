import { unknownToken } from './word-piece.ts'
import type { WordTable } from './word-table.ts'

/**
 * A question's meaning as one vector of unit length: the sum of its tokens' rows, whose lengths already say how much each
 * token matters (model2vec). All zeros when no token is known.
 */
export function sentenceVector({ dimensions, scales, vectors }: WordTable, tokens: readonly number[]): Float32Array {
  const sum = new Float32Array(dimensions)
  for (const token of tokens) {
    if (token === unknownToken) continue
    const scale = scales[token] ?? 0
    const row = token * dimensions
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + scale * (vectors[row + at] ?? 0)
  }
  return toUnitLength(sum)
}

export function toUnitLength(vector: Float32Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  const factor = square > 0 ? 1 / Math.sqrt(square) : 0
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * factor
  return vector
}
