import { type Concepts, pairKey } from './concepts.ts'
import { toUnitLength } from './sentence-vector.ts'
import { dot } from './train-classes.ts'
import { conceptsFrom } from './units.ts'
import { wordPieces } from './word-piece.ts'
import type { WordTable } from './word-table.ts'

/** How much of one question's meaning the other has words for, each way; the rests are the heaviest unit left over. */
export interface Alignment {
  readonly queryCovered: number
  readonly knownCovered: number
  readonly queryRest: number
  readonly knownRest: number
  /** Weight of what the query wants to do, as far as the other has no word for it. */
  readonly actRest: number
  /** Weight of the topics both have, and of those only one has. */
  readonly sharedTopics: number
  readonly queryTopics: number
  readonly knownTopics: number
  /** Of the query, with what the answer says taken in. */
  readonly answerCovered: number
  readonly answerRest: number
  /** Weight of what the query wants to do and the other does not. */
  readonly actsAlone: number
  /** Each wants to do something, and it is not the same. */
  readonly actsDiffer: boolean
  /** Some of what the query wants to do, the other does too. */
  readonly sharesAct: boolean
  /** Only the other wants to do something. */
  readonly knownActs: number
}

interface Units {
  readonly length: number
  readonly [at: number]: number
}

/** Vectors and weights of units. */
interface UnitSpace {
  readonly cosine: (a: number, b: number) => number
  readonly weight: (unit: number) => number
  readonly isAct: (unit: number) => boolean
}

// A word beside a concept it is not listed under: near, never the same.
const wordBesideConcept = 0.8
// Two concepts are different things, but for those that go together.
const conceptBesideConcept = 0.3
// A word of the query that only the answer has: it is spoken of, though nothing says that it is what is wanted.
const inAnswer = 0.9
// The usual length of a content word's row, so that a word weighs about as much as a topic.
const usualLength = 2
const wordWeightMax = 1

/** `rarityOf` is the shop's, everything else the language's. */
export function createUnitSpace(table: WordTable, concepts: Concepts | null, rarityOf: (unit: number) => number): UnitSpace {
  const { cosine, plainWeight } = languageSpace(table, concepts)
  const isAct = (unit: number): boolean => unit >= conceptsFrom && (concepts?.acts.has(unit - conceptsFrom) ?? false)
  return { cosine, isAct, weight: (unit) => rarityOf(unit) * plainWeight(unit) }
}

interface LanguageSpace {
  readonly cosine: UnitSpace['cosine']
  readonly plainWeight: (unit: number) => number
}

// One for each language, made of immutable data: many shops share it.
const spaces = new WeakMap<object, LanguageSpace>()

function languageSpace(table: WordTable, concepts: Concepts | null): LanguageSpace {
  const known = spaces.get(concepts ?? table)
  if (known) return known
  const { dimensions, vectors, scales, lengthOf } = table
  const centres = (concepts?.words ?? []).map((words) => centreOf(table, words))
  const betweenConcepts = new Float32Array(centres.length ** 2)
  centres.forEach((left, a) => {
    centres.forEach((right, b) => {
      betweenConcepts[a * centres.length + b] =
        concepts?.near.get(pairKey(a, b)) ?? conceptBesideConcept * dot(left, 0, right, 0, dimensions)
    })
  })
  const wordToConcept = (word: number, concept: number): number => {
    const centre = centres[concept]
    if (!centre) return 0
    let sum = 0
    for (let at = 0, from = word * dimensions; at < dimensions; at++) sum += (vectors[from + at] ?? 0) * (centre[at] ?? 0)
    return (wordBesideConcept * sum) / lengthOf(word)
  }
  const wordToWord = (a: number, b: number): number => {
    let sum = 0
    for (let at = 0, left = a * dimensions, right = b * dimensions; at < dimensions; at++)
      sum += (vectors[left + at] ?? 0) * (vectors[right + at] ?? 0)
    return sum / (lengthOf(a) * lengthOf(b))
  }
  const cosine = (a: number, b: number): number => {
    if (a === b) return 1
    if (a >= conceptsFrom)
      return b >= conceptsFrom
        ? (betweenConcepts[(a - conceptsFrom) * centres.length + (b - conceptsFrom)] ?? 0)
        : wordToConcept(b, a - conceptsFrom)
    return b >= conceptsFrom ? wordToConcept(a, b - conceptsFrom) : wordToWord(a, b)
  }
  const plainWeight = (unit: number): number =>
    unit >= conceptsFrom
      ? (concepts?.weights[unit - conceptsFrom] ?? 1)
      : Math.min(wordWeightMax, (lengthOf(unit) * (scales[unit] ?? 0)) / usualLength)
  const space = { cosine, plainWeight }
  spaces.set(concepts ?? table, space)
  return space
}

function centreOf(table: WordTable, words: readonly string[]): Float32Array {
  const sum = new Float32Array(table.dimensions)
  for (const word of words)
    for (const token of wordPieces(table, word)) {
      const factor = 1 / table.lengthOf(token)
      for (let at = 0; at < sum.length; at++)
        sum[at] = (sum[at] ?? 0) + factor * (table.vectors[token * table.dimensions + at] ?? 0)
    }
  return toUnitLength(sum)
}

export type Aligner = (known: Units, answer?: Units) => Alignment

/**
 * Each unit beside the unit of the other question that means most nearly the same (Kusner et al. 2015, relaxed). How near two
 * units are is worked out once a query: entries share most of their words.
 */
export function createAligner({ cosine, weight, isAct }: UnitSpace, query: Units, act: Units): Aligner {
  const rows = new Map<number, Float32Array>()
  const rowOf = (unit: number): Float32Array => {
    const found = rows.get(unit)
    if (found) return found
    const row = new Float32Array(query.length)
    for (let at = 0; at < query.length; at++) row[at] = cosine(query[at] ?? 0, unit)
    rows.set(unit, row)
    return row
  }
  const acts = new Set(Array.from(act))
  const queryActs = Array.from(query).filter(isAct)
  return (known, answer = none) => {
    const knownActs = Array.from(known).filter(isAct)
    const unlike = queryActs.filter((own) => !knownActs.some((other) => cosine(own, other) >= sameAct))
    const queryBest = new Float32Array(query.length)
    const knownBest = new Float32Array(known.length)
    for (let k = 0; k < known.length; k++) {
      const row = rowOf(known[k] ?? 0)
      for (let q = 0; q < query.length; q++) {
        const near = row[q] ?? 0
        if (near > (queryBest[q] ?? 0)) queryBest[q] = near
        if (near > (knownBest[k] ?? 0)) knownBest[k] = near
      }
    }
    const left = coverage(weight, query, queryBest)
    const spoken = answer.length ? coverage(weight, query, withAnswer(query, queryBest, answer)) : left
    const right = coverage(weight, known, knownBest)
    let actRest = 0
    for (let q = 0; q < query.length; q++)
      if (acts.has(query[q] ?? 0)) actRest = Math.max(actRest, weight(query[q] ?? 0) * (1 - (queryBest[q] ?? 0)))
    return {
      queryCovered: left.covered,
      knownCovered: right.covered,
      queryRest: left.rest,
      knownRest: right.rest,
      actRest,
      sharedTopics: left.shared,
      queryTopics: left.alone,
      knownTopics: right.alone,
      answerCovered: spoken.covered,
      answerRest: spoken.rest,
      actsAlone: unlike.reduce((sum, unit) => sum + weight(unit), 0),
      actsDiffer: unlike.length > 0 && unlike.length === queryActs.length && knownActs.length > 0,
      sharesAct: unlike.length < queryActs.length,
      knownActs: queryActs.length === 0 && knownActs.length > 0 ? Math.max(...knownActs.map(weight)) : 0,
    }
  }
}

const none: Units = []
// To exchange and to change are near enough.
const sameAct = 0.5

/** The answer's units are in order. */
function withAnswer(query: Units, best: Float32Array, answer: Units): Float32Array {
  return best.map((near, at) => (near < inAnswer && includes(answer, query[at] ?? 0) ? inAnswer : near))
}

function includes(sorted: Units, unit: number): boolean {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = sorted[middle] ?? 0
    if (found === unit) return true
    if (found < unit) low = middle + 1
    else high = middle - 1
  }
  return false
}

function coverage(weight: UnitSpace['weight'], units: Units, best: Float32Array) {
  let [covered, total, rest, shared, alone] = [0, 0, 0, 0, 0]
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? 0
    const near = best[at] ?? 0
    const own = weight(unit)
    covered += own * near
    total += own
    rest = Math.max(rest, own * (1 - near))
    if (unit >= conceptsFrom) {
      if (near === 1) shared += own
      else alone += own * (1 - near)
    }
  }
  return { covered: total > 0 ? covered / total : 0, rest, shared, alone }
}
