import * as z from 'zod'
import { answerTypes } from '../../../shared/answers/answer-type.ts'

export const skills = ['shopping-concepts', 'knowledge-reasoning', 'user-behavior', 'multi-lingual'] as const
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

/** The answer as a model should write it. Weights become the order they ask for, best first, ties as listed. */
export function answerText({ output_field: gold, task_type: type }: Pick<Sample, 'output_field' | 'task_type'>): string {
  if (type === 'ranking' && Array.isArray(gold)) {
    const order = gold.map((weight, index) => ({ weight: Number(weight), number: index + 1 }))
    return order
      .sort((a, b) => b.weight - a.weight || a.number - b.number)
      .map(({ number }) => number)
      .join(',')
  }
  if (type === 'retrieval' && Array.isArray(gold)) return gold.slice(0, 3).join(',')
  return Array.isArray(gold) ? gold.join(', ') : String(gold)
}
