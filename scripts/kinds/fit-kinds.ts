import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sentenceVector } from '../../shared/faq/sentence-vector.ts'
import { wordPieces } from '../../shared/faq/word-piece.ts'
import { readWordTable } from '../../shared/faq/word-table.ts'
import { featuresOf, slotCount } from '../../shared/kinds/features.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import { kindModelBytes } from '../../shared/kinds/read-kind.ts'
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

// Adagrad on the softmax's cross entropy. Words are dropped at random, so that no single one decides.
const slots = new Float32Array(slotCount * count)
const meanings = new Float32Array(dimensions * count)
const biases = new Float32Array(count)
const squares = {
  slots: new Float32Array(slots.length).fill(1e-6),
  meanings: new Float32Array(meanings.length).fill(1e-6),
  biases: new Float32Array(count).fill(1e-6),
}
const rate = 0.15
const kept = 0.6
const decay = 2e-6
const smoothing = 0.06

const logitsOf = (features: readonly number[], share: number, meaning: Float32Array): Float32Array => {
  const sums = new Float32Array(count)
  for (const slot of features) for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + (slots[slot * count + k] ?? 0)
  const logits = sums.map((sum, k) => sum * share + (biases[k] ?? 0))
  for (let d = 0; d < dimensions; d++) {
    const value = meaning[d] ?? 0
    for (let k = 0; k < count; k++) logits[k] = (logits[k] ?? 0) + value * (meanings[d * count + k] ?? 0)
  }
  return logits
}
const softmax = (logits: Float32Array, temperature = 1): Float32Array => {
  const highest = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp((logit - highest) / temperature))
  const total = weights.reduce((sum, each) => sum + each, 0)
  return weights.map((each) => each / total)
}
const step = (of: Float32Array, squared: Float32Array, at: number, gradient: number): void => {
  squared[at] = (squared[at] ?? 0) + gradient * gradient
  of[at] = (of[at] ?? 0) - (rate * gradient) / Math.sqrt(squared[at] ?? 1)
}

const training = rows.filter(({ isHeld }) => !isHeld)
const held = rows.filter(({ isHeld }) => isHeld)
console.log(`${training.length} messages to fit, ${held.length} held out`)
for (let epoch = 0; epoch < Number(values.epochs); epoch++) {
  for (let at = training.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    ;[training[at], training[other]] = [training[other] as never, training[at] as never]
  }
  for (const { features, share, meaning, target, weight } of training) {
    const some = features.filter(() => draw() < kept)
    const scale = share / kept
    const probabilities = softmax(logitsOf(some, scale, meaning))
    for (let k = 0; k < count; k++) {
      const expected = (k === target ? 1 - smoothing : 0) + smoothing / count
      const error = weight * ((probabilities[k] ?? 0) - expected)
      if (Math.abs(error) < 1e-4) continue
      step(biases, squares.biases, k, error)
      for (const slot of some)
        step(slots, squares.slots, slot * count + k, error * scale + decay * (slots[slot * count + k] ?? 0))
      for (let d = 0; d < dimensions; d++) step(meanings, squares.meanings, d * count + k, error * (meaning[d] ?? 0))
    }
  }
  const right = held.filter(({ features, share, meaning, target }) => {
    const logits = logitsOf(features, share, meaning)
    return logits.indexOf(Math.max(...logits)) === target
  }).length
  console.log(`epoch ${epoch + 1}: ${((100 * right) / held.length).toFixed(1)} % of those held out`)
}

const leastKept = 4
const scalesOf = (of: Float32Array): Float32Array =>
  Float32Array.from({ length: count }, (_, k) => {
    let highest = 1e-9
    for (let at = k; at < of.length; at += count) highest = Math.max(highest, Math.abs(of[at] ?? 0))
    return highest / 127
  })
const slotScales = scalesOf(slots)
const meaningScales = scalesOf(meanings)
const bytes = new Uint8Array(kindModelBytes(dimensions))
const floats = new Float32Array(bytes.buffer, 0, 3 * count + 1)
floats.set(slotScales)
floats.set(meaningScales, count)
floats.set(biases, 2 * count)
floats[3 * count] = 1
const quantised = new Int8Array(bytes.buffer, floats.byteLength)
slots.forEach((value, at) => {
  const whole = Math.round(value / (slotScales[at % count] ?? 1))
  // What says next to nothing is left out: the file packs better.
  quantised[at] = Math.abs(whole) < leastKept ? 0 : whole
})
meanings.forEach((value, at) => {
  quantised[slots.length + at] = Math.round(value / (meaningScales[at % count] ?? 1))
})
writeFileSync(values.out, bytes)
console.log(`${values.out}: ${bytes.length} bytes`)
