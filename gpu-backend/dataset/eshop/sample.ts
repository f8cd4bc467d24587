import * as z from 'zod'
import { answerTypes } from '../../../shared/answers/answer-type.ts'

const skills = ['shopping-concepts', 'knowledge-reasoning', 'user-behavior', 'multi-lingual'] as const
export type Skill = (typeof skills)[number]

export const metrics = [
  'accuracy',
  'hit rate@3',
  'ndcg',
  'micro f1',
  'rougel',
  'sent-transformer',
  'multilingual-sent-transformer',
  'bleu',
  'jp-bleu',
] as const
export type Metric = (typeof metrics)[number]

/** What a gold answer may be: an option's number, several, relevance weights, entities, or text. */
export const Gold = z.union([z.number(), z.array(z.number()), z.array(z.string()), z.string()])
export type Gold = z.infer<typeof Gold>

/** One instruction sample: ShopBench's published fields, where it comes from, and the turns as the edge assembles them. */
export const Sample = z.object({
  input_field: z.string(),
  output_field: Gold,
  task_name: z.string(),
  task_type: z.enum(answerTypes),
  metric: z.enum(metrics),
  skill: z.enum(skills),
  language: z.string(),
  source: z.string(),
})
export type Sample = z.infer<typeof Sample>

const picksMax = 3

/**
 * The answer as a model should write it. Where order is free (picks, ties of a ranking) it follows `hints`, the order of
 * the nearest options that stands in the question: so a model may copy it, and learns where to leave it. Fewer than three
 * picks are filled up from there, since a hit rate asks for three.
 */
export function answerText(
  { output_field: gold, task_type: type }: Pick<Sample, 'output_field' | 'task_type'>,
  hints: readonly number[] = [],
): string {
  const rank = (number: number) => (hints.includes(number) ? hints.indexOf(number) : hints.length)
  if (type === 'ranking' && Array.isArray(gold)) {
    const order = gold.map((weight, index) => ({ weight: Number(weight), number: index + 1 }))
    return order
      .sort((a, b) => b.weight - a.weight || rank(a.number) - rank(b.number) || a.number - b.number)
      .map(({ number }) => number)
      .join(',')
  }
  if (type === 'retrieval' && Array.isArray(gold)) {
    const picks = (gold as number[]).slice(0, picksMax).sort((a, b) => rank(a) - rank(b) || a - b)
    return [...picks, ...hints.filter((number) => !picks.includes(number))].slice(0, picksMax).join(',')
  }
  return Array.isArray(gold) ? gold.join(', ') : String(gold)
}
