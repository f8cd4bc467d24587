import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { localKeys } from '../shared/api-key.ts'

const formats: Record<string, string> = { '.csv': 'csv', '.tsv': 'tsv', '.json': 'json', '.md': 'markdown' }
const options = {
  url: { type: 'string', default: 'http://localhost:8787' },
  key: { type: 'string', default: process.env.LLASA_KEY ?? localKeys.operator },
  channel: { type: 'string', default: 'live' },
  locale: { type: 'string', default: 'en' },
  version: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  partial: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })
type Values = ReturnType<typeof read>['values']

/** Calls the admin API; a refusal is printed as it came and ends the command with status 1. */
async function call<T>({ url, key }: Values, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/admin/v1/faqs${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const answer = (await response.json()) as T & { error?: { message: string } }
  if (answer.error) {
    console.error(answer.error.message)
    process.exit(1)
  }
  return answer
}

interface Report {
  committed: boolean
  entries: number
  problems: { line: number; field: string | null; reason: string }[]
  clashes: { kind: string; ids: string[]; questions: string[] }[]
}

/** `import FILE [--dry-run] [--partial]` */
export async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const [file = ''] = positionals
  const format = formats[extname(file)]
  if (!format) throw new Error('import takes a file that ends in .csv, .tsv, .json or .md')
  const query = new URLSearchParams({ format, dryRun: String(values['dry-run']), partial: String(values.partial) })
  const report = await call<Report>(values, `:import?${query}`, await readFile(file, 'utf8'))
  if (values.json) return console.log(JSON.stringify(report, null, 1))
  console.log(`${report.entries} entries ${report.committed ? 'stored' : 'read, nothing stored'}`)
  if (report.problems.length) console.table(report.problems)
  if (report.clashes.length)
    console.table(
      report.clashes.map(({ kind, ids, questions }) => ({ kind, ids: ids.join(' '), questions: questions.join(' | ') })),
    )
  if (report.problems.length && !report.committed) process.exitCode = 1
}

/** `publish [--channel live]` */
export async function publishCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const published = await call<{ version: string; languages: object[] }>(values, ':publish', { channel: values.channel })
  if (values.json) return console.log(JSON.stringify(published, null, 1))
  console.log(`version ${published.version} on ${values.channel}`)
  console.table(published.languages)
}

/** `versions`, and `restore --version V [--channel live]` */
export async function versionsCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { channels, versions } = await call<{
    channels: object
    versions: { version: string; publishedAt: string; publishedBy: string }[]
  }>(values, ':versions')
  if (values.json) return console.log(JSON.stringify({ channels, versions }, null, 1))
  console.table(channels)
  console.table(versions.map(({ version, publishedAt, publishedBy }) => ({ version, publishedAt, publishedBy })))
}

export async function restoreCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  await call(values, ':restore', { version: values.version, channel: values.channel })
  console.log(`${values.channel} serves ${values.version}`)
}

interface Preview {
  decision: string
  reason: string
  candidates: { id: string; score: number; meaning: number; wording: number; gate: string | null }[]
}

/** `match "question"`: which entry would answer, and why or why not. */
export async function matchCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const preview = await call<Preview>(values, ':match', {
    query: positionals.join(' '),
    locale: values.locale,
    channel: values.channel,
  })
  if (values.json) return console.log(JSON.stringify(preview, null, 1))
  console.log(`${preview.decision}: ${preview.reason}`)
  const rounded = (value: number) => Number(value.toFixed(2))
  console.table(
    preview.candidates.map(({ id, score, meaning, wording, gate }) => ({
      id,
      score: rounded(score),
      meaning: rounded(meaning),
      wording: rounded(wording),
      gate: gate ?? '',
    })),
  )
}

/** `misses`: what people asked and no entry answered, most often first. */
export async function missesCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { misses, keepMissesDays } = await call<{
    misses: { times: number; example: string; lastAt: string }[]
    keepMissesDays: number
  }>(values, ':insights')
  if (values.json) return console.log(JSON.stringify(misses, null, 1))
  if (!keepMissesDays) console.log('This shop keeps no unanswered questions (PUT /admin/v1/faqs:settings).')
  console.table(misses.map(({ times, example, lastAt }) => ({ times, example, lastAt })))
}
