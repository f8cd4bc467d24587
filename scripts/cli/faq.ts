import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Presets, SingleBar } from 'cli-progress'
import type {
  FaqImportReport,
  InsightsView,
  MatchView,
  PublishedView,
  SettingsView,
  TestView,
  VersionList,
} from '../../workers/known-answers/routes/responses.ts'
import { faqFormatOf } from './faq-format.ts'
import { CommandError, call as callRemote, confirm, remoteOptions, send, tableOf } from './remote.ts'

export const faqUsage = `llasa faq import FILE [--format csv|tsv|json|markdown] [--dry-run] [--partial] [--live]
                                                                 --live: entries that name no state go live with the next publishing
llasa faq export [FILE] [--format json|csv|tsv]
llasa faq publish [--channel live] [--dry-run]                   names first what would no longer be answered
llasa faq versions
llasa faq restore VERSION [--channel live]
llasa faq match QUESTION [--locale en]                           which entry would answer, and why or why not
llasa faq test FILE.txt [--locale en]                            one question a line
llasa faq misses                                                 what shoppers wrote and no entry answered
llasa faq insights                                               entries worth a look
llasa faq orders [--page URL] [--phone N] [--say TEXT --locale en] [--off]   what is said to who wants to know about an order
llasa faq warm                                                   answers the list of questions to warm
llasa faq purge [--tag product:mug …]
llasa faq evaluate [--data FILE.jsonl …]                         the matcher on our own shops, or on sets
llasa faq fit --data FILE.jsonl …`

const options = {
  ...remoteOptions,
  channel: { type: 'string', default: 'live' },
  locale: { type: 'string', default: 'en' },
  version: { type: 'string' },
  format: { type: 'string' },
  tag: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  partial: { type: 'boolean', default: false },
  page: { type: 'string' },
  phone: { type: 'string' },
  say: { type: 'string' },
  off: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
} as const

const read = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })
type Values = ReturnType<typeof read>['values']

/** A report of what is wrong (422) is an answer too. */
const call = <T>(values: Values, path: string, body?: unknown): Promise<T> =>
  callRemote<T>(values, `/admin/v1/faqs${path}`, { body, also: [422] })

const print = (rows: object | readonly object[]): void => console.log(tableOf(Array.isArray(rows) ? rows : [rows]))

/** `import FILE [--dry-run] [--partial]` */
async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const [file] = positionals
  if (!file) throw new CommandError('faq import FILE: which file?')
  const text = await readFile(file, 'utf8')
  const format = values.format ?? faqFormatOf(file, text)
  console.error(`reading ${file} as ${format}, ${(text.length / 1000).toFixed(0)} KB`)
  const query = new URLSearchParams({
    format,
    dryRun: String(values['dry-run']),
    partial: String(values.partial),
    state: values.live ? 'live' : 'draft',
  })
  const report = await call<FaqImportReport>(values, `:import?${query}`, text)
  if (values.json) return console.log(JSON.stringify(report, null, 1))
  console.log(`${report.entries} entries ${report.committed ? 'stored' : 'read, nothing stored'}`)
  if (report.problems.length) print(report.problems)
  if (report.clashes.length)
    print(report.clashes.map(({ kind, ids, questions }) => ({ kind, ids: ids.join(' '), questions: questions.join(' | ') })))
  if (report.problems.length && !report.committed) process.exitCode = 1
}

/** `export [FILE] [--format json]`: what `import` takes back. */
async function exportCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const [file] = positionals
  const format = values.format ?? (file ? faqFormatOf(file, '') : 'json')
  const text = await (await send(values, `/admin/v1/faqs:export?format=${format}`)).text()
  if (!file) return console.log(text)
  await writeFile(file, text)
  console.log(`${file} is written.`)
}

/** `publish [--channel live] [--dry-run]`: what would be lost is shown before it is. */
async function publishCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { channel } = values
  const tried = await call<PublishedView>(values, ':publish', { channel, dryRun: true })
  if (tried.lost.length && !values.json) {
    console.error(`${tried.lost.length} questions are answered now and would not be any more:`)
    console.error(tableOf(tried.lost.map(({ id, question, reason }) => ({ entry: id, question, reason }))))
  }
  if (values['dry-run']) return shown(tried, values.json)
  await confirm(values, `Publish known answers on '${channel}'`, channel)
  shown(await call<PublishedView>(values, ':publish', { channel }), values.json)
}

function shown(published: PublishedView, asJson: boolean): void {
  if (asJson) return console.log(JSON.stringify(published, null, 1))
  console.log(published.version ? `version ${published.version} on ${published.channel}` : 'Nothing was published.')
  if (published.languages.length === 0)
    return console.log('No entry is live: import them with --live, or set them live at /questions.')
  print(
    published.languages.map(({ language, entries, questions, answerThreshold, trials, thinEntries }) => ({
      language,
      entries,
      questions,
      'answers from': `${Math.round(100 * answerThreshold)} %`,
      'own questions right': `${trials.right} of ${trials.answered}`,
      'few wordings': thinEntries.length,
    })),
  )
}

async function versionsCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { channels, versions } = await call<VersionList>(values, ':versions')
  if (values.json) return console.log(JSON.stringify({ channels, versions }, null, 1))
  const servedBy = (version: string) => Object.keys(channels).filter((channel) => channels[channel]?.version === version)
  print(
    versions.map(({ version, publishedAt, publishedBy }) => ({
      version,
      publishedAt,
      publishedBy,
      serves: servedBy(version).join(' '),
    })),
  )
}

/** `restore VERSION [--channel live]` */
async function restoreCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const version = positionals[0] ?? values.version
  if (!version) throw new CommandError('faq restore VERSION: which one? `llasa faq versions` lists them.')
  await confirm(values, `Serve version ${version} on '${values.channel}'`, values.channel)
  await call(values, ':restore', { version, channel: values.channel })
  console.log(`${values.channel} serves ${version}`)
}

/** `match "question"`: which entry would answer, and why or why not. */
async function matchCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const preview = await call<MatchView>(values, ':match', {
    query: positionals.join(' '),
    locale: values.locale,
    channel: values.channel,
  })
  if (values.json) return console.log(JSON.stringify(preview, null, 1))
  console.log(`${preview.decision}: ${preview.reason}`)
  const rounded = (value: number) => Number(value.toFixed(2))
  print(
    preview.candidates.map(({ id, score, meaning, wording, gate }) => ({
      id,
      score: rounded(score),
      meaning: rounded(meaning),
      wording: rounded(wording),
      gate: gate ?? '',
    })),
  )
}

/** `misses`: shoppers' questions that no entry answered, grouped by meaning, most often first. */
async function missesCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { misses, keepMissesDays } = await call<InsightsView>(values, ':insights')
  if (values.json) return console.log(JSON.stringify(misses, null, 1))
  if (!keepMissesDays) console.log('This shop keeps no unanswered questions (PUT /admin/v1/faqs:settings).')
  print(
    misses.map(({ times, examples, near, lastAt }) => ({
      times,
      example: examples[0],
      others: examples.length - 1,
      near: near?.id ?? '',
      lastAt,
    })),
  )
}

/** `orders`: shows or changes what is said to shoppers who want to know about an order; what is not named stays. */
async function ordersCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const { page, phone, say, locale, off } = values
  const { orderHelp: before } = await call<VersionList>(values, ':versions')
  if (!page && !phone && !say && !off) return console.log(before ? JSON.stringify(before, null, 1) : 'Nothing is set.')
  const texts = { ...before?.texts, ...(say && { [locale.split('-')[0] ?? locale]: say }) }
  const orderHelp = off ? null : { ...before, ...(page && { url: page }), ...(phone && { phone }), texts }
  const settings = await callRemote<SettingsView>(values, '/admin/v1/faqs:settings', { method: 'PUT', body: { orderHelp } })
  console.log(
    settings.orderHelp ? JSON.stringify(settings.orderHelp, null, 1) : 'Questions about orders are answered as all others.',
  )
}

/** `test FILE.txt`: one question a line, what each would meet. */
async function testCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = read(args)
  const lines = (await readFile(positionals[0] ?? '', 'utf8')).split('\n')
  const questions = lines.map((line) => line.trim()).filter(Boolean)
  const tested = await testedOf(questions, (some) =>
    call<TestView>(values, ':test', { questions: some, locale: values.locale, channel: values.channel }),
  )
  if (values.json) return console.log(JSON.stringify(tested, null, 1))
  print(tested.data.map(({ query, decision, id = '', reason }) => ({ query, decision, entry: id, reason })))
  print(tested.summary)
}

const questionsAtOnce = 100
const bytesAtOnce = 40_000

/** What each question meets, looked up in as many requests as a file of any length takes. */
async function testedOf(questions: readonly string[], ask: (some: readonly string[]) => Promise<TestView>): Promise<TestView> {
  const batches: string[][] = [[]]
  let bytes = 0
  for (const question of questions) {
    const own = Buffer.byteLength(JSON.stringify(question)) + 1
    if ((batches.at(-1)?.length ?? 0) >= questionsAtOnce || bytes + own > bytesAtOnce) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1)?.push(question)
    bytes += own
  }
  const summary = { answer: 0, ground: 0, ignore: 0 }
  const data: TestView['data'] = []
  let last: TestView | null = null
  for (const some of batches) {
    last = await ask(some)
    for (const decision of ['answer', 'ground', 'ignore'] as const) summary[decision] += last.summary[decision]
    data.push(...last.data)
  }
  if (!last) throw new CommandError('There is no question.')
  return { ...last, summary, data }
}

/** `insights`: entries worth a look. */
async function insightsCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const found = await call<InsightsView>(values, ':insights')
  if (values.json) return console.log(JSON.stringify(found, null, 1))
  const shown = {
    'few questions': found.thin.map(({ id, questions, proposals }) => ({
      id,
      questions: questions.length,
      proposed: proposals.join(' | '),
    })),
    'voted down': found.votedDown.map(({ id, up, down }) => ({ id, up, down })),
    expiring: found.expiring,
    'never hit': found.neverHit.map((id) => ({ id })),
  }
  for (const [title, rows] of Object.entries(shown)) {
    console.log(`\n${title}: ${rows.length}`)
    if (rows.length) print(rows)
  }
}

/** `purge [--tag product:mug …]`: stored answers with one of the tags, or all. */
async function purgeCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  await send(values, '/admin/v1/answers:purge', { body: values.tag ? { tags: values.tag } : {} })
  console.log(values.tag ? `purged ${values.tag.join(', ')}` : 'purged all stored answers')
}

/** `warm`: answers the list of questions to warm, with a bar. */
async function warmCommand(args: readonly string[]): Promise<void> {
  const { values } = read(args)
  const response = await send(values, '/admin/v1/answers:warm', { body: {} })
  const total = Number(response.headers.get('x-llasa-lines'))
  if (!total) return console.log('The list to warm is empty (PUT /admin/v1/answers:warm-list).')
  const bar = new SingleBar({ format: 'warming {bar} {value}/{total}', stream: process.stderr }, Presets.shades_classic)
  bar.start(total, 0)
  const rows: object[] = []
  for await (const line of linesOf(response)) {
    rows.push(JSON.parse(line) as object)
    bar.increment()
  }
  bar.stop()
  if (values.json) console.log(JSON.stringify(rows, null, 1))
  else print(rows)
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const text of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Merchants' commands around known questions. */
export const faqCommands: Record<string, (args: readonly string[]) => Promise<void>> = {
  import: importCommand,
  export: exportCommand,
  publish: publishCommand,
  versions: versionsCommand,
  restore: restoreCommand,
  match: matchCommand,
  test: testCommand,
  misses: missesCommand,
  insights: insightsCommand,
  orders: ordersCommand,
  purge: purgeCommand,
  warm: warmCommand,
  // Loaded when it runs: the evaluation brings the models' engine along.
  evaluate: async (args) => (await import('../../gpu-backend/evaluate/faq/main.ts')).evaluateCommand(args),
  fit: async (args) => (await import('../../gpu-backend/evaluate/faq/fit.ts')).fitCommand(args),
}
