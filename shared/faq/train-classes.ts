import { type InSteps, mapInSteps } from '../in-steps.ts'
import { highest } from './highest.ts'

/** One weight vector and bias for each entry: how likely a question belongs to it rather than to another. */
interface Classes {
  readonly weights: Float32Array
  readonly biases: Float32Array
}

interface Questions {
  /** Unit vectors, one after another. */
  readonly vectors: Float32Array
  readonly dimensions: number
  /** The entry of each question. */
  readonly entries: readonly number[]
  readonly entryCount: number
}

const passes = 24
const passesOfMany = 8
const rate = 0.6
const rivalsMax = 48
const rivalsOfMany = 24
// Equal likenesses may make the list longer than required.
const scoresMax = 512
const manyEntries = 1_000
const leadingComponents = 32
// As scikit-learn's C: the weight of the questions against that of small weights.
const trust = 10
const trainedAStep = 16
const rankedAStep = 4

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al. 2011), each question against its own entry and the entries
 * nearest to it, which are the ones it can be mistaken for; so ten thousand entries cost no more a question than fifty.
 * Deterministic: the same questions give the same weights. A few questions are a step.
 */
export function* trainClasses(questions: Questions): InSteps<Classes> {
  const { vectors, dimensions, entries, entryCount } = questions
  const count = entries.length
  const weights = new Float32Array(entryCount * dimensions)
  const biases = new Float32Array(entryCount)
  const squares = new Float32Array(entryCount * dimensions).fill(1e-3)
  const biasSquares = new Float32Array(entryCount).fill(1e-3)
  const rivals = yield* nearestEntries(questions)
  const decay = 1 / (trust * Math.max(count, 1))
  const order = Uint32Array.from({ length: count }, (_, at) => at)
  const random = generator(count + entryCount)
  const scores = new Float32Array(scoresMax)

  for (let pass = 0; pass < (entryCount > manyEntries ? passesOfMany : passes); pass++) {
    shuffle(order, random)
    for (const [position, question] of order.entries()) {
      if (position % trainedAStep === 0) yield
      const own = entries[question] ?? 0
      const near = rivals[question] ?? []
      const from = question * dimensions
      let highest = Number.NEGATIVE_INFINITY
      near.forEach((entry, at) => {
        const score = dot(weights, entry * dimensions, vectors, from, dimensions) + (biases[entry] ?? 0)
        scores[at] = score
        if (score > highest) highest = score
      })
      let total = 0
      near.forEach((_, at) => {
        scores[at] = Math.exp((scores[at] ?? 0) - highest)
        total += scores[at] ?? 0
      })
      near.forEach((entry, at) => {
        const error = (scores[at] ?? 0) / total - (entry === own ? 1 : 0)
        if (Math.abs(error) < 1e-4) return
        const row = entry * dimensions
        for (let column = 0; column < dimensions; column++) {
          const slope = error * (vectors[from + column] ?? 0) + decay * (weights[row + column] ?? 0)
          const square = (squares[row + column] ?? 0) + slope * slope
          squares[row + column] = square
          weights[row + column] = (weights[row + column] ?? 0) - (rate * slope) / Math.sqrt(square)
        }
        const square = (biasSquares[entry] ?? 0) + error * error
        biasSquares[entry] = square
        biases[entry] = (biases[entry] ?? 0) - (0.1 * rate * error) / Math.sqrt(square)
      })
    }
  }
  return { weights, biases }
}

/** For each question its own entry and those whose middle is nearest. */
function* nearestEntries({ vectors, dimensions, entries, entryCount }: Questions): InSteps<number[][]> {
  const middles = new Float32Array(entryCount * dimensions)
  entries.forEach((entry, question) => {
    for (let at = 0; at < dimensions; at++)
      middles[entry * dimensions + at] = (middles[entry * dimensions + at] ?? 0) + (vectors[question * dimensions + at] ?? 0)
  })
  for (let entry = 0; entry < entryCount; entry++) {
    const row = middles.subarray(entry * dimensions, (entry + 1) * dimensions)
    const length = Math.sqrt(dot(row, 0, row, 0, dimensions)) || 1
    for (let at = 0; at < dimensions; at++) row[at] = (row[at] ?? 0) / length
  }
  const likeness = new Float32Array(entryCount)
  // Every question with every entry: with many entries the leading components, which say most, must do.
  const compared = entryCount > manyEntries ? Math.min(dimensions, leadingComponents) : dimensions
  return yield* mapInSteps(
    entries,
    (own, question) => {
      for (let entry = 0; entry < entryCount; entry++)
        likeness[entry] = dot(middles, entry * dimensions, vectors, question * dimensions, compared)
      const rivals = highest(likeness, entryCount > manyEntries ? rivalsOfMany : rivalsMax)
      return [own, ...rivals.filter((entry) => entry !== own)].slice(0, scoresMax)
    },
    rankedAStep,
  )
}

export function dot(a: Float32Array, fromA: number, b: Float32Array, fromB: number, length: number): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += (a[fromA + at] ?? 0) * (b[fromB + at] ?? 0)
  return sum
}

/** Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}
