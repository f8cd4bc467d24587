import { type Aligner, type Alignment, createAligner, createUnitSpace } from './align.ts'
import { languageWords } from './concepts.ts'
import { coarseDimensions, contested, type FaqIndex, formNumbers } from './faq-index.ts'
import { hasFigureFor, wantsFigure } from './figures.ts'
import { type GateReason, gate, takesSameSide, yieldsToFigure } from './gate.ts'
import { exactHashes } from './hashes.ts'
import { highest } from './highest.ts'
import { rulesFor } from './language/rules-for.ts'
import { normaliseQuestion } from './normalise.ts'
import { pairFeatureNames, pairFeatures } from './pair-features.ts'
import { matchFeatures, matchLogit, pairLogit, probabilityOf, type Standing } from './pair-model.ts'
import { type Marks, plainMarks, type ReadQuestion, readQuestion } from './read-question.ts'
import { sentenceVector } from './sentence-vector.ts'
import { createUnitRarity } from './unit-rarity.ts'
import { meaningTokens, unitsOf } from './units.ts'
import type { WordTable } from './word-table.ts'
import { type QueryWording, queryWording, wordingOf } from './wording.ts'

/** An entry beside the query. */
export interface Candidate {
  readonly entry: number
  /** Logit of the pair model; −∞ for entries too far away to be looked at closely. */
  readonly score: number
  /** Cosine of the meaning with the nearest of the entry's questions, −1 to 1. */
  readonly meaning: number
  /** Cosine of the weighted words and grams with the nearest, 0 to 1. */
  readonly wording: number
  /** Natural logarithm of how likely the query belongs to this entry rather than to another. */
  readonly ownership: number
  /** Why it may not answer, whatever its score. */
  readonly gate: GateReason | null
  /** How many questions the entry has. */
  readonly questions: number
  /** What the pair model saw. */
  readonly features: readonly number[]
}

export interface Match {
  /** Best first; those a gate keeps from answering are among them. */
  readonly candidates: readonly Candidate[]
  /** The first that no gate stops, or −1. */
  readonly entry: number
  /** That the entry is the right one, 0 to 1. */
  readonly probability: number
  /** Score above the best other entry, gated ones included. */
  readonly margin: number
  /** Another entry has a question as near as this one's: neither is sure, whatever tells them apart otherwise. */
  readonly tied: boolean
  /** The query is, normalised, one of the entry's own questions and of no other's. */
  readonly exact: boolean
}

/** The order in which entries are looked at closely, found on the public sets (docs/measurements.md). */
const weights = { meaning: 0.7, wording: 0.3, ownership: 0.1 } as const

// Work per query stays bounded whatever a merchant publishes.
const coarseFrom = 600
const coarseKept = 300
const candidatesMax = 16
const closeMax = 5
const questionsPerEntryMax = 100
const nearestKept = 6
const comparedMax = 3
// A question longer than this is a story; its beginning decides.
const charactersMax = 600
// Two questions this near the query are as good as equal.
const nearTie = 0.001
const liftedRestMax = 0.45
const noRivalMargin = 6

const noMatch: Match = { candidates: [], entry: -1, probability: 0, margin: 0, tied: false, exact: false }

interface Query {
  readonly vector: Float32Array
  readonly align: Aligner
  readonly read: ReadQuestion
  readonly readWithoutNumbers: ReadQuestion
  readonly wording: QueryWording
}

interface Near {
  readonly entry: number
  /** The entry's questions that are nearest to the query, the nearest first. */
  readonly nearest: readonly number[]
  readonly meaning: number
  readonly wording: number
  readonly ownership: number
  readonly gate: GateReason | null
  /** Another want was let pass, because the answer gives the figure. */
  readonly isLifted?: boolean
}

export type Eligible = (entry: number) => boolean
export type Matcher = (question: string, eligible?: Eligible) => Match

/** A matcher for one index: the entries nearest to a question. `eligible` leaves entries out (other regions, expired). */
export function createMatcher(index: FaqIndex, table: WordTable): Matcher {
  const { language } = index.meta
  const rules = rulesFor(language)
  const space = createUnitSpace(table, languageWords(table, language)?.concepts ?? null, createUnitRarity(index))
  const coarseScores = new Float32Array(index.entryLimits.length)

  const close = (query: Query, near: Near): Candidate => {
    const { entry, nearest, meaning, wording, ownership } = near
    const questions = (index.questionStart[entry + 1] ?? 0) - (index.questionStart[entry] ?? 0)
    // What the query speaks of may be in any of the entry's questions; what it wants is compared with one at a time.
    const { answerStart, answerUnits, answerFigures } = index
    const together = query.align(unitsOfAll(index, nearest), answerUnits.subarray(answerStart[entry], answerStart[entry + 1]))
    const answer = {
      covered: together.answerCovered,
      rest: together.answerRest,
      gives: hasFigureFor(query.read.frame, answerFigures[entry] ?? 0) === true,
    }
    let best: { features: readonly number[]; score: number } = { features: [], score: Number.NEGATIVE_INFINITY }
    for (const question of nearest.slice(0, comparedMax)) {
      const alignment = { ...query.align(unitsAt(index, question)), ...ofQuery(together) }
      const known = knownQuestion(index, question)
      const features = pairFeatures({ meaning, wording, ownership, questions, alignment, query: query.read, known, answer })
      const score = pairLogit(features)
      if (score > best.score) best = { features, score }
    }
    const isUndoing = query.read.marks.undo && together.sharesAct && !nearest.some((each) => index.marks.get(each)?.undo)
    const stopped: readonly (readonly [boolean, GateReason])[] = [
      // "Tent" alone asks for a tent, though one question speaks of a tent with a hole.
      [query.read.stems.length <= 1 && (best.features[sharedTopics] ?? 0) === 0, 'word'],
      // A figure stands for another want only where the query speaks of nothing else.
      [near.isLifted === true && together.answerRest > liftedRestMax, 'want'],
      // To restore what was deleted is not to delete it.
      [isUndoing, 'state'],
    ]
    const gate = near.gate ?? stopped.find(([holds]) => holds)?.[1] ?? null
    return { entry, meaning, wording, ownership, gate, questions, ...best }
  }

  return (question, eligible = () => true) => {
    const text = question.slice(0, charactersMax)
    const normalised = normaliseQuestion(text)
    if (!normalised) return noMatch
    const vector = sentenceVector(table, meaningTokens(table, text, language))
    const read = readQuestion(text, rules, index.productNames)
    const query: Query = {
      vector,
      align: createAligner(
        space,
        unitsOf(table, text, language, rules),
        read.act ? unitsOf(table, read.act, language, rules) : [],
      ),
      read,
      readWithoutNumbers: { ...read, marks: withoutNumbers(read.marks) },
      wording: queryWording(index.rarity, normalised),
    }
    const likely = likeliest(index, vector, coarseScores, eligible)
    if (!likely.length) return noMatch
    const near = likely.map(({ entry, ownership }) => nearest(index, query, entry, ownership)).sort((a, b) => order(b) - order(a))
    const candidates = near
      .slice(0, closeMax)
      .map((each) => close(query, each))
      .sort((a, b) => b.score - a.score)
    const owner = findExact(index, normalised)
    if (owner >= 0 && eligible(owner)) return exactMatch(candidates, owner)
    return bestMatch(index, candidates)
  }
}

const order = ({ meaning, wording, ownership }: Pick<Near, 'meaning' | 'wording' | 'ownership'>): number =>
  weights.meaning * meaning + weights.wording * wording + weights.ownership * ownership

const sharedTopics = pairFeatureNames.indexOf('sharedTopics')

export const standingOf = (candidate: Candidate): Standing => ({
  logit: candidate.score,
  likeness: order(candidate),
  ownership: candidate.ownership,
  questions: candidate.questions,
  hasTopics: (candidate.features[sharedTopics] ?? 0) > 0,
})

const likeness = ({ meaning, wording }: Candidate): number => weights.meaning * meaning + weights.wording * wording

function bestMatch({ meta, entryPenalty }: FaqIndex, candidates: readonly Candidate[]): Match {
  const best = candidates.find((candidate) => candidate.gate === null)
  if (!best) return { ...noMatch, candidates }
  const rival = candidates.find((candidate) => candidate !== best)
  const margin = rival ? best.score - rival.score : noRivalMargin
  const tied = candidates.some((other) => other !== best && Math.abs(likeness(best) - likeness(other)) < nearTie)
  const others = candidates.filter((candidate) => candidate !== best)
  const logit = matchLogit(matchFeatures(standingOf(best), others.map(standingOf)))
  const probability = probabilityOf(logit * meta.slope + meta.shift - (entryPenalty[best.entry] ?? 0))
  return { candidates, entry: best.entry, probability, margin, tied, exact: false }
}

function exactMatch(candidates: readonly Candidate[], owner: number): Match {
  const own = candidates.find((candidate) => candidate.entry === owner)
  const others = candidates.filter((candidate) => candidate.entry !== owner)
  const first: Candidate = {
    entry: owner,
    meaning: 1,
    wording: 1,
    ownership: own?.ownership ?? 0,
    gate: null,
    questions: own?.questions ?? 1,
    features: own?.features ?? [],
    score: own?.score ?? noRivalMargin,
  }
  const margin = others[0] ? Math.max(0, first.score - others[0].score) : noRivalMargin
  return { candidates: [first, ...others], entry: owner, probability: 1, margin, tied: false, exact: true }
}

function findExact({ exactKeys, exactOwners }: FaqIndex, normalised: string): number {
  const [first, second] = exactHashes(normalised)
  const last = exactOwners.length - 1
  for (let slot = first & last; exactOwners[slot]; slot = (slot + 1) & last)
    if (exactKeys[slot * 2] === first && exactKeys[slot * 2 + 1] === second)
      return exactOwners[slot] === contested ? -1 : (exactOwners[slot] ?? 0) - 1
  return -1
}

/** The entries a question most likely belongs to, with the logarithm of how likely, from their class vectors. */
function likeliest(
  index: FaqIndex,
  vector: Float32Array,
  coarseScores: Float32Array,
  eligible: Eligible,
): { entry: number; ownership: number }[] {
  const { classVectors, classScales, classBiases } = index
  const scored = nearMiddles(index, vector, coarseScores)
    .filter(eligible)
    .map((entry) => ({
      entry,
      ownership: dotInt8(classVectors, entry * vector.length, vector) * (classScales[entry] ?? 0) + (classBiases[entry] ?? 0),
    }))
  let highest = Number.NEGATIVE_INFINITY
  for (const { ownership } of scored) if (ownership > highest) highest = ownership
  let total = 0
  for (const { ownership } of scored) total += Math.exp(ownership - highest)
  const spread = highest + Math.log(total)
  scored.sort((a, b) => b.ownership - a.ownership)
  return scored.slice(0, candidatesMax).map(({ entry, ownership }) => ({ entry, ownership: ownership - spread }))
}

/** All entries of a small index; of a large one those whose middle is near by its leading components. */
function nearMiddles({ middles, entryLimits }: FaqIndex, vector: Float32Array, coarseScores: Float32Array): number[] {
  const count = entryLimits.length
  if (count <= coarseFrom) return Array.from({ length: count }, (_, entry) => entry)
  const leading = vector.subarray(0, coarseDimensions)
  for (let entry = 0; entry < count; entry++) coarseScores[entry] = dotInt8(middles, entry * coarseDimensions, leading)
  return highest(coarseScores, coarseKept)
}

function dotInt8(rows: Int8Array, from: number, vector: Float32Array): number {
  let sum = 0
  for (let at = 0; at < vector.length; at += 4)
    sum +=
      (rows[from + at] ?? 0) * (vector[at] ?? 0) +
      (rows[from + at + 1] ?? 0) * (vector[at + 1] ?? 0) +
      (rows[from + at + 2] ?? 0) * (vector[at + 2] ?? 0) +
      (rows[from + at + 3] ?? 0) * (vector[at + 3] ?? 0)
  return sum
}

/**
 * The entry by its nearest questions: among those that could be the same question, or else among all, and then gated. Where
 * the nearest of all says the opposite, the entry is stopped, unless another of its questions takes the query's side:
 * "can't I return it" is not "can I send it back" either. A want that none of its framed questions has stops it as well: "I
 * found it cheaper" has no frame, and lets no "why" pass beside "do you match prices".
 */
function nearest(index: FaqIndex, query: Query, entry: number, ownership: number): Near {
  const [start, end] = [index.questionStart[entry] ?? 0, index.questionStart[entry + 1] ?? 0]
  const varies = index.numbersVary.has(entry)
  const read = varies ? query.readWithoutNumbers : query.read
  const { vector } = query
  const stride = Math.max(1, Math.ceil((end - start) / questionsPerEntryMax))
  const open = nothingNear()
  const all = nothingNear()
  let reason: GateReason | null = null
  let nearestReason: GateReason | null = null
  let sided = false
  let isDone = false
  let want: 'nowhere' | 'here' | 'unknown' = 'unknown'
  const gives = hasFigureFor(read.frame, index.answerFigures[entry] ?? 0)
  let wantsSame = false
  let isLifted = false
  for (let question = start; question < end; question += stride) {
    const meaning = dotInt8(index.questionVectors, question * vector.length, vector) * (index.questionScales[question] ?? 0)
    const wording = wordingOf(index, question, query.wording)
    const known = knownQuestion(index, question, varies)
    let stopped = gate(read, known)
    if (stopped === 'want' && gives && yieldsToFigure(known.frame)) {
      stopped = null
      isLifted = true
    }
    wantsSame ||= known.frame === read.frame
    if (stopped === null) raise(open, question, meaning, wording)
    else reason ??= stopped
    if (meaning > all.meaning) nearestReason = stopped
    raise(all, question, meaning, wording)
    sided ||= takesSameSide(read.marks, known.marks)
    isDone ||= stopped === 'state'
    if (known.frame !== 0 && stopped === null) want = 'here'
    else if (known.frame !== 0 && stopped === 'want' && want === 'unknown') want = 'nowhere'
  }
  if ((nearestReason === 'negation' || nearestReason === 'opposite') && !sided)
    return { entry, ownership, gate: nearestReason, ...nearOf(all) }
  // What is wanted is a figure, and neither the answer nor a question of the entry has one.
  if (gives === false && wantsFigure(read.frame) && !wantsSame) return { entry, ownership, gate: 'figure', ...nearOf(all) }
  if (open.nearest.length === 0) return { entry, ownership, gate: reason, ...nearOf(all) }
  if (isDone) return { entry, ownership, gate: 'state', ...nearOf(all) }
  if (want === 'nowhere') return { entry, ownership, gate: 'want', ...nearOf(all) }
  return { entry, ownership, gate: null, isLifted: isLifted && !wantsSame, ...nearOf(open) }
}

interface Best {
  readonly nearest: { question: number; likeness: number }[]
  meaning: number
  wording: number
}

const nothingNear = (): Best => ({ nearest: [], meaning: -1, wording: 0 })
const nearOf = ({ nearest, meaning, wording }: Best) => ({ nearest: nearest.map(({ question }) => question), meaning, wording })

function raise(best: Best, question: number, meaning: number, wording: number): void {
  const { nearest } = best
  const likeness = weights.meaning * meaning + weights.wording * wording
  if (meaning > best.meaning) best.meaning = meaning
  if (wording > best.wording) best.wording = wording
  if (nearest.length === nearestKept && likeness <= (nearest.at(-1)?.likeness ?? 0)) return
  if (nearest.length === nearestKept) nearest.pop()
  let at = nearest.length
  while (at > 0 && (nearest[at - 1]?.likeness ?? 0) < likeness) at--
  nearest.splice(at, 0, { question, likeness })
}

function knownQuestion(index: FaqIndex, question: number, varies = false): ReadQuestion {
  const marks = index.marks.get(question) ?? plainMarks
  const form = question * formNumbers
  return {
    marks: varies ? withoutNumbers(marks) : marks,
    frame: index.questionForms[form] ?? 0,
    subject: index.questionForms[form + 1] ?? 0,
    verb: index.questionForms[form + 2] ?? 0,
    stems: index.stems.subarray(index.stemStart[question], index.stemStart[question + 1]),
  }
}

const unitsAt = ({ units, unitStart }: FaqIndex, question: number): Uint16Array =>
  units.subarray(unitStart[question], unitStart[question + 1])

const unitsOfAll = (index: FaqIndex, questions: readonly number[]): number[] => [
  ...new Set(questions.flatMap((question) => [...unitsAt(index, question)])),
]

const ofQuery = ({
  queryCovered,
  queryRest,
  actRest,
  sharedTopics,
  queryTopics,
  actsAlone,
  actsDiffer,
  knownActs,
}: Alignment) => ({
  actRest,
  actsAlone,
  actsDiffer,
  knownActs,
  queryCovered,
  queryRest,
  sharedTopics,
  queryTopics,
})

const withoutNumbers = (marks: Marks): Marks =>
  marks.numbers.length || marks.prices.length ? { ...marks, numbers: [], spelled: [], prices: [] } : marks
