import type { WordTable } from '../../faq/word-table.ts'
import { type AnswerType, asksForRating } from '../answer-type.ts'
import { entityTypeOf } from '../entity-spans.ts'
import { sourceText } from '../grammar.ts'
import { reviewOf, soundsLike } from '../likely-ratings.ts'
import { readOptions } from '../options.ts'
import { keyphraseIn, strongestClause } from './keyphrase.ts'
import { meaningOf } from './meaning.ts'
import { optionFeatures } from './option-features.ts'
import { pairFeatures } from './pair-features.ts'
import { type OptionKind, type OptionTask, type PairKind, type PairTask, readTask } from './read-task.ts'
import type { RuleWeights } from './rule-weights.ts'
import { entityKindOf, spanFeatures } from './span-features.ts'

export type RuleKind = OptionKind | PairKind | 'entities' | 'keyphrase' | 'rating'

/** What the rules need to know: weights learned once from public questions, and the meaning of words. */
export interface TaskRules {
  readonly words: WordTable
  readonly weights: RuleWeights
}

interface RuleAnswer {
  readonly kind: RuleKind
  /** In the form that the question asks for. */
  readonly text: string
}

const picksMax = 3

/** A task's answer without a model, and what kind of question it was; null where no rule applies. */
export function answerByRules(rules: TaskRules, question: string, type: AnswerType): RuleAnswer | null {
  if (type === 'named_entity_recognition') return answered('entities', entityIn(rules, question))
  if (asksForRating(question)) return answered('rating', String(ratingOf(rules, reviewOf(question))))
  const feeling = feelingsOf(question)
  if (feeling) return answered('rating', feeling[ratingOf(rules, reviewOf(question)) - 1])
  const phrase = keyphraseTask.exec(question)
  if (phrase) return answered('keyphrase', keyphraseFor(rules, phrase[1] ?? '', phrase[2] ?? ''))
  const task = readTask(question, type)
  if (!task) return null
  if (task.form === 'pair') return answered(task.kind, task.answers[verdictOf(rules, task)])
  const order = orderOf(rules, task)
  if (type === 'multiple-choice') return answered(task.kind, order[0]?.toString())
  return answered(task.kind, order.slice(0, type === 'ranking' ? order.length : picksMax).join(','))
}

const feelings = ['very negative', 'negative', 'neutral', 'positive', 'very positive'] as const

/** The options that stand for ratings of 1 to 5; of fewer than five options the mild ones stand for the strong ones too. */
function feelingsOf(question: string): readonly string[] | null {
  const options = readOptions(question)?.items ?? []
  const numberOf = (feeling: string) => options.find(({ text }) => text.toLowerCase() === feeling)?.number.toString()
  const [worst, bad, neutral, good, best] = feelings.map(numberOf)
  if (!bad || !neutral || !good) return null
  return [worst ?? bad, bad, neutral, good, best ?? good]
}

const keyphraseTask = /\bkeyphrase\b[\s\S]*?\breview:\s*([\s\S]+?)\n\s*aspect:\s*([^\n]+)/i

const keyphraseFor = ({ words }: TaskRules, review: string, aspect: string): string | null =>
  /^overall$/i.test(aspect.trim()) ? strongestClause(review) : keyphraseIn(words, review, aspect)

const answered = (kind: RuleKind, text: string | null | undefined): RuleAnswer | null => (text ? { kind, text } : null)

/** The printed numbers of a task's options, best first. */
function orderOf({ words, weights }: TaskRules, task: OptionTask): number[] {
  const own = weights.options[task.kind] ?? weights.options.any ?? []
  const scores = optionFeatures(words, task).map((features) => weighted(features, own))
  const ranked = task.options.map(({ number }, index) => ({ number, score: scores[index] ?? 0 }))
  return ranked.sort((a, b) => b.score - a.score).map(({ number }) => number)
}

function verdictOf({ words, weights }: TaskRules, { kind, pair }: PairTask): number {
  const features = [1, ...pairFeatures(words, pair)]
  return highest((weights.pairs[kind] ?? []).map((verdict) => weighted(features, verdict)))
}

/** How a review would be rated, 1 to 5. */
function ratingOf({ words, weights: { rating } }: TaskRules, review: string): number {
  const score = weighted(ratingFeatures(words, review), rating.weights)
  return 1 + rating.cuts.filter((cut) => score > cut).length
}

export const ratingFeatures = (words: WordTable, review: string): number[] => [
  1,
  soundsLike(review) - 3,
  ...meaningOf(words, review).vector,
]

function entityIn({ words, weights }: TaskRules, question: string): string | null {
  const source = sourceText(question)
  const type = entityTypeOf(question, source)
  if (!type) return null
  const known = weights.entities[entityKindOf(type)]
  if (!known) return null
  const odds = readOdds(known.words)
  const { texts, features } = spanFeatures(words, type, source, (word) => (odds.get(word) ?? 0) / 10)
  return texts[highest(features.map((row) => weighted(row, known.weights)))] ?? null
}

const readOdds = (list: string): ReadonlyMap<string, number> =>
  new Map(
    list.split(',').flatMap((entry) => {
      const [word, value] = entry.split(' ')
      return word && value ? [[word, Number(value)] as const] : []
    }),
  )

const weighted = (features: readonly number[], weights: readonly number[]): number =>
  features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)

const highest = (scores: readonly number[]): number => scores.indexOf(Math.max(...scores))
