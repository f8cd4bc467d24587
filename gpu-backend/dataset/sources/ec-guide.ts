import { basename } from 'node:path'
import * as z from 'zod'
import { type AnswerType, answerTypes } from '../../../shared/answers/answer-type.ts'
import { Gold, type Metric, metrics, type Sample, type Skill } from '../eshop/sample.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const Row = z.object({
  input_field: z.string(),
  output_field: Gold,
  task_type: z.enum(answerTypes),
  metric: z.enum([...metrics, 'bool']),
})

const skillOf: Readonly<Record<string, Skill>> = {
  acr: 'knowledge-reasoning',
  ebt: 'knowledge-reasoning',
  epf: 'knowledge-reasoning',
  pr: 'user-behavior',
  prp: 'user-behavior',
  qprj: 'user-behavior',
  qprp: 'user-behavior',
  sa: 'user-behavior',
  mt: 'multi-lingual',
  mdm: 'multi-lingual',
  pks: 'multi-lingual',
}

/** EC-Guide: one JSON-lines file for each subtask, named `<type>_<subtask>.jsonl`. Its defects are mended by the cleaning. */
export const ecGuide: Source = {
  name: 'ec-guide',
  expects: 'a folder of <type>_<subtask>.jsonl, or one such file',
  from: 'https://github.com/fzp0424/EC-Guide-KDDUP-2024',
  licence: 'Apache-2.0 (its sources have terms of their own)',
  kind: 'ready',
  async *read(path) {
    for (const file of await filesOf(path, ['.jsonl'])) {
      const subtask = basename(file, '.jsonl').split('_').at(-1) ?? 'unknown'
      for await (const row of rowsOf(file, Row)) yield toSample(row, subtask)
    }
  },
}

function toSample({ input_field, output_field, task_type, metric }: z.infer<typeof Row>, subtask: string): Sample {
  // `bool` rows answer yes or no in words: free text in ShopBench's terms.
  const [type, measured]: [AnswerType, Metric] = metric === 'bool' ? ['generation', 'rougel'] : [task_type, metric]
  return {
    input_field,
    output_field,
    task_name: `ec-guide-${subtask}`,
    task_type: type,
    metric: measured,
    skill: skillOf[subtask] ?? 'shopping-concepts',
    language: 'en',
    source: 'ec-guide',
  }
}
