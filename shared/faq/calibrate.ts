import { buildIndex, type IndexedEntry } from './build-index.ts'
import { answerConfidence } from './decide.ts'
import type { FaqIndex } from './faq-index.ts'
import { type Aim, type Fit, fitOrReference, fitThreshold, type Trial } from './fit-thresholds.ts'
import { matchQuestion } from './match.ts'
import { outOfScope } from './out-of-scope.ts'
import { generator } from './train-classes.ts'
import type { WordTable } from './word-table.ts'

/** What the middle band, where the model gets the entry, must keep: right more often than not. */
const groundAim: Aim = { precision: 0.5, falseShareMax: 1 }
// Where entries have one question each nothing can be held back to fit with: half right or better on the public sets.
const groundUnfitted = 0.5
const questionsMax = 3_000
const folds = 3
// One entry in eight is left out completely: its questions are then questions nobody has an answer to.
const leftOutShare = 1 / 8
const entryTrialsMin = 12

export interface Calibration {
  readonly answer: Fit
  readonly ground: Fit
  /** For each entry, how much higher than the common threshold its own must lie. */
  readonly raises: Float32Array
}

/**
 * Thresholds from the merchant's own questions. Each is looked up in an index that does not hold it; entries left out completely
 * and a list of things no shop answers are the negatives. Own questions are kinder than shoppers' questions, so real
 * ones, once there are some, should take their position (`fitTrials`).
 */
export function calibrate(
  table: WordTable,
  entries: readonly IndexedEntry[],
  { language, productNames = [] }: { readonly language: string; readonly productNames?: readonly string[] },
  aim: Aim,
): Calibration {
  const rounds = entries.reduce((sum, { questions }) => sum + questions.length, 0) > questionsMax ? 1 : folds
  const trials: (Trial & { readonly entry: number })[] = []
  for (let round = 0; round < rounds; round++) trials.push(...heldOut(table, entries, { language, productNames }, round))
  return fitTrials(trials, entries.length, aim)
}

/** Thresholds from questions whose entries are known: common ones, and higher for entries that draw wrong questions. */
export function fitTrials(trials: readonly (Trial & { readonly entry: number })[], entryCount: number, aim: Aim): Calibration {
  const answer = fitOrReference(trials, aim)
  const ground = fitThreshold(trials, groundAim)
  const raises = new Float32Array(entryCount)
  const common = answer.threshold
  if (common !== null) {
    const byEntry = Map.groupBy(trials, ({ entry }) => entry)
    for (const [entry, own] of byEntry) {
      if (entry < 0 || own.length < entryTrialsMin || !own.some(({ right, confidence }) => !right && confidence >= common))
        continue
      const { threshold } = fitThreshold(own, { precision: aim.precision, falseShareMax: 1 })
      raises[entry] = Math.max(0, (threshold ?? Number.MAX_VALUE) - common)
    }
  }
  return { answer, ground, raises }
}

/** One round: a third of each entry's questions, and complete entries, are looked up in an index without them. */
function heldOut(
  table: WordTable,
  entries: readonly IndexedEntry[],
  { language, productNames }: { readonly language: string; readonly productNames: readonly string[] },
  round: number,
) {
  const random = generator(round + 1)
  const leftOut = entries.map(() => random() < leftOutShare)
  const queries: { text: string; entry: number }[] = outOfScope(language).map((text) => ({ text, entry: -1 }))
  const kept: IndexedEntry[] = []
  const keptEntries: number[] = []
  entries.forEach((entry, at) => {
    if (leftOut[at]) {
      queries.push(...entry.questions.map((text) => ({ text, entry: -1 })))
      return
    }
    const isHeld = (_: string, position: number) => entry.questions.length > 1 && position % folds === (round + at) % folds
    const questions = entry.questions.filter((text, position) => !isHeld(text, position))
    queries.push(...entry.questions.filter(isHeld).map((text) => ({ text, entry: at })))
    kept.push({ ...entry, questions })
    keptEntries.push(at)
  })
  const index = buildIndex(table, kept, { language, productNames, version: '', words: '' })
  const share = Math.min(1, questionsMax / queries.length)
  return queries
    .filter(() => random() < share)
    .map(({ text, entry }) => {
      const match = matchQuestion(index, table, text)
      const position = match.entry >= 0 ? (keptEntries[match.entry] ?? -1) : -1
      return { confidence: answerConfidence(match), right: position >= 0 && position === entry, entry: position }
    })
}

/** The index with its thresholds set. */
export function withCalibration(index: FaqIndex, { answer, ground, raises }: Calibration): FaqIndex {
  const thresholds = { answer: answer.threshold, ground: lower(ground.threshold ?? groundUnfitted, answer.threshold) }
  return { ...index, meta: { ...index.meta, thresholds }, thresholdRaise: raises }
}

const lower = (ground: number, answer: number | null): number => (answer === null ? ground : Math.min(ground, answer))
