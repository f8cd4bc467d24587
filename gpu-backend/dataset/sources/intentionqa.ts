import * as z from 'zod'
import { complement, whyTogether } from '../../../shared/tasks/wordings/choice.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const letters = ['A', 'B', 'C', 'D', 'E'] as const
const Row = z.object({
  item_a_name: z.string(),
  item_b_name: z.string(),
  gold_ind: z.enum(letters),
  // Three to five of them.
  options: z.partialRecord(z.enum(letters), z.string()),
  distractors_product: z.array(z.string()).optional(),
})

/** IntentionQA: task 1 asks why two products are bought together, task 2 which product follows. */
export const intentionQa: Source = {
  name: 'intentionqa',
  expects: 'a folder of task1.jsonl and task2.jsonl, or one of them',
  from: 'https://github.com/HKUST-KnowComp/IntentionQA',
  licence: 'MIT',
  kind: 'ready',
  async *read(path, random) {
    for (const file of await filesOf(path, ['.jsonl']))
      for await (const { item_a_name: a, item_b_name: b, options, gold_ind, distractors_product } of rowsOf(file, Row)) {
        const right = options[gold_ind] ?? ''
        const shuffled = random.shuffle(Object.values(options))
        yield {
          input_field: random.pick(distractors_product ? complement(a, shuffled) : whyTogether(a, b, shuffled)),
          output_field: shuffled.indexOf(right),
          task_name: distractors_product ? 'intentionqa-next' : 'intentionqa-why',
          task_type: 'multiple-choice',
          metric: 'accuracy',
          skill: 'knowledge-reasoning',
          language: 'en',
          source: 'intentionqa',
        }
      }
  },
}
