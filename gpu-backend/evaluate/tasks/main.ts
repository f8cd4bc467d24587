import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'
import { localKeys } from '../../../shared/api-key.ts'
import { tasks } from '../../../shared/tasks/all.ts'
import { taskItemsMax } from '../../../shared/tasks/request.ts'
import { TaskInputs } from './inputs.ts'

/**
 * Does every task give what its schema promises? Varied inputs, some of them odd, through a running edge; each result is
 * checked against the task's output schema here, and each refusal must say why.
 */
const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    'base-url': { type: 'string', default: 'http://localhost:8787/v1' },
    'api-key': { type: 'string', default: localKeys.public },
    inputs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '7' },
    task: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
})
if (values.help) {
  console.log(`npm run tasks -- [--base-url ${values['base-url']}] [--api-key KEY] [--inputs 1000] [--task NAME …] [--seed 7] [--out FILE.json]

  Sends that many varied inputs to every task of a running edge (npm start) and checks each result against its schema.`)
  process.exit(0)
}

interface Row {
  task: string
  inputs: number
  valid: number
  repaired: number
  refused: number
  invalid: number
  reasons: string
}
type Result = { output?: unknown; repaired?: boolean; error?: { code?: string; message?: string } }

const headers = { authorization: `Bearer ${values['api-key']}`, 'content-type': 'application/json' }
const products = (await (await fetch(`${values['base-url']}/products`, { headers })).json()) as { data: { id: string }[] }
const made = new TaskInputs(
  Number(values.seed),
  products.data.map(({ id }) => id),
)
const count = Number(values.inputs)
const chosen = tasks.filter(({ name }) => !values.task || values.task.includes(name))
const bar = new SingleBar({ format: '{bar} {value}/{total} {task}', noTTYOutput: false }, Presets.shades_classic)
bar.start(chosen.length * count, 0, { task: '' })

const rows: Row[] = []
for (const task of chosen) {
  const reasons = new Map<string, number>()
  const row: Row = { task: task.name, inputs: count, valid: 0, repaired: 0, refused: 0, invalid: 0, reasons: '' }
  for (let at = 0; at < count; at += taskItemsMax) {
    const items = Array.from({ length: Math.min(taskItemsMax, count - at) }, () => made.make(task.name))
    const response = await fetch(`${values['base-url']}/tasks/${task.name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ items }),
    })
    const body = (await response.json()) as { data?: Result[]; error?: Result['error'] }
    const results = body.data ?? items.map((): Result => ({ ...(body.error && { error: body.error }) }))
    for (const { output, repaired, error } of results) {
      if (output !== undefined) {
        if (task.output.safeParse(output).success) row.valid++
        else row.invalid++
        if (repaired) row.repaired++
      } else if (error?.code && error.message) {
        row.refused++
        reasons.set(error.code, (reasons.get(error.code) ?? 0) + 1)
      } else row.invalid++
    }
    bar.increment(items.length, { task: task.name })
  }
  row.reasons = [...reasons].map(([code, times]) => `${code} ${times}`).join(', ')
  rows.push(row)
}
bar.stop()
console.table(rows)
if (values.out) writeFileSync(values.out, `${JSON.stringify(rows, null, 1)}\n`)
process.exitCode = rows.some(({ invalid }) => invalid > 0) ? 1 : 0
