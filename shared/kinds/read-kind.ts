import { sentenceVector } from '../faq/sentence-vector.ts'
import { wordPieces } from '../faq/word-piece.ts'
import type { WordTable } from '../faq/word-table.ts'
import { featuresOf, slotCount } from './features.ts'
import { kinds, type MessageKind } from './kinds.ts'

/** How many numbers a meaning is turned into before it speaks for kinds. */
export const hiddenSize = 32

/**
 * Fitted weights (`message-kinds-v1.bin`, little endian): float32 of a scale for each kind, of its bias, of the hidden layer (a row
 * of a meaning's dimensions and a bias for each number) and of what each hidden number says for each kind; then int8 rows, for each
 * slot one number a kind.
 */
export interface KindModel {
  readonly scales: Float32Array
  readonly biases: Float32Array
  readonly hidden: Float32Array
  readonly hiddenBiases: Float32Array
  readonly spoken: Float32Array
  readonly slots: Int8Array
}

const partsOf = (dimensions: number): number[] => [
  kinds.length,
  kinds.length,
  hiddenSize * dimensions,
  hiddenSize,
  hiddenSize * kinds.length,
]
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

export const kindModelBytes = (dimensions: number): number => 4 * sum(partsOf(dimensions)) + slotCount * kinds.length

export function readKindModel(buffer: ArrayBuffer, dimensions: number): KindModel {
  if (buffer.byteLength !== kindModelBytes(dimensions)) throw new Error('not the weights of these kinds')
  const sizes = partsOf(dimensions)
  const part = (at: number): Float32Array => new Float32Array(buffer, 4 * sum(sizes.slice(0, at)), sizes[at])
  return {
    scales: part(0),
    biases: part(1),
    hidden: part(2),
    hiddenBiases: part(3),
    spoken: part(4),
    slots: new Int8Array(buffer, 4 * sum(sizes)),
  }
}

/** What a meaning says for each kind, added to `sums`: one layer between, of which only what is above zero counts. */
export function addMeaning(
  { hidden, hiddenBiases, spoken }: Pick<KindModel, 'hidden' | 'hiddenBiases' | 'spoken'>,
  meaning: Float32Array,
  sums: Float32Array,
): Float32Array {
  const numbers = new Float32Array(hiddenSize)
  for (let row = 0; row < hiddenSize; row++) {
    let value = hiddenBiases[row] ?? 0
    const from = row * meaning.length
    for (let at = 0; at < meaning.length; at++) value += (hidden[from + at] as number) * (meaning[at] as number)
    if (value <= 0) continue
    numbers[row] = value
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + value * (spoken[row * sums.length + at] as number)
  }
  return numbers
}

/** What a message is, and how likely each kind is. */
export interface KindGuess {
  readonly kind: MessageKind
  readonly probability: number
  readonly probabilities: Readonly<Record<MessageKind, number>>
}

export type KindOf = (message: string) => KindGuess

/** By its words and, over one layer, its meaning; nothing of a request is remembered. */
export function readKind(model: KindModel, words: WordTable, message: string): KindGuess {
  const count = kinds.length
  const logits = new Float32Array(count)
  const features = featuresOf(message)
  for (const slot of features)
    for (let at = 0; at < count; at++) logits[at] = (logits[at] as number) + (model.slots[slot * count + at] as number)
  const share = 1 / Math.sqrt(features.length || 1)
  for (let at = 0; at < count; at++) logits[at] = (logits[at] ?? 0) * share * (model.scales[at] ?? 0) + (model.biases[at] ?? 0)
  addMeaning(model, sentenceVector(words, wordPieces(words, message.slice(0, 1_000))), logits)
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - highest))
  const total = weights.reduce((all, each) => all + each, 0)
  const probabilities = Object.fromEntries(kinds.map((kind, at) => [kind, (weights[at] ?? 0) / total])) as Record<
    MessageKind,
    number
  >
  const kind = kinds.reduce((best, each) => (probabilities[each] > probabilities[best] ? each : best), 'goods' as MessageKind)
  return { kind, probability: probabilities[kind], probabilities }
}
