import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sentenceVector } from '../../shared/faq/sentence-vector.ts'
import { wordPieces } from '../../shared/faq/word-piece.ts'
import { readWordTable } from '../../shared/faq/word-table.ts'
import { featuresOf, slotCount } from '../../shared/kinds/features.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import { addMeaning, hiddenSize, kindModelBytes, readKindModel } from '../../shared/kinds/read-kind.ts'
import { type Example, framed, ofConversations, published } from './kind-examples.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'shared/kinds/message-kinds-v1.bin' },
    conversations: { type: 'string' },
    epochs: { type: 'string', default: '8' },
  },
})

/** Numbers from 0 to 1, the same at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const table = readWordTable(new Uint8Array(readFileSync('shared/faq/words-v1.bin')).buffer)
const { dimensions } = table
const count = kinds.length
const draw = seeded(20_261_126)

const examples: Example[] = [
  ...framed(values.data, draw),
  ...published(values.data, draw),
  ...(values.conversations ? ofConversations(values.conversations) : []),
]
const rows = examples.map(({ text, kind, weight }) => {
  const features = featuresOf(text)
  return {
    features,
    share: 1 / Math.sqrt(features.length || 1),
    meaning: sentenceVector(table, wordPieces(table, text)),
    target: kinds.indexOf(kind),
    weight,
    isHeld: false,
  }
})
for (const row of rows) row.isHeld = draw() < 0.05

// Adagrad on the softmax's cross entropy. Words are dropped at random, in some messages all of them, in others the meaning: neither
// may lean on the other.
const zeros = (size: number) => ({ values: new Float32Array(size), squares: new Float32Array(size).fill(1e-6) })
const slots = zeros(slotCount * count)
const biases = zeros(count)
const hidden = zeros(hiddenSize * dimensions)
const hiddenBiases = zeros(hiddenSize)
const spoken = zeros(hiddenSize * count)
hidden.values.forEach((_, at) => {
  hidden.values[at] = (draw() - 0.5) * 0.6
})
spoken.values.forEach((_, at) => {
  spoken.values[at] = (draw() - 0.5) * 0.4
})
const layer = { hidden: hidden.values, hiddenBiases: hiddenBiases.values, spoken: spoken.values }
const rate = 0.12
const kept = 0.6
const wordlessShare = 0.3
const meaninglessShare = 0.15
const decay = 2e-6
const smoothing = 0.06
const nothing = new Float32Array(dimensions)

const step = ({ values: of, squares }: ReturnType<typeof zeros>, at: number, gradient: number, speed = rate): void => {
  squares[at] = (squares[at] ?? 0) + gradient * gradient
  of[at] = (of[at] ?? 0) - (speed * gradient) / Math.sqrt(squares[at] ?? 1)
}
function wordLogits(features: readonly number[], share: number): Float32Array {
  const sums = new Float32Array(count)
  for (const slot of features) for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + (slots.values[slot * count + k] ?? 0)
  return sums.map((sum, k) => sum * share + (biases.values[k] ?? 0))
}
function softmax(logits: Float32Array): Float32Array {
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - highest))
  const total = weights.reduce((sum, each) => sum + each, 0)
  return weights.map((each) => each / total)
}

/** One message learned from. */
function learn({ features, share, meaning, target, weight }: (typeof rows)[number]): void {
  const isWordless = draw() < wordlessShare
  const some = isWordless ? [] : features.filter(() => draw() < kept)
  const seen = !isWordless && draw() < meaninglessShare ? nothing : meaning
  const scale = share / kept
  const logits = wordLogits(some, scale)
  const numbers = addMeaning(layer, seen, logits)
  const errors = softmax(logits).map((each, k) => weight * (each - (k === target ? 1 - smoothing : 0) - smoothing / count))
  for (let row = 0; row < hiddenSize; row++) {
    const value = numbers[row] ?? 0
    if (value <= 0) continue
    let back = 0
    for (let k = 0; k < count; k++) {
      back += (errors[k] ?? 0) * (spoken.values[row * count + k] ?? 0)
      step(spoken, row * count + k, (errors[k] ?? 0) * value, rate / 3)
    }
    step(hiddenBiases, row, back, rate / 3)
    for (let d = 0; d < dimensions; d++) step(hidden, row * dimensions + d, back * (seen[d] ?? 0), rate / 3)
  }
  for (let k = 0; k < count; k++) {
    const error = errors[k] ?? 0
    if (Math.abs(error) < 1e-4) continue
    step(biases, k, error)
    for (const slot of some) step(slots, slot * count + k, error * scale + decay * (slots.values[slot * count + k] ?? 0))
  }
}

const training = rows.filter(({ isHeld }) => !isHeld)
const held = rows.filter(({ isHeld }) => isHeld)
console.log(`${training.length} messages to fit, ${held.length} held out`)
for (let epoch = 0; epoch < Number(values.epochs); epoch++) {
  for (let at = training.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    ;[training[at], training[other]] = [training[other] as never, training[at] as never]
  }
  for (const row of training) learn(row)
  const right = held.filter(({ features, share, meaning, target }) => {
    const logits = wordLogits(features, share)
    addMeaning(layer, meaning, logits)
    return logits.indexOf(Math.max(...logits)) === target
  }).length
  console.log(`epoch ${epoch + 1}: ${((100 * right) / held.length).toFixed(1)} % of those held out`)
}

// What says next to nothing is left out: the file packs better.
const leastKept = 4
const scales = Float32Array.from({ length: count }, (_, k) => {
  let highest = 1e-9
  for (let at = k; at < slots.values.length; at += count) highest = Math.max(highest, Math.abs(slots.values[at] ?? 0))
  return highest / 127
})
const bytes = new Uint8Array(kindModelBytes(dimensions))
const model = readKindModel(bytes.buffer, dimensions)
model.scales.set(scales)
model.biases.set(biases.values)
model.hidden.set(hidden.values)
model.hiddenBiases.set(hiddenBiases.values)
model.spoken.set(spoken.values)
slots.values.forEach((value, at) => {
  const whole = Math.round(value / (scales[at % count] ?? 1))
  model.slots[at] = Math.abs(whole) < leastKept ? 0 : whole
})
writeFileSync(values.out, bytes)
console.log(`${values.out}: ${bytes.length} bytes`)
