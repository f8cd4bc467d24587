import { boundedText } from '../bounded-text.ts'
import { type Alignment, createAligner, createUnitSpace } from './align.ts'
import { languageWords } from './concepts.ts'
import { contested, type FaqIndex } from './faq-index.ts'
import { hasFigureFor } from './figures.ts'
import type { GateReason } from './gate.ts'
import { exactHashes, stemHash } from './hashes.ts'
import { frames } from './language/rules.ts'
import { rulesFor } from './language/rules-for.ts'
import { type Eligible, likeliest } from './likeliest.ts'
import { knownQuestion, type Near, nearest, type Query, weights, withoutNumbers } from './nearest.ts'
import { normaliseQuestion } from './normalise.ts'
import { pairFeatureNames, pairFeatures } from './pair-features.ts'
import { logitOf, matchFeatures, probabilityOf, type Standing, weightsFor } from './pair-model.ts'
import { type ReadQuestion, readQuestion, stemOf } from './read-question.ts'
import { sentenceVector } from './sentence-vector.ts'
import { createUnitRarity } from './unit-rarity.ts'
import { conceptsFrom, meaningTokens, unitsOf } from './units.ts'
import type { WordTable } from './word-table.ts'
import { queryWording } from './wording.ts'

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
  /** Subtracted from the logit: what the query names and the entry does not know. */
  readonly doubt: number
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

const closeMax = 5

const comparedMax = 3

// A question longer than this is a story; its beginning decides.
const charactersMax = 600

// Two questions this near the query are as good as equal.
const nearTie = 0.001

const liftedRestMax = 0.45

const noRivalMargin = 6
const which = frames.indexOf('which')

// "When will you open in Leeds": that the hours are wanted is likely, and that they hold there is not.
const nameDoubt = 1
// The same words but for one that neither question nor answer has: "at what temperature should white wine be served". Of 475
// right answers of ten shops seven are such, of 33 wrong ones ten; a topic in common says more than the words.
const swappedDoubt = 1
const swappedMin = 0.14
// "Which thread do I need for jeans" beside "which needle".
const otherNounMin = 0.3

const noMatch: Match = { candidates: [], entry: -1, probability: 0, margin: 0, tied: false, exact: false }

export type Matcher = (question: string, eligible?: Eligible) => Match

/** A matcher for one index: the entries nearest to a question. `eligible` leaves entries out (other regions, expired). */
export function createMatcher(index: FaqIndex, table: WordTable): Matcher {
  const { language } = index.meta
  const rules = rulesFor(language)
  const space = createUnitSpace(table, languageWords(table, language)?.concepts ?? null, createUnitRarity(index))
  const coarseScores = new Float32Array(index.entryLimits.length)
  const { pair } = weightsFor(index)

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
    let best: { features: readonly number[]; score: number; known: ReadQuestion | null } = {
      features: [],
      score: Number.NEGATIVE_INFINITY,
      known: null,
    }
    for (const question of nearest.slice(0, comparedMax)) {
      const alignment = { ...query.align(unitsAt(index, question)), ...ofQuery(together) }
      const known = knownQuestion(index, question)
      const features = pairFeatures({ meaning, wording, ownership, questions, alignment, query: query.read, known, answer })
      const score = logitOf(pair, features)
      if (score > best.score) best = { features, score, known }
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
    const isUnnamed = !query.named.every((name) => hasName(index, entry, nearest, name))
    const isSwapped = (best.features[sharedTopics] ?? 0) === 0 && wording * together.answerRest > swappedMin
    const isOtherNoun =
      (best.features[sharedTopics] ?? 0) === 0 && wording > otherNounMin && wantsOtherNoun(query.read, best.known)
    const doubt = (isOtherNoun ? swappedDoubt : 0) + (isUnnamed ? nameDoubt : 0) + (isSwapped ? swappedDoubt : 0)
    const gate = near.gate ?? stopped.find(([holds]) => holds)?.[1] ?? null
    return { entry, meaning, wording, ownership, gate, questions, doubt, features: best.features, score: best.score }
  }

  return (question, eligible = () => true) => {
    const text = boundedText(question, charactersMax)
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
      named: (read.named ?? []).map((name) => unitsOf(table, name, language, rules)),
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

function bestMatch(index: FaqIndex, candidates: readonly Candidate[]): Match {
  const { meta, entryPenalty } = index
  const best = candidates.find((candidate) => candidate.gate === null)
  if (!best) return { ...noMatch, candidates }
  const rival = candidates.find((candidate) => candidate !== best)
  const margin = rival ? best.score - rival.score : noRivalMargin
  const tied = candidates.some((other) => other !== best && Math.abs(likeness(best) - likeness(other)) < nearTie)
  const others = candidates.filter((candidate) => candidate !== best)
  const logit = logitOf(weightsFor(index).match, matchFeatures(standingOf(best), others.map(standingOf)))
  const probability = probabilityOf(logit * meta.slope + meta.shift - (entryPenalty[best.entry] ?? 0) - best.doubt)
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
    doubt: 0,
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

const unitsAt = ({ units, unitStart }: FaqIndex, question: number): Uint16Array =>
  units.subarray(unitStart[question], unitStart[question + 1])

/** Topics are no names: what stands for them is weighed elsewhere. */
const hasName = (index: FaqIndex, entry: number, questions: readonly number[], name: readonly number[]): boolean => {
  const { answerStart, answerUnits } = index
  const answer = answerUnits.subarray(answerStart[entry], answerStart[entry + 1])
  return name.every(
    (unit) =>
      unit >= conceptsFrom || answer.includes(unit) || questions.some((question) => unitsAt(index, question).includes(unit)),
  )
}

const interrogatives = ['which', 'what'].map((word) => stemHash(stemOf(word)))
const nounOf = ({ stems }: ReadQuestion): number | undefined => {
  const at = interrogatives.map((hash) => stems.indexOf(hash)).find((found) => found >= 0)
  return at === undefined ? undefined : stems[at + 1]
}
const wantsOtherNoun = (query: ReadQuestion, known: ReadQuestion | null): boolean => {
  if (!known || query.frame !== which || known.frame !== which) return false
  const [own, other] = [nounOf(query), nounOf(known)]
  return own !== undefined && other !== undefined && !known.stems.includes(own) && !query.stems.includes(other)
}

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
