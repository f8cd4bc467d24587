import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { answerTypes } from '../../../shared/answers/answer-type.ts'
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

export interface Question {
  /** Tells the same question again when a run is resumed. */
  readonly id: string
  readonly prompt: string
  readonly gold: Gold
  readonly type: z.infer<typeof Row>['task_type']
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
  return values.map((value, index) => {
    const row = Row.safeParse(value)
    if (!row.success) throw new Error(`${file}, row ${index + 1}: ${z.prettifyError(row.error)}`)
    return toQuestion(row.data, basename(file).replace(/\.jsonl?$/, ''), index)
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
    metric: measured,
    task: row.task_name ?? fileName,
    skill: row.skill ?? row.track?.replace('amazon-kdd-cup-24-', '') ?? 'all',
  }
}
