import { sentenceVector } from '../faq/sentence-vector.ts'
import { wordPieces } from '../faq/word-piece.ts'
import type { WordTable } from '../faq/word-table.ts'
import { featuresOf, slotCount } from './features.ts'
import { kinds, type MessageKind } from './kinds.ts'

/**
 * Fitted weights (`message-kinds-v1.bin`, little endian): float32 of a scale for each kind, of one for each kind's meaning, of a
 * bias and of the temperature, then int8 rows: for each slot one number a kind, then for each dimension of a meaning.
 */
export interface KindModel {
  readonly scales: Float32Array
  readonly meaningScales: Float32Array
  readonly biases: Float32Array
  readonly temperature: number
  readonly slots: Int8Array
  readonly meanings: Int8Array
}

export const kindModelBytes = (dimensions: number): number => (3 * kinds.length + 1) * 4 + (slotCount + dimensions) * kinds.length

export function readKindModel(buffer: ArrayBuffer, dimensions: number): KindModel {
  if (buffer.byteLength !== kindModelBytes(dimensions)) throw new Error('not the weights of these kinds')
  const count = kinds.length
  const floats = new Float32Array(buffer, 0, 3 * count + 1)
  const bytes = new Int8Array(buffer, floats.byteLength)
  return {
    scales: floats.subarray(0, count),
    meaningScales: floats.subarray(count, 2 * count),
    biases: floats.subarray(2 * count, 3 * count),
    temperature: floats[3 * count] ?? 1,
    slots: bytes.subarray(0, slotCount * count),
    meanings: bytes.subarray(slotCount * count),
  }
}

/** What a message is, and how likely each kind is. */
export interface KindGuess {
  readonly kind: MessageKind
  readonly probability: number
  readonly probabilities: Readonly<Record<MessageKind, number>>
}

export type KindOf = (message: string) => KindGuess

/** By a linear model over a message's words and its meaning; nothing of a request is remembered. */
export function readKind(model: KindModel, words: WordTable, message: string): KindGuess {
  const count = kinds.length
  const sums = new Float32Array(count)
  const features = featuresOf(message)
  for (const slot of features)
    for (let at = 0; at < count; at++) sums[at] = (sums[at] ?? 0) + (model.slots[slot * count + at] ?? 0)
  const meaning = sentenceVector(words, wordPieces(words, message.slice(0, 1_000)))
  const meant = new Float32Array(count)
  meaning.forEach((value, dimension) => {
    for (let at = 0; at < count; at++) meant[at] = (meant[at] ?? 0) + value * (model.meanings[dimension * count + at] ?? 0)
  })
  const share = 1 / Math.sqrt(features.length || 1)
  const logits = sums.map(
    (sum, at) =>
      (sum * share * (model.scales[at] ?? 0) + (meant[at] ?? 0) * (model.meaningScales[at] ?? 0) + (model.biases[at] ?? 0)) /
      model.temperature,
  )
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - highest))
  const total = weights.reduce((sum, each) => sum + each, 0)
  const probabilities = Object.fromEntries(kinds.map((kind, at) => [kind, (weights[at] ?? 0) / total])) as Record<
    MessageKind,
    number
  >
  const kind = kinds.reduce((best, each) => (probabilities[each] > probabilities[best] ? each : best), 'goods' as MessageKind)
  return { kind, probability: probabilities[kind], probabilities }
}
