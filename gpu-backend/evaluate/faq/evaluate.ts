import { calibrate, withCalibration } from '../../../shared/faq/calibrate.ts'
import { decide } from '../../../shared/faq/decide.ts'
import { type Aim, fitThreshold, type Trial } from '../../../shared/faq/fit-thresholds.ts'
import { matchQuestion } from '../../../shared/faq/match.ts'
import { generator } from '../../../shared/faq/train-classes.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import { wilson } from '../../../shared/wilson.ts'
import { createOurs, type Matcher } from './matchers.ts'
import type { FaqSet } from './rows.ts'

export interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Of all questions asked: answered rightly, answered wrongly; precision and recall (of those that have an answer). */
export interface Scored {
  readonly name: string
  readonly asked: number
  readonly answered: number
  readonly right: Share
  readonly falseHits: Share
  readonly precision: Share
  readonly recall: Share
  readonly thresholds: readonly (number | null)[]
  /** The most that could be right at the false-hit rate if the threshold were known beforehand. */
  readonly rightAtBest: number
}

export interface Asked extends Trial {
  readonly text: string
  readonly expected: number
  readonly entry: number
}

/** Every question asked once; the confidence of the best entry, and whether it is the right one. */
export async function askAll(set: FaqSet, match: Matcher, onProgress: (share: number) => void): Promise<Asked[]> {
  const trials: Asked[] = []
  for (const { text, entry: expected } of set.asked) {
    const { entry, confidence } = await match(text)
    trials.push({ text, expected, entry, confidence, right: entry >= 0 && entry === expected })
    if (trials.length % 50 === 0) onProgress(trials.length / set.asked.length)
  }
  return trials
}

/** Threshold fitted on one half and counted on the other, then the halves change places: each question counts once. */
export function crossFitted(
  name: string,
  trials: readonly Asked[],
  aim: Aim,
  fitting: typeof fitThreshold = fitThreshold,
): Scored {
  const random = generator(trials.length)
  const shuffled = trials
    .map((trial) => ({ trial, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ trial }) => trial)
  const half = Math.ceil(shuffled.length / 2)
  const [first, second] = [shuffled.slice(0, half), shuffled.slice(half)]
  const thresholds = [fitting(first, aim).threshold, fitting(second, aim).threshold]
  const answered = [
    ...second.filter(({ confidence }) => confidence >= (thresholds[0] ?? Number.POSITIVE_INFINITY)),
    ...first.filter(({ confidence }) => confidence >= (thresholds[1] ?? Number.POSITIVE_INFINITY)),
  ]
  return score({ name, trials, answered, thresholds, aim })
}

/** As a merchant without a log of questions would run it: thresholds from the own questions alone. */
export function selfFitted(name: string, table: WordTable, set: FaqSet, aim: Aim): Scored {
  const entries = set.questions.map((questions, at) => ({ questions, json: set.labels[at] ?? '', limits: 0 }))
  const { index } = createOurs(table, set)
  const calibrated = withCalibration(index, calibrate(table, entries, { language: 'en' }, aim))
  const trials = set.asked.map(({ text, entry: expected }): Asked & { answers: boolean } => {
    const match = matchQuestion(calibrated, table, text)
    const { entry, confidence } = match
    return {
      text,
      expected,
      entry,
      confidence,
      right: entry >= 0 && entry === expected,
      answers: decide(calibrated, match) === 'answer',
    }
  })
  return score({
    name,
    trials,
    answered: trials.filter(({ answers }) => answers),
    thresholds: [calibrated.meta.thresholds.answer],
    aim,
  })
}

interface Counted {
  readonly name: string
  readonly trials: readonly Asked[]
  readonly answered: readonly Asked[]
  readonly thresholds: readonly (number | null)[]
  readonly aim: Aim
}

function score({ name, trials, answered, thresholds, aim }: Counted): Scored {
  const right = answered.filter((trial) => trial.right).length
  const inScope = trials.filter(({ expected }) => expected >= 0).length
  const curve = curveOf(trials).filter(({ falseShare }) => falseShare <= aim.falseShareMax)
  return {
    name,
    asked: trials.length,
    answered: answered.length,
    right: share(right, trials.length),
    falseHits: share(answered.length - right, trials.length),
    precision: share(right, answered.length),
    recall: share(right, inScope),
    thresholds,
    rightAtBest: Math.max(0, ...curve.map(({ rightShare }) => rightShare)),
  }
}

const share = (part: number, whole: number): Share => ({ value: whole ? part / whole : 0, ...wilson(part, whole) })

export interface Point {
  readonly threshold: number
  readonly rightShare: number
  readonly falseShare: number
}

/** Right and wrong shares of all questions at each possible threshold, strictest first. */
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

export interface Confusion {
  readonly expected: string
  readonly answered: string
  readonly times: number
  readonly example: string
}

/** Which entry is taken for which, most often first; `–` is a question that has no answer. */
export function confusions(set: FaqSet, trials: readonly Asked[], threshold: number): Confusion[] {
  const wrong = trials.filter(({ right, confidence }) => !right && confidence >= threshold)
  const pairs = Map.groupBy(wrong, ({ expected, entry }) => `${expected} ${entry}`)
  return [...pairs.values()]
    .map((own) => ({
      expected: set.labels[own[0]?.expected ?? -1] ?? '–',
      answered: set.labels[own[0]?.entry ?? -1] ?? '–',
      times: own.length,
      example: own[0]?.text ?? '',
    }))
    .sort((a, b) => b.times - a.times)
}
