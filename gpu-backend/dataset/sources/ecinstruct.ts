import * as z from 'zod'
import { numbered } from '../../../shared/tasks/wordings/numbered.ts'
import type { Sample } from '../eshop/sample.ts'
import { filesOf, rowsOf } from './rows-of.ts'
import type { Source } from './source.ts'

const Row = z.object({
  split: z.string(),
  task: z.string(),
  setting: z.string(),
  instruction: z.string(),
  input: z.union([z.string(), z.unknown().transform((value) => JSON.stringify(value))]),
  options: z.union([z.string(), z.array(z.string())]).nullish(),
  output: z.string(),
})

type Form = Pick<Sample, 'task_name' | 'task_type' | 'metric'>
const choice = (task_name: string): Form => ({ task_name, task_type: 'multiple-choice', metric: 'accuracy' })
/** ECInstruct's task names → the composition's rows. Its ranking golds lie in a file of their own and are left out. */
const forms: Readonly<Record<string, Form>> = {
  Answer_Generation: { task_name: 'answer-generation', task_type: 'generation', metric: 'sent-transformer' },
  Answerability_Prediction: choice('answerability-prediction'),
  Product_Relation_Prediction: choice('product-relation-prediction'),
  Product_Substitute_Identification: choice('product-substitute-identification'),
  Product_Matching: choice('product-matching'),
  Sentiment_Analysis: choice('sentiment-analysis'),
  Multiclass_Product_Classification: choice('multiclass-product-classification'),
  Sequential_Recommendation: { task_name: 'sequential-recommendation', task_type: 'retrieval', metric: 'hit rate@3' },
}

/** ECInstruct (NingLab, eCeLLM) as JSON lines of its training split with diverse instructions. */
export const ecInstruct: Source = {
  name: 'ecinstruct',
  expects: 'a folder of .jsonl, or one, with the fields split, task, setting, instruction, input, options, output',
  from: 'https://huggingface.co/datasets/NingLab/ECInstruct',
  licence: 'CC BY 4.0',
  kind: 'rows',
  async *read(path) {
    for (const file of await filesOf(path, ['.jsonl']))
      for await (const row of rowsOf(file, Row)) {
        const form = row.split === 'train' && row.setting === 'IND_Diverse_Instruction' ? forms[row.task] : undefined
        const sample = form && toSample(row, form)
        if (sample) yield sample
      }
  },
}

function toSample(row: z.infer<typeof Row>, form: Form): Sample | null {
  const common = { ...form, skill: 'user-behavior', language: 'en', source: 'ecinstruct' } as const
  if (form.task_type === 'generation')
    return { ...common, input_field: `${row.instruction}\n${row.input}\nOutput: `, output_field: row.output }
  const options = optionsOf(row)
  const index = options.findIndex(
    ({ letter, text }) => row.output.trim() === letter || row.output.trim().toLowerCase() === text.toLowerCase(),
  )
  if (index < 0) return null
  const first = form.task_type === 'retrieval' ? 1 : 0
  const list = numbered(
    options.map(({ text }) => text),
    first,
  )
  const ending =
    form.task_type === 'retrieval' ? 'Answer with 3 numbers separated by commas and nothing else.\nOutput: ' : 'Answer: '
  return {
    ...common,
    input_field: `${row.instruction}\n${row.input}\n${list}\n${ending}`,
    output_field: first ? [index + 1] : index,
  }
}

/** Options come as one text `["A: …", "B: …"]`, as a list, or not at all where the answer is yes or no. */
function optionsOf({ options }: z.infer<typeof Row>): { letter: string; text: string }[] {
  const listed = Array.isArray(options)
    ? options
    : [...(options ?? '').matchAll(/['"]?([A-Z]: [^'"\n]+)/g)].map((match) => match[1] ?? '')
  const found = listed.flatMap((option) => {
    const match = /^([A-Z])[:.] ?(.+)$/.exec(option.trim())
    return match ? [{ letter: match[1] ?? '', text: (match[2] ?? '').replace(/[\],]+$/, '').trim() }] : []
  })
  return found.length
    ? found
    : [
        { letter: '', text: 'no' },
        { letter: '', text: 'yes' },
      ]
}
