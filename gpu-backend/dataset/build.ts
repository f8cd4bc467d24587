import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { taskTurn } from '../../shared/answers/task-turn.ts'
import { assemble } from '../../shared/assemble.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Step } from './clean/step.ts'
import { quotas } from './eshop/composition.ts'
import { answerText, type Sample } from './eshop/sample.ts'
import { shuffleOptions } from './eshop/shuffle-options.ts'
import { splitOf } from './eshop/split.ts'
import type { Subtask } from './eshop/subtask.ts'
import type { Split } from './grounded/names.ts'
import { Random } from './grounded/random.ts'
import { countDropped, countKept, emptyReport, type Report } from './report.ts'
import type { Source } from './sources/source.ts'
import type { Teacher } from './teacher.ts'
import type { ProductType } from './world/product-types.ts'
import { World } from './world/world.ts'

export interface BuildOptions {
  /** Samples of the composition; ready-made instructions are added to them. */
  readonly count: number
  readonly seed: number
  readonly split: Split
  readonly out: string
  readonly sources: readonly { readonly source: Source; readonly path: string }[]
  readonly steps: readonly Step[]
  /** How many times more a ready-made question is written with its options in another order. */
  readonly shuffles: number
  /** The prompt of the `messages` that training reads, as the edge assembles them; null writes none. */
  readonly prompt: Prompt | null
  /** Kinds of products; a shop's own in place of the invented world. */
  readonly types: readonly ProductType[]
  /** Answers the open questions in place of the templates. */
  readonly teacher: Teacher | null
  readonly onProgress: (done: number, what: string) => void
}

// A row whose samples all turn out to be duplicates must not spin for ever.
const triesPerSample = 20

/** Writes the data set as JSON lines and tells what was made and dropped. Same options, same bytes. */
export async function build(options: BuildOptions): Promise<Report> {
  const startedAt = performance.now()
  const report = emptyReport()
  const random = new Random(options.seed)
  const world = new World(random, options.split, options.types)
  const part = `${options.out}.part`
  const file = createWriteStream(part)
  const emit = async (sample: Sample): Promise<void> => {
    countKept(report, sample)
    if (!file.write(`${JSON.stringify(toRow(sample, options))}\n`)) await once(file, 'drain')
  }
  let done = 0
  const progress = (what: string): void => {
    if (++done % 250 === 0) options.onProgress(done, what)
  }

  const real = await readRows(options, random)
  for (const { subtask, count } of quotas(options.count)) {
    const records = real.get(subtask.name) ?? []
    let made = 0
    for (let tries = 0; made < count && tries < (count + records.length + 1) * triesPerSample; tries++) {
      const sample = clean(records.pop() ?? invent(subtask, world), options.steps, report)
      if (!sample) continue
      await emit(await taught(sample, options.teacher))
      made++
      progress(subtask.name)
    }
    report.requiredByTask[subtask.name] = count
  }
  for (const { source, path } of options.sources.filter(({ source }) => source.kind === 'ready'))
    for await (const raw of source.read(path, random)) {
      if (splitOf(raw.input_field) !== options.split) continue
      const sample = clean(raw, options.steps, report)
      if (!sample) continue
      await emit(sample)
      for (let extra = 0; extra < options.shuffles; extra++) {
        const other = shuffleOptions(sample, random)
        if (other) await emit(other)
      }
      progress(source.name)
    }
  file.end()
  await once(file, 'finish')
  await rename(part, options.out)
  report.seconds = (performance.now() - startedAt) / 1000
  return report
}

/** A sample through all steps, or null with the step that objected counted. */
function clean(sample: Sample, steps: readonly Step[], report: Report): Sample | null {
  let current = sample
  for (const step of steps) {
    const next = step.apply(current)
    if (!next) {
      countDropped(report, step.name)
      return null
    }
    current = next
  }
  return current
}

function invent(subtask: Subtask, world: World): Sample {
  const draft = subtask.build(world)
  return {
    input_field: draft.prompt,
    output_field: draft.gold,
    task_name: subtask.name,
    task_type: draft.type ?? subtask.type,
    metric: draft.metric ?? subtask.metric,
    skill: draft.language ? 'multi-lingual' : subtask.skill,
    language: draft.language ?? 'en',
    source: 'invented',
  }
}

/** Only open questions of the invented world: all others have an answer that is right by construction. */
async function taught(sample: Sample, teacher: Teacher | null): Promise<Sample> {
  if (!teacher || sample.metric !== 'sent-transformer' || sample.source !== 'invented') return sample
  const answer = await teacher.answer(sample.input_field)
  return answer ? { ...sample, output_field: answer, source: 'teacher' } : sample
}

/** Real records for rows of the composition, in random order, each on its side of the split. */
async function readRows({ sources, split, count, onProgress }: BuildOptions, random: Random): Promise<Map<string, Sample[]>> {
  const byRow = new Map<string, Sample[]>()
  const quotaOf = new Map(quotas(count).map(({ subtask, count: quota }) => [subtask.name, quota]))
  const seen = new Map<string, number>()
  for (const { source, path } of sources.filter(({ source }) => source.kind === 'rows')) {
    onProgress(0, `reading ${source.name}`)
    for await (const sample of source.read(path, random)) {
      if (splitOf(sample.input_field) !== split) continue
      // Reservoir sampling (Vitter's algorithm R): any size of source in the memory of what is needed.
      const reservoir = byRow.get(sample.task_name) ?? []
      byRow.set(sample.task_name, reservoir)
      const quota = quotaOf.get(sample.task_name) ?? 0
      const number = (seen.get(sample.task_name) ?? 0) + 1
      seen.set(sample.task_name, number)
      const position = reservoir.length < quota ? reservoir.length : random.int(0, number - 1)
      if (position < quota) reservoir[position] = sample
    }
  }
  return new Map([...byRow].map(([name, samples]) => [name, random.shuffle(samples)]))
}

const promptTokensMax = 4_096

function toRow(sample: Sample, { prompt }: BuildOptions): object {
  if (!prompt) return sample
  const turn = taskTurn(sample.input_field, sample.task_type, prompt.optionHints)
  const messages = assemble({
    prompt,
    messages: [{ role: 'user', content: turn.text }],
    listing: { text: '', titles: [] },
    promptTokensMax,
    charsPerToken: 3,
  })
  return { ...sample, messages: [...messages, { role: 'assistant', content: answerText(sample, turn.hints) }] }
}
