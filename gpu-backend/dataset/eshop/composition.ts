import type { AnswerType } from '../../../shared/answers/answer-type.ts'
import type { World } from '../world/world.ts'
import * as choice from './build-choice.ts'
import * as selection from './build-selection.ts'
import * as text from './build-text.ts'
import type { Metric, Skill } from './sample.ts'
import type { Draft, Subtask } from './subtask.ts'

const concepts: Skill = 'shopping-concepts'
const reasoning: Skill = 'knowledge-reasoning'
const behavior: Skill = 'user-behavior'

const row =
  (type: AnswerType, metric: Metric) =>
  (name: string, count: number, from: string, skill: Skill, strategy: Subtask['strategy'], build: Subtask['build']): Subtask => ({
    name,
    type,
    skill,
    metric,
    count,
    from,
    strategy,
    build,
  })

const generation = row('generation', 'sent-transformer')
const multipleChoice = row('multiple-choice', 'accuracy')
const entities = row('named_entity_recognition', 'micro f1')
const retrieval = row('retrieval', 'hit rate@3')

/** One of several builders at random: rows the release calls by one name and fills with several forms. */
const oneOf =
  (...builders: readonly ((world: World) => Draft)[]) =>
  (world: World): Draft =>
    world.random.pick(builders)(world)

const as =
  (type: AnswerType, metric: Metric, build: Subtask['build']) =>
  (world: World): Draft => ({ ...build(world), type, metric })

/**
 * The composition of EshopInstruct as released: the rows add up to 63,972 (README of suyan-liang/EshopInstruct, commit
 * d2ecc1f). The release mixes answer types in its rows "Mix"; each has here the type that its source implies.
 */
export const composition: readonly Subtask[] = [
  generation('category-generation', 1000, 'Amazon-Category', concepts, 'external', text.categoryGeneration),
  generation('category-matching', 1000, 'Amazon-Category', concepts, 'external', text.categoryMatching),
  generation('attribute-generation', 1000, 'OA-Mine & AE-110K', concepts, 'external', text.attributeGeneration),
  generation('bullet-generation', 1000, 'Amazon-ESCI', concepts, 'designed', text.bulletGeneration),
  generation('complements-matching', 1000, 'Amazon-ESCI', reasoning, 'designed', text.complementsMatching),
  generation('exact-match-judgement', 2000, 'Amazon-ESCI', behavior, 'designed', text.exactMatchJudgement),
  generation('description-generation', 1000, 'Amazon-ESCI', concepts, 'designed', text.descriptionGeneration),
  generation('title-generation', 1000, 'Amazon-ESCI', concepts, 'designed', text.titleGeneration),
  generation('query-generation', 1000, 'Amazon-ESCI', behavior, 'designed', text.queryGeneration),
  generation('next-item-generation', 1000, 'Amazon-M2', behavior, 'designed', text.nextItemGeneration),
  generation('answer-generation', 820, 'ECInstruct', concepts, 'external', text.answerGeneration),

  multipleChoice('category-classification', 1000, 'Amazon-Category', concepts, 'external', choice.categoryClassification),
  multipleChoice('category-identification', 1000, 'Amazon-Category', concepts, 'external', choice.categoryIdentification),
  multipleChoice('next-item-selection', 3000, 'Amazon-M2', behavior, 'designed', choice.nextItemSelection),
  multipleChoice('session-selection', 2000, 'Amazon-M2', behavior, 'designed', choice.sessionSelection),
  multipleChoice('complements-selection', 2000, 'Amazon-ESCI', reasoning, 'seed', choice.complementsSelection),
  multipleChoice('substitutes-selection', 2000, 'Amazon-ESCI', reasoning, 'designed', choice.substitutesSelection),
  multipleChoice('product-relation-prediction', 802, 'ECInstruct', behavior, 'external', choice.productRelation),
  multipleChoice('answerability-prediction', 789, 'ECInstruct', concepts, 'external', choice.answerability),
  multipleChoice('product-substitute-identification', 2138, 'ECInstruct', behavior, 'external', choice.substituteIdentification),
  multipleChoice('product-matching', 2197, 'ECInstruct', concepts, 'external', choice.productMatching),
  multipleChoice('sentiment-analysis', 2147, 'ECInstruct', behavior, 'external', choice.sentimentAnalysis),
  multipleChoice('multiclass-product-classification', 2156, 'ECInstruct', behavior, 'external', choice.relevanceClass),

  entities('attribute-extraction', 4000, 'OA-Mine & AE-110K', concepts, 'external', text.attributeExtraction),
  entities(
    'attribute-value-extraction',
    2120,
    'ECInstruct',
    concepts,
    'external',
    oneOf(text.attributeExtraction, text.entityInQuery),
  ),

  row('ranking', 'ndcg')('query-product-rank', 2185, 'ECInstruct', behavior, 'external', selection.queryProductRank),

  retrieval('relevant-item-retrieval', 1000, 'Amazon-ESCI', behavior, 'designed', selection.relevantItems),
  retrieval('complements-retrieval', 1936, 'Amazon-ESCI', behavior, 'seed', selection.complementsRetrieval),
  retrieval('substitutes-retrieval', 2000, 'Amazon-ESCI', behavior, 'designed', selection.substitutesRetrieval),
  retrieval('product-retrieval', 4000, 'ECInstruct', behavior, 'seed', selection.productRetrieval),
  retrieval('sequential-recommendation', 2146, 'ECInstruct', behavior, 'external', selection.sequentialRecommendation),
  retrieval('session-retrieval', 3570, 'Amazon-M2', behavior, 'designed', selection.sessionRetrieval),

  multipleChoice('query-relation-classification', 27, 'GPT-4', behavior, 'seed', choice.queryRelation),
  multipleChoice('review-rating', 1000, 'Amazon Reviews 2023', behavior, 'seed', choice.reviewRating),
  multipleChoice('product-qa', 2000, 'GPT-4', concepts, 'seed', choice.attributeQuestion),
  row('ranking', 'ndcg')('query-product-rank-multilingual', 2000, 'Amazon-ESCI', behavior, 'seed', selection.queryProductRank),
  {
    ...generation('development-tasks', 2939, 'GPT-4, real dataset', 'multi-lingual', 'seed', text.titleTranslation),
    build: oneOf(
      text.titleTranslation,
      as('multiple-choice', 'accuracy', choice.descriptionInOtherLanguage),
      as('multiple-choice', 'accuracy', choice.keywordSet),
      as('multiple-choice', 'accuracy', choice.categoryWithAttribute),
      as('multiple-choice', 'accuracy', choice.numericReasoning),
      as('multiple-choice', 'accuracy', choice.commonsense),
      text.keyphrase,
      text.categoryExplanation,
      as('retrieval', 'hit rate@3', selection.aspectRetrieval),
      as('retrieval', 'hit rate@3', selection.snippetRetrieval),
      as('retrieval', 'hit rate@3', selection.nextQueries),
    ),
  },
]

export const releasedTotal = 63_972

/** How many samples of each row make `total`, by the released shares; what rounding leaves goes to the largest remainders. */
export function quotas(total: number): { readonly subtask: Subtask; readonly count: number }[] {
  const exact = composition.map((subtask) => ({ subtask, share: (subtask.count * total) / releasedTotal }))
  const counts = exact.map(({ subtask, share }) => ({ subtask, count: Math.floor(share), rest: share - Math.floor(share) }))
  let left = total - counts.reduce((sum, { count }) => sum + count, 0)
  for (const row of [...counts].sort((a, b) => b.rest - a.rest)) {
    if (left-- <= 0) break
    row.count++
  }
  return counts
}
