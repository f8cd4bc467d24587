import { atOnce, type InSteps, mapInSteps } from '../in-steps.ts'
import { oneSided, wilson } from '../wilson.ts'
import { buildIndexInSteps, type IndexedEntry } from './build-index.ts'
import { answerProbability } from './decide.ts'
import type { FaqIndex, Thresholds } from './faq-index.ts'
import { type Aim, fitThreshold } from './fit-thresholds.ts'
import { createMatcher, type Matcher } from './match.ts'
import { nearMisses } from './near-misses.ts'
import { outOfScope } from './out-of-scope.ts'
import { logitFrom, probabilityOf } from './pair-model.ts'
import { generator } from './train-classes.ts'
import type { WordTable } from './word-table.ts'

/** Where the model gets an entry to lean on: about as often right as not. */
const groundProbability = 0.3
const questionsMax = 3_000
const nearMissesMax = 4_000
const folds = 3
// One entry in eight is left out completely: its questions are then questions nobody has an answer to.
const leftOutShare = 1 / 8
// How far a shop's own questions may move the model: they are kinder than shoppers' questions.
const shiftSpread = 0.7
const shiftMax = 1
const slopeSpread = 0.4
const slopeMin = 0.7
const slopeMax = 1.6
const penaltyMax = 0.7
const impossibleShare = 0.5
const adjustmentSteps = 20
// Going below the reference takes proof: so many trials that could be right, and a precision above the aim, because own
// questions are kinder than shoppers' questions.
const provenTrialsMin = 150
const provenPrecision = 0.9
const provenMin = 0.85
const refutedThreshold = 0.97

/** A question looked up where the right entry is known; `entry` is the one found. */
interface OwnTrial {
  readonly entry: number
  readonly probability: number
  readonly right: boolean
  /** The index holds the right entry: only then can the trial speak for answering. */
  readonly possible: boolean
}

export interface Calibration {
  readonly thresholds: Thresholds
  /** Every match's logit is multiplied by the slope, then the shift is added. */
  readonly slope: number
  readonly shift: number
  /** Subtracted from the logit of an entry's matches. */
  readonly penalties: Float32Array
  readonly trials: TrialCounts
}

interface TrialCounts {
  readonly trials: number
  readonly possible: number
  readonly answered: number
  readonly right: number
  /** Lower bound of the share of answers that were right; null without answers. */
  readonly precisionAtLeast: number | null
}

interface Shop {
  readonly language: string
  readonly productNames?: readonly string[]
}

/**
 * The merchant's own questions adjust the model that was fitted on many shops. Each is looked up in an index that does not
 * hold it; entries left out completely, near misses made from each entry and a list of things no shop answers are the
 * negatives. A trial whose entry has no other question cannot be right, so none is made.
 */
export const calibrate = (table: WordTable, index: FaqIndex, entries: readonly IndexedEntry[], aim: Aim): Calibration =>
  atOnce(calibrateInSteps(table, index, entries, aim))

/** The same, a question a step. */
export function* calibrateInSteps(
  table: WordTable,
  index: FaqIndex,
  entries: readonly IndexedEntry[],
  aim: Aim,
): InSteps<Calibration> {
  const { language } = index.meta
  const shop = { language, productNames: index.meta.productNames }
  const isLarge = entries.reduce((sum, { questions }) => sum + questions.length, 0) > questionsMax
  const rounds = isLarge || entries.every(({ questions }) => questions.length === 1) ? 1 : folds
  const trials: OwnTrial[] = []
  for (let round = 0; round < rounds; round++) trials.push(...(yield* heldOut(table, entries, shop, round)))
  const nearMisses = yield* nearMissTrials(createMatcher(index, table), entries, language)
  yield
  return fitTrials(trials, nearMisses, entries.length, aim)
}

/** The probability each single answer must have, so that answers together keep the aim. */
const answerThreshold = ({ precision }: Aim): number => 1 - (1 - precision) * (2 / 3)

export function fitTrials(own: readonly OwnTrial[], nearMisses: readonly OwnTrial[], entryCount: number, aim: Aim): Calibration {
  const trials = [...own, ...nearMisses]
  const { slope, shift } = adjustmentOf(own)
  const adjusted = (probability: number): number => logitFrom(probability) * slope + shift
  const penalties = new Float32Array(entryCount)
  // Near misses are made to be alike; shoppers write few of them, so they speak against entries and not for the share of errors.
  const answer = thresholdOf(own, adjusted, aim)
  const bar = logitFrom(answer)
  // Only what is looked up in the complete index speaks against an entry: elsewhere the question's own entry was left out.
  for (const { entry, probability } of nearMisses) {
    const above = adjusted(probability) - bar
    if (entry < 0 || above < 0) continue
    penalties[entry] = Math.min(penaltyMax, Math.max(penalties[entry] ?? 0, above + 0.01))
  }
  const answered = trials.filter(
    ({ entry, probability }) => entry >= 0 && probabilityOf(adjusted(probability) - (penalties[entry] ?? 0)) >= answer,
  )
  const right = answered.filter((trial) => trial.right).length
  return {
    thresholds: { answer, ground: Math.min(groundProbability, answer) },
    slope,
    shift,
    penalties,
    trials: {
      trials: trials.length,
      possible: trials.filter(({ possible }) => possible).length,
      answered: answered.length,
      right,
      precisionAtLeast: answered.length ? wilson(right, answered.length, oneSided).low : null,
    },
  }
}

/** The reference, unless enough trials prove a lower threshold or speak against the reference. */
function thresholdOf(trials: readonly OwnTrial[], adjusted: (probability: number) => number, aim: Aim): number {
  const reference = answerThreshold(aim)
  if (trials.filter(({ possible }) => possible).length < provenTrialsMin) return reference
  const confident = trials.map(({ probability, right }) => ({ confidence: probabilityOf(adjusted(probability)), right }))
  const proven = fitThreshold(confident, { ...aim, precision: Math.max(aim.precision, provenPrecision) }).threshold
  if (proven !== null && proven < reference) return Math.max(provenMin, proven)
  const answered = confident.filter(({ confidence }) => confidence >= reference)
  const isRefuted = answered.filter(({ right }) => right).length < aim.precision * answered.length
  return isRefuted ? Math.max(reference, proven ?? refutedThreshold) : reference
}

/** How the shop differs from the many shops of the model: `logit × slope + shift`. */
interface Adjustment {
  readonly slope: number
  readonly shift: number
}

/**
 * The adjustment under which the trials are likeliest, with a prior around none. Questions without an answer weigh half as
 * much as those with one, as among shoppers; a shop of one-question entries, which has only the latter, stays where the model is.
 */
function adjustmentOf(trials: readonly OwnTrial[]): Adjustment {
  const possible = trials.filter((trial) => trial.possible).length
  // A few dozen trials say little of how the shop differs, and move every answer.
  if (possible < provenTrialsMin) return { slope: 1, shift: 0 }
  const impossibleWeight = Math.min(1, (impossibleShare * possible) / Math.max(1, trials.length - possible))
  let [slope, shift] = [1, 0]
  for (let step = 0; step < adjustmentSteps; step++) {
    let [slopeUp, shiftUp] = [(1 - slope) / slopeSpread ** 2, -shift / shiftSpread ** 2]
    let [slopeBend, crossBend, shiftBend] = [1 / slopeSpread ** 2, 0, 1 / shiftSpread ** 2]
    for (const trial of trials) {
      const logit = logitFrom(trial.probability)
      const likely = probabilityOf(logit * slope + shift)
      const weight = trial.possible ? 1 : impossibleWeight
      const error = weight * ((trial.right ? 1 : 0) - likely)
      const bend = weight * likely * (1 - likely)
      slopeUp += error * logit
      shiftUp += error
      slopeBend += bend * logit * logit
      crossBend += bend * logit
      shiftBend += bend
    }
    const determinant = slopeBend * shiftBend - crossBend ** 2
    slope += (slopeUp * shiftBend - shiftUp * crossBend) / determinant
    shift += (shiftUp * slopeBend - slopeUp * crossBend) / determinant
  }
  return { slope: clamp(slope, slopeMin, slopeMax), shift: clamp(shift, -shiftMax, shiftMax) }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** One round: a third of each entry's questions, and complete entries, are looked up in an index without them. */
function* heldOut(table: WordTable, entries: readonly IndexedEntry[], shop: Shop, round: number): InSteps<OwnTrial[]> {
  const random = generator(round + 1)
  const leftOut = entries.map(() => entries.length > 1 && random() < leftOutShare)
  const queries: { text: string; entry: number }[] = outOfScope(shop.language).map((text) => ({ text, entry: -1 }))
  const kept: IndexedEntry[] = []
  const keptEntries: number[] = []
  entries.forEach((entry, at) => {
    if (leftOut[at]) {
      queries.push(...entry.questions.map((text) => ({ text, entry: -1 })))
      return
    }
    const isHeld = (_: string, position: number) => entry.questions.length > 1 && position % folds === (round + at) % folds
    queries.push(...entry.questions.filter(isHeld).map((text) => ({ text, entry: at })))
    kept.push({ ...entry, questions: entry.questions.filter((text, position) => !isHeld(text, position)) })
    keptEntries.push(at)
  })
  yield
  const matcher = createMatcher(yield* buildIndexInSteps(table, kept, { ...shop, version: '', words: '' }), table)
  yield
  const share = Math.min(1, questionsMax / queries.length)
  const lookedUp = queries.filter(() => random() < share)
  return yield* mapInSteps(
    lookedUp,
    ({ text, entry }) => {
      const match = matcher(text)
      const found = match.entry >= 0 ? (keptEntries[match.entry] ?? -1) : -1
      return { entry: found, probability: answerProbability(match), right: found >= 0 && found === entry, possible: entry >= 0 }
    },
    1,
  )
}

/** Near misses of the main questions, looked up in the complete index. */
function* nearMissTrials(matcher: Matcher, entries: readonly IndexedEntry[], language: string): InSteps<OwnTrial[]> {
  const made = yield* mapInSteps(entries, ({ questions }) => nearMisses(questions[0] ?? '', language), 1)
  const trials = yield* mapInSteps(
    made.flat().slice(0, nearMissesMax),
    (text): OwnTrial[] => {
      const match = matcher(text)
      // A merchant may have an entry for the near miss itself.
      if (match.exact) return []
      return [{ entry: match.entry, probability: answerProbability(match), right: false, possible: false }]
    },
    1,
  )
  return trials.flat()
}

/** The index with its calibration set. */
export function withCalibration(index: FaqIndex, { thresholds, slope, shift, penalties }: Calibration): FaqIndex {
  return { ...index, meta: { ...index.meta, thresholds, slope, shift }, entryPenalty: penalties }
}
