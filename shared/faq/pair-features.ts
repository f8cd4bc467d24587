import type { Alignment } from './align.ts'
import { type Frame, frames } from './language/rules.ts'
import { type ReadQuestion, shop, speaker } from './read-question.ts'

/** What is known of a query beside one known question, before the model weighs it. */
interface PairEvidence {
  /** Cosine of the meanings. */
  readonly meaning: number
  /** Cosine of the weighted words and grams. */
  readonly wording: number
  /** Logarithm of how likely the query belongs to the entry. */
  readonly ownership: number
  /** How many questions the entry has. */
  readonly questions: number
  readonly alignment: Alignment
  readonly query: ReadQuestion
  readonly known: ReadQuestion
  readonly answer: AnswerEvidence
}

/** What the entry's answer has of the query. */
interface AnswerEvidence {
  /** Share of the query's meaning that question or answer has words for. */
  readonly covered: number
  /** The heaviest unit of the query that neither has. */
  readonly rest: number
  /** It gives the figure that the query wants. */
  readonly gives: boolean
}

export const pairFeatureNames = [
  'meaning',
  'wording',
  'queryCovered',
  'knownCovered',
  'leastCovered',
  'queryRest',
  'knownRest',
  'sharedTopics',
  'queryTopics',
  'knownTopics',
  'queryRestSquared',
  'knownRestSquared',
  'otherTopic',
  'agreement',
  'sameFrame',
  'nearFrame',
  'otherFrame',
  'doneAlready',
  'undoes',
  'occasion',
  'otherActor',
  'fewWords',
  'manyWords',
  'actRest',
  'actShared',
  'ownership',
  'ownershipOfMany',
  'meaningOfMany',
  'plain',
  'plainMeaning',
  'plainWording',
  'plainOwnership',
  'answerCovered',
  'answerRest',
  'answerGives',
  'actsAlone',
  'actsDiffer',
  'knownActs',
] as const

/** The model's input, in the order of `pairFeatureNames`. */
export function pairFeatures({
  meaning,
  wording,
  ownership,
  questions,
  alignment,
  query,
  known,
  answer,
}: PairEvidence): number[] {
  const owned = Math.max(ownership, ownershipMin)
  const many = manyOf(questions)
  const { queryCovered, knownCovered, queryRest, knownRest, sharedTopics, queryTopics, knownTopics } = alignment
  const likeness = frameLikeness(query.frame, known.frame)
  const done = query.marks.past.some((stem) => !known.marks.past.includes(stem)) && !known.marks.past.length
  const flag = (value: boolean): number => (value ? 1 : 0)
  const words = query.stems.length
  // Outside of what the concepts cover, the words and the word table are all there is.
  const plain = flag(sharedTopics === 0)
  return [
    meaning,
    wording,
    queryCovered,
    knownCovered,
    Math.min(queryCovered, knownCovered),
    queryRest,
    knownRest,
    Math.min(sharedTopics, 2),
    Math.min(queryTopics, 2),
    Math.min(knownTopics, 2),
    queryRest ** 2,
    knownRest ** 2,
    flag(queryTopics > 0.55 || (queryTopics > 0.35 && knownTopics > 0.35)),
    Math.min(sharedTopics, 1) * Math.max(0, 1 - queryTopics - queryRest / 2) * Math.max(0, 1 - knownTopics),
    flag(likeness === 'same'),
    flag(likeness === 'near'),
    flag(likeness === 'other'),
    flag(done),
    flag(query.marks.undo !== known.marks.undo),
    flag(query.marks.occasion && !known.marks.occasion),
    flag(changesActor(query, known)),
    flag(words <= 1),
    Math.max(0, words - known.stems.length - 2) / 4,
    alignment.actRest,
    flag(known.verb !== 0 && query.stems.includes(known.verb)),
    owned,
    many * owned,
    many * meaning,
    plain,
    plain * meaning,
    plain * wording,
    plain * owned,
    answer.covered - queryCovered,
    queryRest - answer.rest,
    flag(answer.gives && likeness !== 'same'),
    Math.min(alignment.actsAlone, 1),
    flag(alignment.actsDiffer),
    alignment.knownActs,
  ]
}

/** 0 for an entry of one question, 1 for one of 128: an entry of many questions is known by them. */
export const manyOf = (questions: number): number => Math.log2(questions) / 7
export const ownershipMin = -8

const near: readonly (readonly [Frame, Frame])[] = [
  ['procedure', 'whether'],
  ['procedure', 'where'],
  ['procedure', 'trouble'],
  ['procedure', 'what'],
  ['procedure', 'which'],
  ['existence', 'whether'],
  ['existence', 'what'],
  ['existence', 'which'],
  ['whether', 'which'],
  ['which', 'what'],
  ['which', 'where'],
  ['which', 'count'],
  ['whether', 'what'],
  ['whether', 'where'],
  ['what', 'where'],
  ['what', 'time'],
  ['what', 'duration'],
  ['time', 'duration'],
  ['duration', 'count'],
  ['what', 'amount'],
  ['what', 'count'],
  ['time', 'count'],
  ['amount', 'count'],
  ['why', 'trouble'],
]
const nearPairs = new Set(
  near.flatMap(([a, b]) => [
    frames.indexOf(a) * frames.length + frames.indexOf(b),
    frames.indexOf(b) * frames.length + frames.indexOf(a),
  ]),
)

function frameLikeness(query: number, known: number): 'same' | 'near' | 'other' | 'unknown' {
  if (frames[query] === 'none' || frames[known] === 'none') return 'unknown'
  if (query === known) return 'same'
  return nearPairs.has(query * frames.length + known) ? 'near' : 'other'
}

const changesActor = (query: ReadQuestion, known: ReadQuestion): boolean =>
  query.verb !== 0 &&
  query.verb === known.verb &&
  query.subject !== known.subject &&
  [query.subject, known.subject].every((subject) => subject === speaker || subject === shop)
