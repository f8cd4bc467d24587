import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import * as z from 'zod'
import { type Asker, createAsker } from './ask.ts'
import { type Baseline, lexicalBaseline, majorityBaseline, randomBaseline } from './baselines.ts'
import { createCosine } from './embed.ts'
import type { Question } from './questions.ts'
import { reportPage, reportTable } from './report.ts'
import { Results } from './results.ts'
import { type RunOptions, run } from './run.ts'

const help = `npm run shopbench -- COMMAND

  run       ask a model all questions and score its answers; interrupted, the same line goes on
    --data FILE            ShopBench rows (JSON lines or array); may be repeated
    --out DIR              outputs.jsonl, results.json, report.html
    --base-url URL         any OpenAI-compatible API (default http://127.0.0.1:8787/v1, our edge)
    --api-key K            default: OPENAI_API_KEY, else the local development key
    --model M              default llasa
    --decoding constrained|free   constrained: our API's llasa.task (default), free: plain chat
    --rules auto|off       off: the model is asked even where the edge's rules answer (default auto)
    --baseline random|majority|lexical   instead of a model
    --variant contest|shopping-mmlu      how answers are read (default contest)
    --per-task N           at most N questions of each task
    --trained-on FILE.jsonl   rows that the model was trained on: the report names how many questions of each task it
                           may have seen; may be repeated
    --embedding-model FILE.gguf   all-MiniLM-L6-v2 for tasks scored by sentence similarity; without it they are left out
    --concurrency N (8), --seed S (1), --name TEXT, --usd-in N, --usd-out N (per million tokens)
  report DIR…   the runs side by side: a table here, report.html in the first DIR`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    data: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    'base-url': { type: 'string', default: 'http://127.0.0.1:8787/v1' },
    'api-key': { type: 'string', default: process.env.OPENAI_API_KEY ?? 'llasa_dev_localonly' },
    model: { type: 'string', default: 'llasa' },
    decoding: { type: 'string', default: 'constrained' },
    rules: { type: 'string', default: 'auto' },
    baseline: { type: 'string' },
    variant: { type: 'string', default: 'contest' },
    'per-task': { type: 'string', default: '1000000' },
    'trained-on': { type: 'string', multiple: true, default: [] },
    'embedding-model': { type: 'string' },
    concurrency: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    name: { type: 'string' },
    'usd-in': { type: 'string', default: '0' },
    'usd-out': { type: 'string', default: '0' },
  },
})

function fail(message: string): never {
  console.error(`${message}\nSee npm run shopbench -- --help`)
  process.exit(1)
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  return allowed.find((value) => value === text) ?? fail(`--${name} is one of ${allowed.join(', ')}, not '${text}'.`)
}

const [command, ...directories] = positionals
if (values.help || !command) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}
if (command === 'run') await runCommand()
else if (command === 'report') reportCommand(directories)
else fail(`There is no command '${command}'.`)

async function runCommand(): Promise<void> {
  const out = values.out ?? fail('--out DIR is needed.')
  if (!values.data.length) fail('--data FILE is needed.')
  for (const file of values.data) if (!existsSync(file)) fail(`--data ${file}: there is no such file.`)
  const decoding = oneOf('decoding', values.decoding, ['constrained', 'free'])
  const rules = oneOf('rules', values.rules, ['auto', 'off'])
  const baseline = values.baseline ? oneOf('baseline', values.baseline, ['random', 'majority', 'lexical']) : null
  const seed = Number(values.seed)
  const embedding = values['embedding-model']
  const bar = new SingleBar({ format: '{bar} {percentage}% {value}/{total} ETA {eta_formatted}', stream: process.stderr })
  bar.start(1, 0)
  const options: RunOptions = {
    name: values.name ?? baseline ?? `${values.model} ${decoding}`,
    model: baseline ?? values.model,
    baseUrl: baseline ? '' : values['base-url'],
    decoding: baseline ? 'baseline' : decoding,
    variant: oneOf('variant', values.variant, ['contest', 'shopping-mmlu']),
    seed,
    files: values.data,
    trained: values['trained-on'].flatMap(promptsOf),
    perTaskMax: Number(values['per-task']),
    out,
    concurrency: Number(values.concurrency),
    usdPerMillionInput: Number(values['usd-in']),
    usdPerMillionOutput: Number(values['usd-out']),
    cosine: embedding ? { name: basename(embedding), of: await createCosine(embedding) } : null,
    onProgress: (done, total) => {
      bar.setTotal(total)
      bar.update(done)
    },
  }
  const asker = createAsker({
    baseUrl: values['base-url'],
    apiKey: values['api-key'],
    model: values.model,
    decoding,
    rules,
    seed,
  })
  const results = await run(options, (questions) =>
    baseline ? answering(baselineNamed(baseline, questions, seed)) : asker,
  ).finally(() => bar.stop())
  writeFileSync(join(out, 'report.html'), reportPage([results]))
  console.log(reportTable([results]))
  process.exit(0)
}

function promptsOf(file: string): string[] {
  if (!existsSync(file)) fail(`--trained-on ${file}: there is no such file.`)
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return rows.map((line) => z.object({ input_field: z.string() }).parse(JSON.parse(line)).input_field)
}

function baselineNamed(name: 'random' | 'majority' | 'lexical', questions: readonly Question[], seed: number): Baseline {
  if (name === 'random') return randomBaseline(seed)
  return name === 'majority' ? majorityBaseline(questions) : lexicalBaseline
}

function answering(baseline: Baseline): Asker {
  return async (question) => ({
    id: question.id,
    response: baseline(question),
    latencyMs: 0,
    promptTokens: 0,
    completionTokens: 0,
    error: null,
  })
}

function reportCommand(chosen: readonly string[]): void {
  const [first] = chosen
  if (!first) fail('Which runs? report DIR…')
  const runs = chosen.map((directory) => Results.parse(JSON.parse(readFileSync(join(directory, 'results.json'), 'utf8'))))
  writeFileSync(join(first, 'report.html'), reportPage(runs))
  console.log(reportTable(runs))
}
