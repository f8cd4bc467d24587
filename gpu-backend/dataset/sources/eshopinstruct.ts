import * as z from 'zod'
import { type AnswerType, inferAnswerType } from '../../../shared/answers/answer-type.ts'
import { Gold, type Metric, metrics, type Sample } from '../eshop/sample.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const Row = z.object({
  input_field: z.string(),
  output_field: Gold,
  task_name: z.string().nullish(),
  metric: z.enum(metrics).nullish(),
})

const metricOf: Readonly<Record<AnswerType, Metric>> = {
  'multiple-choice': 'accuracy',
  retrieval: 'hit rate@3',
  ranking: 'ndcg',
  named_entity_recognition: 'micro f1',
  generation: 'sent-transformer',
}

/** EshopInstruct itself, as released: ShopBench's fields, JSON lines. The type is recognised from the question where it is missing. */
export const eshopInstruct: Source = {
  name: 'eshopinstruct',
  expects: 'a folder of .jsonl, or one, with the fields input_field and output_field',
  from: 'https://huggingface.co/datasets/suyan/EshopInstruct',
  licence: 'none stated: for evaluation, not for redistribution',
  kind: 'ready',
  async *read(path) {
    for (const file of await filesOf(path, ['.jsonl']))
      for await (const { input_field, output_field, task_name, metric } of rowsOf(file, Row)) {
        const type = inferAnswerType(input_field)
        const sample: Sample = {
          input_field,
          output_field,
          task_name: task_name ?? 'eshopinstruct',
          task_type: type,
          metric: metric ?? metricOf[type],
          skill: 'shopping-concepts',
          language: 'en',
          source: 'eshopinstruct',
        }
        yield sample
      }
  },
}
