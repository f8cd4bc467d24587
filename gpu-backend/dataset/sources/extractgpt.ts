import * as z from 'zod'
import { attributeInTitle } from '../../../shared/tasks/wordings/extraction.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const Row = z.object({
  input: z.string(),
  category: z.string(),
  target_scores: z.record(z.string(), z.record(z.string(), z.number())),
})

/** OA-Mine and AE-110K as ExtractGPT publishes them: a title, its category, attribute → value. `n/a` means not there. */
export const oaMineAe110k: Source = {
  name: 'oa-mine-ae-110k',
  expects: "ExtractGPT's data folder or one of its train.jsonl files",
  from: 'https://github.com/wbsg-uni-mannheim/ExtractGPT',
  licence: 'Apache-2.0',
  kind: 'rows',
  async *read(path, random) {
    for (const file of await filesOf(path, ['.jsonl']))
      for await (const { input, target_scores } of rowsOf(file, Row))
        for (const [attribute, values] of Object.entries(target_scores)) {
          const gold = Object.keys(values).filter((value) => value !== 'n/a')
          if (!gold.length) continue
          yield {
            input_field: random.pick(attributeInTitle(attribute, input)),
            output_field: gold,
            task_name: 'attribute-extraction',
            task_type: 'named_entity_recognition',
            metric: 'micro f1',
            skill: 'shopping-concepts',
            language: 'en',
            source: 'oa-mine-ae-110k',
          }
        }
  },
}
