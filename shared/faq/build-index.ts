import { atOnce, type InSteps, mapInSteps } from '../in-steps.ts'
import { coarseDimensions, contested, type FaqIndex, type IndexMeta, withMeta } from './faq-index.ts'
import { figuresIn } from './figures.ts'
import { exactHashes } from './hashes.ts'
import { rulesFor } from './language/rules-for.ts'
import { features, rarityOf } from './lexical.ts'
import { normaliseQuestion } from './normalise.ts'
import { type Marks, type ReadQuestion, readQuestion } from './read-question.ts'
import { sentenceVector, toUnitLength } from './sentence-vector.ts'
import { trainClasses } from './train-classes.ts'
import { meaningTokens, unitsOf } from './units.ts'
import type { WordTable } from './word-table.ts'

/** An entry as the matcher sees it: its questions, and opaque data that comes back with a match. */
export interface IndexedEntry {
  readonly questions: readonly string[]
  readonly json: string
  /** What it says, where that may speak for it. */
  readonly answer?: string
  readonly limits: number
  /** Names of the products the entry is limited to. */
  readonly implied?: readonly string[]
}

const featuresMax = 32
// Rows of numbers are soon done.
const rowsAStep = 64
const answerUnitsMax = 48

interface Naming {
  readonly language: string
  readonly version: string
  readonly words: string
  readonly productNames?: readonly string[]
}

/** Everything a question could be compared with, computed once at publish time. Thresholds are set afterwards. */
export const buildIndex = (table: WordTable, entries: readonly IndexedEntry[], naming: Naming): FaqIndex =>
  atOnce(buildIndexInSteps(table, entries, naming))

/** The same, a question a step. */
export function* buildIndexInSteps(table: WordTable, entries: readonly IndexedEntry[], naming: Naming): InSteps<FaqIndex> {
  const questions = entries.flatMap((entry) => entry.questions)
  const owners = entries.flatMap((entry, at) => entry.questions.map(() => at))
  const { dimensions } = table
  const { language, version, words, productNames = [] } = naming
  const vectors = new Float32Array(questions.length * dimensions)
  yield* mapInSteps(questions, (text, at) => {
    vectors.set(sentenceVector(table, meaningTokens(table, text, language)), at * dimensions)
  })
  const classes = yield* trainClasses({ vectors, dimensions, entries: owners, entryCount: entries.length })
  const names = new Set(productNames)
  const rules = rulesFor(language)
  const read = yield* mapInSteps(questions, (text) => readQuestion(text, rules, names))
  yield
  const { marks, numbersVary } = marksOf(entries, read)
  yield
  const questionRows = yield* quantiseRows(vectors, dimensions)
  const classRows = yield* quantiseRows(classes.weights, dimensions)
  const lexical = yield* lexicalArrays(questions)
  const units = yield* mapInSteps(questions, (text) => unitsOf(table, text, language, rules))
  const answers = yield* answerArrays(entries, (text) => unitsOf(table, text, language, rules, answerUnitsMax))
  const middles = yield* middlesOf(vectors, owners, entries.length, dimensions)
  const exact = yield* exactTable(questions, owners)
  // Each of these takes milliseconds where there are thousands of entries.
  yield
  const { entryStart, entryJson } = entryPool(entries)
  yield
  const stemsAndForms = stemArrays(read)
  yield
  const unitsOfAll = unitArrays(units, owners)
  yield
  const meta: IndexMeta = {
    format: 2,
    language,
    version,
    words,
    productNames: [...productNames],
    dimensions,
    thresholds: { answer: 1, ground: 1 },
    slope: 1,
    shift: 0,
    marks,
    numbersVary,
  }
  return withMeta(meta, {
    questionStart: startsOf(entries.map((entry) => entry.questions.length)),
    questionVectors: questionRows.rows,
    questionScales: questionRows.scales,
    classVectors: classRows.rows,
    classScales: classRows.scales,
    classBiases: classes.biases,
    middles,
    ...lexical,
    ...stemsAndForms,
    ...unitsOfAll,
    ...exact,
    ...answers,
    entryPenalty: new Float32Array(entries.length),
    entryStart,
    entryJson,
    entryLimits: Uint8Array.from(entries, (entry) => entry.limits),
  })
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  lengths.forEach((length, at) => {
    starts[at + 1] = (starts[at] ?? 0) + length
  })
  return starts
}

function* quantiseRows(values: Float32Array, columns: number): InSteps<{ rows: Int8Array; scales: Float32Array }> {
  const rows = new Int8Array(values.length)
  const scales = new Float32Array(values.length / columns)
  for (let row = 0; row < scales.length; row++) {
    const from = row * columns
    let largest = 1e-9
    for (let at = from; at < from + columns; at++) largest = Math.max(largest, Math.abs(values[at] ?? 0))
    const scale = largest / 127
    scales[row] = scale
    for (let at = from; at < from + columns; at++) rows[at] = Math.round((values[at] ?? 0) / scale)
    if (row % rowsAStep === 0) yield
  }
  return { rows, scales }
}

/** One scale for all: only the order among entries matters. */
function* middlesOf(
  vectors: Float32Array,
  owners: readonly number[],
  entryCount: number,
  dimensions: number,
): InSteps<Int8Array> {
  const middles = new Int8Array(entryCount * coarseDimensions)
  const sums = new Float32Array(entryCount * dimensions)
  for (const [question, entry] of owners.entries()) {
    for (let at = 0; at < dimensions; at++)
      sums[entry * dimensions + at] = (sums[entry * dimensions + at] ?? 0) + (vectors[question * dimensions + at] ?? 0)
    if (question % rowsAStep === 0) yield
  }
  for (let entry = 0; entry < entryCount; entry++) {
    const middle = toUnitLength(sums.slice(entry * dimensions, (entry + 1) * dimensions))
    for (let at = 0; at < coarseDimensions; at++)
      middles[entry * coarseDimensions + at] = Math.max(-127, Math.min(127, Math.round((middle[at] ?? 0) * 254)))
    if (entry % rowsAStep === 0) yield
  }
  return middles
}

function* lexicalArrays(questions: readonly string[]) {
  const found = yield* mapInSteps(questions, (text) => features(normaliseQuestion(text)))
  const rarity = rarityOf(found)
  const weighted = yield* mapInSteps(found, (each) =>
    heaviest([...each].map(([bucket, weight]): [number, number] => [bucket, weight * (rarity[bucket] ?? 0)])),
  )
  yield
  const featureStart = startsOf(weighted.map((each) => each.length))
  const featureBuckets = new Uint16Array(featureStart.at(-1) ?? 0)
  const featureWeights = new Uint8Array(featureBuckets.length)
  yield* mapInSteps(weighted, (each, question) => {
    const length = Math.hypot(...each.map(([, weight]) => weight)) || 1
    each.forEach(([bucket, weight], at) => {
      const position = (featureStart[question] ?? 0) + at
      featureBuckets[position] = bucket
      featureWeights[position] = Math.round((255 * weight) / length)
    })
  })
  return { featureStart, featureBuckets, featureWeights, rarity }
}

/** A long question's commonest grams say least and would fill the memory. */
const heaviest = (weighted: [number, number][]): [number, number][] =>
  weighted.length <= featuresMax ? weighted : weighted.toSorted((a, b) => b[1] - a[1]).slice(0, featuresMax)

function stemArrays(questions: readonly ReadQuestion[]) {
  return {
    stemStart: startsOf(questions.map(({ stems }) => stems.length)),
    stems: Uint16Array.from(questions.flatMap(({ stems }) => Array.from(stems))),
    questionForms: Uint16Array.from(questions.flatMap(({ frame, subject, verb }) => [frame, subject, verb])),
  }
}

function unitArrays(questions: readonly (readonly number[])[], owners: readonly number[]) {
  const entriesOf = new Map<number, Set<number>>()
  questions.forEach((units, question) => {
    for (const unit of units) {
      const entries = entriesOf.get(unit) ?? new Set()
      entriesOf.set(unit, entries.add(owners[question] ?? 0))
    }
  })
  const common = [...entriesOf].filter(([, entries]) => entries.size > 1).sort(([a], [b]) => a - b)
  return {
    unitStart: startsOf(questions.map((units) => units.length)),
    units: Uint16Array.from(questions.flat()),
    commonUnits: Uint16Array.from(common, ([unit]) => unit),
    commonCounts: Uint16Array.from(common, ([, entries]) => Math.min(entries.size, 0xffff)),
  }
}

function* answerArrays(entries: readonly IndexedEntry[], unitsOf: (text: string) => number[]) {
  const units = yield* mapInSteps(entries, ({ answer = '' }) => unitsOf(answer).toSorted((a, b) => a - b))
  return {
    answerStart: startsOf(units.map((each) => each.length)),
    answerUnits: Uint16Array.from(units.flat()),
    answerFigures: Uint8Array.from(entries, ({ answer }) => (answer === undefined ? 0xff : figuresIn(answer))),
  }
}

function* exactTable(questions: readonly string[], owners: readonly number[]) {
  const normalised = yield* mapInSteps(questions, normaliseQuestion)
  yield
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, questions.length * 2)))
  const exactKeys = new Uint32Array(slots * 2)
  const exactOwners = new Uint32Array(slots)
  normalised.forEach((text, question) => {
    if (!text) return
    const [first, second] = exactHashes(text)
    const owner = (owners[question] ?? 0) + 1
    for (let slot = first & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      if (!exactOwners[slot]) {
        exactKeys.set([first, second], slot * 2)
        exactOwners[slot] = owner
        return
      }
      if (exactKeys[slot * 2] !== first || exactKeys[slot * 2 + 1] !== second) continue
      if (exactOwners[slot] !== owner) exactOwners[slot] = contested
      return
    }
  })
  return { exactKeys, exactOwners }
}

function marksOf(
  entries: readonly IndexedEntry[],
  read: readonly ReadQuestion[],
): { marks: Record<string, Marks>; numbersVary: number[] } {
  const marks: Record<string, Marks> = {}
  const numbersVary: number[] = []
  let question = 0
  entries.forEach((entry, at) => {
    const numbers = new Set<string>()
    for (const _ of entry.questions) {
      const own = read[question]?.marks
      if (!own) continue
      const mark = { ...own, implied: entry.implied ?? [] }
      if (bearsAny(mark)) marks[question] = mark
      if (mark.numbers.length || mark.prices.length) numbers.add([...mark.numbers, '|', ...mark.prices].join(' '))
      question++
    }
    if (numbers.size > 1) numbersVary.push(at)
  })
  return { marks, numbersVary }
}

const bearsAny = (marks: Marks): boolean =>
  Object.values(marks).some((mark) => (Array.isArray(mark) ? mark.length > 0 : Boolean(mark)))

function entryPool(entries: readonly IndexedEntry[]): { entryStart: Uint32Array; entryJson: Uint8Array } {
  const encoder = new TextEncoder()
  const encoded = entries.map(({ json }) => encoder.encode(json))
  const entryStart = startsOf(encoded.map((bytes) => bytes.length))
  const entryJson = new Uint8Array(entryStart.at(-1) ?? 0)
  encoded.forEach((bytes, at) => {
    entryJson.set(bytes, entryStart[at])
  })
  return { entryStart, entryJson }
}
