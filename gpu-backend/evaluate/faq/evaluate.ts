import { buildIndex, type IndexedEntry } from '../../../shared/faq/build-index.ts'
import { type Calibration, calibrate, withCalibration } from '../../../shared/faq/calibrate.ts'
import { answerProbability, type Decision, decide } from '../../../shared/faq/decide.ts'
import { readIndex, writeIndex } from '../../../shared/faq/faq-index.ts'
import { type Aim, fitThreshold, type Trial } from '../../../shared/faq/fit-thresholds.ts'
import { createMatcher } from '../../../shared/faq/match.ts'
import { generator } from '../../../shared/faq/train-classes.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { wilson } from '../../../shared/wilson.ts'
import type { Matcher } from './matchers.ts'
import type { FaqSet } from './rows.ts'

export interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Of all queries: answered rightly, answered wrongly; precision and recall (of those that have an answer). */
export interface Scored {
  readonly name: string
  readonly queries: number
  readonly answered: number
  readonly right: Share
  readonly falseHits: Share
  readonly precision: Share
  readonly recall: Share
  readonly thresholds: readonly (number | null)[]
  /** The most that could be right at the false-hit rate if the threshold were known beforehand. */
  readonly rightAtBest: number
}

export interface QueryTrial extends Trial {
  readonly text: string
  readonly expected: number
  readonly entry: number
}

/** Every query looked up once; the confidence of the best entry, and whether it is the right one. */
export async function runTrials(set: FaqSet, match: Matcher, onProgress: (share: number) => void): Promise<QueryTrial[]> {
  const trials: QueryTrial[] = []
  for (const { text, entry: expected } of set.queries) {
    const { entry, confidence } = await match(text)
    trials.push({ text, expected, entry, confidence, right: entry >= 0 && entry === expected })
    if (trials.length % 50 === 0) onProgress(trials.length / set.queries.length)
  }
  return trials
}

/** Threshold fitted on one half and counted on the other, then the halves change places: each query counts once. */
export function crossFitted(name: string, trials: readonly QueryTrial[], aim: Aim): Scored {
  const random = generator(trials.length)
  const shuffled = trials
    .map((trial) => ({ trial, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ trial }) => trial)
  const half = Math.ceil(shuffled.length / 2)
  const [first, second] = [shuffled.slice(0, half), shuffled.slice(half)]
  const thresholds = [fitThreshold(first, aim).threshold, fitThreshold(second, aim).threshold]
  const answered = [
    ...second.filter(({ confidence }) => confidence >= (thresholds[0] ?? Number.POSITIVE_INFINITY)),
    ...first.filter(({ confidence }) => confidence >= (thresholds[1] ?? Number.POSITIVE_INFINITY)),
  ]
  return score({ name, trials, answered, thresholds, aim })
}

interface DecidedTrial extends QueryTrial {
  readonly decision: Decision
}

interface ShopRun {
  readonly scored: Scored
  readonly trials: readonly DecidedTrial[]
  readonly calibration: Calibration
}

/** A set's entries as publishing makes them. */
const indexedOf = ({ questions, labels, answers }: FaqSet): IndexedEntry[] =>
  questions.map((own, at) => {
    const answer = answers?.[at]
    return { questions: own, json: labels[at] ?? '', limits: 0, ...(answer !== undefined && { answer }) }
  })

/** As a shop runs: published with its own questions alone, through the bytes that would be published. */
export function runAsShop(name: string, table: WordTable, set: FaqSet, aim: Aim, language = 'en'): ShopRun {
  const entries = indexedOf(set)
  const built = buildIndex(table, entries, { language, version: 'evaluation', words: 'v1' })
  const calibration = calibrate(table, built, entries, aim)
  const index = readIndex(writeIndex(withCalibration(built, calibration)).buffer)
  const matcher = createMatcher(index, table)
  const trials = set.queries.map(({ text, entry: expected }): DecidedTrial => {
    const match = matcher(text)
    const { entry } = match
    const confidence = answerProbability(match)
    return { text, expected, entry, confidence, right: entry >= 0 && entry === expected, decision: decide(index, match) }
  })
  const answered = trials.filter(({ decision }) => decision === 'answer')
  return { scored: score({ name, trials, answered, thresholds: [calibration.thresholds.answer], aim }), trials, calibration }
}

interface Counted {
  readonly name: string
  readonly trials: readonly QueryTrial[]
  readonly answered: readonly QueryTrial[]
  readonly thresholds: readonly (number | null)[]
  readonly aim: Aim
}

function score({ name, trials, answered, thresholds, aim }: Counted): Scored {
  const right = answered.filter((trial) => trial.right).length
  const inScope = trials.filter(({ expected }) => expected >= 0).length
  const curve = curveOf(trials).filter(({ falseShare }) => falseShare <= aim.falseShareMax)
  return {
    name,
    queries: trials.length,
    answered: answered.length,
    right: share(right, trials.length),
    falseHits: share(answered.length - right, trials.length),
    precision: share(right, answered.length),
    recall: share(right, inScope),
    thresholds,
    rightAtBest: Math.max(0, ...curve.map(({ rightShare }) => rightShare)),
  }
}

const share = (part: number, total: number): Share => ({ value: total ? part / total : 0, ...wilson(part, total) })

interface Point {
  readonly threshold: number
  readonly rightShare: number
  readonly falseShare: number
}

/** Right and wrong shares of all queries at each possible threshold, strictest first. */
export function curveOf(trials: readonly Trial[]): Point[] {
  const sorted = trials
    .filter(({ confidence }) => confidence > Number.NEGATIVE_INFINITY)
    .toSorted((a, b) => b.confidence - a.confidence)
  let right = 0
  return sorted.map(({ confidence, right: isRight }, at) => {
    if (isRight) right++
    return { threshold: confidence, rightShare: right / trials.length, falseShare: (at + 1 - right) / trials.length }
  })
}

export interface ReliabilityBin {
  readonly stated: number
  readonly right: number
  readonly count: number
}

const binCount = 10

/** How often entries were right beside how sure the matcher was of them. */
export function reliabilityOf(trials: readonly Trial[]): ReliabilityBin[] {
  const bins = Map.groupBy(trials, ({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)))
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => ({
      stated: own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length,
      right: own.filter(({ right }) => right).length / own.length,
      count: own.length,
    }))
}

export interface Confusion {
  readonly expected: string
  readonly answered: string
  readonly times: number
  readonly example: string
}

/** Which entry is confused with which, most often first; `–` is a query that has no answer. */
export function confusions(set: FaqSet, answered: readonly QueryTrial[]): Confusion[] {
  const pairs = Map.groupBy(
    answered.filter(({ right }) => !right),
    ({ expected, entry }) => `${expected} ${entry}`,
  )
  return [...pairs.values()]
    .map((own) => ({
      expected: set.labels[own[0]?.expected ?? -1] ?? '–',
      answered: set.labels[own[0]?.entry ?? -1] ?? '–',
      times: own.length,
      example: own[0]?.text ?? '',
    }))
    .sort((a, b) => b.times - a.times)
}
