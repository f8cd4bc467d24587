import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { answerTypes } from '../../../shared/answers/answer-type.ts'
import { readOptions } from '../../../shared/answers/options.ts'
import { Gold, type Metric, metrics } from '../../dataset/eshop/sample.ts'

const Row = z.object({
  input_field: z.string().min(1),
  output_field: Gold,
  task_type: z.enum(answerTypes),
  metric: z.enum([...metrics, 'bool']),
  task_name: z.string().optional(),
  track: z.string().optional(),
  skill: z.string().optional(),
})

/** The answer's type, with judgements of yes or no apart: a constant answer is right in most of them. */
export const forms = [...answerTypes, 'yes/no'] as const
export type Form = (typeof forms)[number]

export interface Question {
  /** Tells the same question again when a run is resumed. */
  readonly id: string
  readonly prompt: string
  readonly gold: Gold
  readonly type: z.infer<typeof Row>['task_type']
  /** What kind of answer is compared: a choice between yes and no is counted apart from one between options. */
  readonly form: Form
  readonly metric: Metric
  readonly task: string
  readonly skill: string
}

/**
 * ShopBench's published rows: JSON lines, or one JSON array. Files without task names (EC-Guide) have one task each,
 * named after the file. Throws with file and row at the first row that does not fit.
 */
export function readQuestions(file: string): Question[] {
  const text = readFileSync(file, 'utf8').trim()
  const values: unknown[] = text.startsWith('[')
    ? (JSON.parse(text) as unknown[])
    : text.split('\n').map((line) => JSON.parse(line) as unknown)
  const questions = values.map((value, index) => {
    const row = Row.safeParse(value)
    if (!row.success) throw new Error(`${file}, row ${index + 1}: ${z.prettifyError(row.error)}`)
    return toQuestion(row.data, basename(file).replace(/\.jsonl?$/, ''), index)
  })
  return withUnmixedTasks(questions)
}

/** A task of several forms or metrics is several rows of a table: their mean would say nothing of either. */
function withUnmixedTasks(questions: readonly Question[]): Question[] {
  const rowOf = ({ task, form, metric }: Question): string => `${task} ${form} ${metric}`
  const rowsOfTask = Map.groupBy(questions, ({ task }) => task)
  return questions.map((question) => {
    const group = rowsOfTask.get(question.task) ?? []
    const forms = new Set(group.map(({ form }) => form))
    const metrics = new Set(group.map(({ metric }) => metric))
    if (new Set(group.map(rowOf)).size === 1) return question
    const parts = [...(forms.size > 1 ? [question.form] : []), ...(metrics.size > 1 ? [question.metric] : [])]
    return { ...question, task: `${question.task} (${parts.join(', ')})` }
  })
}

function toQuestion(row: z.infer<typeof Row>, fileName: string, index: number): Question {
  const { input_field: prompt, output_field: gold, metric } = row
  // `bool` rows answer yes or no in words.
  const [type, measured] = metric === 'bool' ? (['generation', 'rougel'] as const) : ([row.task_type, metric] as const)
  return {
    id: createHash('sha256').update(`${fileName}\n${index}\n${prompt}`).digest('hex').slice(0, 16),
    prompt,
    gold: type === 'multiple-choice' && typeof gold === 'string' ? Number(gold) : gold,
    type,
    form: isYesOrNo(prompt, gold) ? 'yes/no' : type,
    metric: measured,
    task: row.task_name ?? fileName,
    skill: row.skill ?? row.track?.replace('amazon-kdd-cup-24-', '') ?? 'all',
  }
}

/** Two options that say yes and no, in numbers or in words. */
function isYesOrNo(prompt: string, gold: Gold): boolean {
  const options = readOptions(prompt)?.items.map(({ text }) => text.toLowerCase().replace(/[.,;]$/, ''))
  if (options?.length === 2 && options.every((text) => /^(?:yes|no)\b/.test(text))) return true
  return typeof gold === 'string' && /^(?:yes|no)\.?$/i.test(gold.trim())
}
