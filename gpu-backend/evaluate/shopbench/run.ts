import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { inferAnswerType } from '../../../shared/answers/answer-type.ts'
import type { Asker } from './ask.ts'
import { bootstrap } from './bootstrap.ts'
import { leakageOf } from './leakage.ts'
import type { Variant } from './parse.ts'
import { type Question, readQuestions } from './questions.ts'
import { Output, type Results } from './results.ts'
import { type Cosine, type Scored, scoreSample, summarise } from './score.ts'

export interface RunOptions {
  readonly name: string
  readonly model: string
  readonly baseUrl: string
  readonly decoding: Results['decoding']
  readonly variant: Variant
  readonly seed: number
  readonly files: readonly string[]
  /** Questions of the data that the model was trained on, to name what it may have seen. */
  readonly trained: readonly string[]
  /** At most so many questions of each task, the same ones each time. */
  readonly perTaskMax: number
  readonly out: string
  readonly concurrency: number
  readonly usdPerMillionInput: number
  readonly usdPerMillionOutput: number
  readonly cosine: { readonly name: string; readonly of: Cosine } | null
  readonly onProgress: (done: number, total: number) => void
}

/** Sends the questions without an answer so far, scores all, and writes `results.json`. Interrupted, it continues where it stopped. */
export async function run(options: RunOptions, askerFor: (questions: readonly Question[]) => Asker): Promise<Results> {
  mkdirSync(options.out, { recursive: true })
  const questions = options.files
    .flatMap((file) => readQuestions(file))
    .sort(byId)
    .filter(perTask(options.perTaskMax))
  const outputs = await askAll(questions, askerFor(questions), options)
  const results = await assemble(questions, outputs, options)
  const file = join(options.out, 'results.json')
  writeFileSync(`${file}.part`, `${JSON.stringify(results, null, 1)}\n`)
  renameSync(`${file}.part`, file)
  return results
}

/** By the hash that is their id: files sort their rows by answer, so that the first ones of a task may all have one gold. */
const byId = (a: Question, b: Question): number => (a.id < b.id ? -1 : 1)

function perTask(max: number): (question: Question) => boolean {
  const counts = new Map<string, number>()
  return ({ task }) => {
    const count = (counts.get(task) ?? 0) + 1
    counts.set(task, count)
    return count <= max
  }
}

async function askAll(questions: readonly Question[], ask: Asker, options: RunOptions): Promise<Map<string, Output>> {
  const file = join(options.out, 'outputs.jsonl')
  // Answers of another model, or to another prompt, must not count as this run's.
  const header = JSON.stringify({
    model: options.model,
    baseUrl: options.baseUrl,
    decoding: options.decoding,
    seed: options.seed,
  })
  const outputs = existsSync(file) ? readOutputs(file, header) : new Map<string, Output>()
  if (!existsSync(file)) writeFileSync(file, `${header}\n`)
  const limit = pLimit(options.concurrency)
  let done = outputs.size
  await Promise.all(
    questions
      .filter(({ id }) => !outputs.has(id))
      .map((question) =>
        limit(async () => {
          const output = await ask(question)
          appendFileSync(file, `${JSON.stringify(output)}\n`)
          outputs.set(output.id, output)
          options.onProgress(++done, questions.length)
        }),
      ),
  ).finally(() => limit.clearQueue())
  return outputs
}

/** The question of a line cut short by the interruption is sent again. */
function readOutputs(file: string, header: string): Map<string, Output> {
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n')
  if (first !== header) throw new Error(`${file} belongs to another run: ${first}. Choose another --out, or delete it.`)
  const outputs = new Map<string, Output>()
  for (const line of lines.filter(Boolean)) {
    try {
      const output = Output.parse(JSON.parse(line))
      outputs.set(output.id, output)
    } catch {}
  }
  writeFileSync(file, [header, ...[...outputs.values()].map((output) => JSON.stringify(output)), ''].join('\n'))
  return outputs
}

async function assemble(
  questions: readonly Question[],
  outputs: ReadonlyMap<string, Output>,
  options: RunOptions,
): Promise<Results> {
  const answered = questions.map((question) => ({ question, output: outputs.get(question.id) as Output }))
  const scored: Scored[] = []
  for (const { question, output } of answered)
    scored.push({ question, score: await scoreSample(question, output.response, options.variant, options.cosine?.of ?? null) })
  const latencies = answered.map(({ output }) => output.latencyMs).sort((a, b) => a - b)
  const sum = (key: 'promptTokens' | 'completionTokens') => answered.reduce((total, { output }) => total + output[key], 0)
  const inferred = questions.filter(({ prompt, type }) => inferAnswerType(prompt) === type).length
  return {
    name: options.name,
    model: options.model,
    baseUrl: options.baseUrl,
    decoding: options.decoding,
    variant: options.variant,
    at: new Date().toISOString(),
    seed: options.seed,
    versions: { node: process.version, harness: '1' },
    gitCommit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
    data: options.files.map((file) => ({
      file,
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      questions: readQuestions(file).length,
    })),
    embedding: options.cosine?.name ?? 'none: tasks scored by sentence similarity are left out',
    ...summarise(scored),
    leakage: options.trained.length ? leakageOf(questions, options.trained) : {},
    intervals: Object.fromEntries(bootstrap(scored, options.seed)),
    typeInferred: questions.length ? inferred / questions.length : 0,
    cost: {
      promptTokens: sum('promptTokens'),
      completionTokens: sum('completionTokens'),
      usd: (sum('promptTokens') * options.usdPerMillionInput + sum('completionTokens') * options.usdPerMillionOutput) / 1e6,
      failed: answered.filter(({ output }) => output.error !== null).length,
      latencyP50Ms: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
      latencyP95Ms: latencies[Math.floor(latencies.length * 0.95)] ?? 0,
    },
    samples: answered.map(({ question, output }, index) => {
      return {
        id: question.id,
        task: question.task,
        type: question.type,
        gold: question.gold,
        response: output.response,
        score: scored[index]?.score.score ?? null,
        error: output.error,
      }
    }),
  }
}
