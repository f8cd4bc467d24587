import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import * as z from 'zod'
import { build } from '../gpu-backend/dataset/build.ts'
import { contamination } from '../gpu-backend/dataset/clean/contamination.ts'
import { exactDuplicates, nearDuplicates } from '../gpu-backend/dataset/clean/duplicates.ts'
import { languageStep } from '../gpu-backend/dataset/clean/language.ts'
import { lengthStep } from '../gpu-backend/dataset/clean/length.ts'
import { mendEcGuide } from '../gpu-backend/dataset/clean/mend-ec-guide.ts'
import type { Step } from '../gpu-backend/dataset/clean/step.ts'
import { validGold } from '../gpu-backend/dataset/clean/valid-gold.ts'
import { buildConversations } from '../gpu-backend/dataset/conversations/build.ts'
import { Sample } from '../gpu-backend/dataset/eshop/sample.ts'
import { buildGrounded } from '../gpu-backend/dataset/grounded/build.ts'
import type { Split } from '../gpu-backend/dataset/grounded/names.ts'
import { judgeFile, judgementTable } from '../gpu-backend/dataset/judge/judge.ts'
import { countKept, emptyReport, Report, reportTable, writeReportPicture } from '../gpu-backend/dataset/report.ts'
import { sources } from '../gpu-backend/dataset/sources/index.ts'
import { rowsOf } from '../gpu-backend/dataset/sources/rows-of.ts'
import { Teacher } from '../gpu-backend/dataset/teacher.ts'
import { typesOf } from '../gpu-backend/dataset/world/from-catalogue.ts'
import { productTypes } from '../gpu-backend/dataset/world/product-types.ts'
import { Catalogue } from '../shared/product.ts'
import { parsePrompt } from '../shared/prompt.ts'
import { openEdgeSearch } from './dataset/edge-search.ts'

const help = `npm run dataset -- COMMAND

  build     the EshopInstruct composition: questions of all 37 rows, 5 answer types, 4 skills, several languages
    --out FILE.jsonl       the rows; FILE.report.json and FILE.report.svg beside it
    --count N              samples of the composition (default 65000); ready-made instructions come on top
    --seed S               same seed, same bytes (default 1)
    --split train|test     which brand names, and which tenth of the ready-made questions (default train)
    --source NAME=PATH     real records in place of invented ones, or ready-made instructions; may be repeated
    --catalogue FILE       a shop's own products in place of the invented world
    --against FILE.jsonl   drop what overlaps with this benchmark; may be repeated
    --shuffles N           write ready-made questions N times more, options in another order (default 0)
    --prompt VERSION       add the turns that training reads, as the edge assembles them with that prompt
    --teacher URL          let a model behind an OpenAI-compatible URL answer open questions, with
    --teacher-model ID, --teacher-usd-in N, --teacher-usd-out N (per million tokens), --teacher-cache FILE;
                           its key is read from TEACHER_API_KEY
  report FILE.jsonl        count a built file again: table, FILE.report.json, FILE.report.svg
  grounded                 conversations about listed products, answers in slots (llasa-nano's other half)
    --out FILE.jsonl --count N --seed S --split train|test
  conversations            shoppers of invented shops, several turns over what the edge finds, answers in slots (llasa-small)
    --out FILE.jsonl --count N --seed S --split train|test --prompt VERSION (default small-v1)
    --chars N              leave out what is longer (default 2600, some 800 tokens)
  judge FILE.jsonl         wrong golds by rule, rows that words alone solve, repeated wordings: table, and FILE.judge.json

Sources:
${sources.map(({ name, kind, expects, from, licence }) => `  ${name.padEnd(20)} ${kind === 'rows' ? 'records' : 'instructions'}: ${expects}\n${' '.repeat(23)}${from} (${licence})`).join('\n')}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    count: { type: 'string', default: '65000' },
    seed: { type: 'string', default: '1' },
    split: { type: 'string', default: 'train' },
    out: { type: 'string' },
    source: { type: 'string', multiple: true, default: [] },
    catalogue: { type: 'string' },
    against: { type: 'string', multiple: true, default: [] },
    shuffles: { type: 'string', default: '0' },
    chars: { type: 'string', default: '2600' },
    prompt: { type: 'string' },
    teacher: { type: 'string' },
    'teacher-model': { type: 'string', default: 'gpt-4.1' },
    'teacher-usd-in': { type: 'string', default: '0' },
    'teacher-usd-out': { type: 'string', default: '0' },
    'teacher-cache': { type: 'string', default: 'build/teacher-cache.jsonl' },
  },
})

function fail(message: string): never {
  console.error(`${message}\nSee npm run dataset -- --help`)
  process.exit(1)
}

const [command, ...files] = positionals
if (values.help || !command) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}
const whole = (name: string, text: string): number =>
  /^\d+$/.test(text) ? Number(text) : fail(`--${name} must be a whole number, not '${text}'.`)
if (values.split !== 'train' && values.split !== 'test') fail("--split is 'train' or 'test'.")
const split: Split = values.split
const numbers = {
  count: whole('count', values.count),
  seed: whole('seed', values.seed),
  shuffles: whole('shuffles', values.shuffles),
  charsMax: whole('chars', values.chars),
}

switch (command) {
  case 'build':
    await buildCommand(values.out ?? fail('--out FILE.jsonl is needed.'))
    break
  case 'report':
    for (const file of files.length ? files : fail('Which file? report FILE.jsonl')) await reportCommand(file)
    break
  case 'grounded':
    await buildGrounded({ ...numbers, split, out: values.out ?? fail('--out FILE.jsonl is needed.') })
    break
  case 'judge':
    for (const file of files.length ? files : fail('Which file? judge FILE.jsonl')) await judgeCommand(file)
    break
  case 'conversations':
    await conversationsCommand(values.out ?? fail('--out FILE.jsonl is needed.'))
    break
  default:
    fail(`There is no command '${command}'.`)
}

async function buildCommand(out: string): Promise<void> {
  const chosen = values.source.map(chooseSource)
  const teacher = values.teacher ? newTeacher(values.teacher) : null
  const bar = new SingleBar({
    format: '{bar} {percentage}% {value}/{total} {what} ETA {eta_formatted}',
    noTTYOutput: false,
    stream: process.stderr,
  })
  bar.start(numbers.count, 0, { what: '' })
  const report = await build({
    ...numbers,
    split,
    out,
    sources: chosen,
    steps: steps(),
    prompt: values.prompt ? readPrompt(values.prompt) : null,
    types: values.catalogue ? typesOf(Catalogue.parse(JSON.parse(readFileSync(values.catalogue, 'utf8')))) : productTypes,
    teacher,
    onProgress: (done, what) => {
      bar.setTotal(Math.max(numbers.count, done))
      bar.update(done, { what })
    },
  })
  bar.stop()
  writeReport(out, report)
  if (teacher) console.log(`\nTeacher: ${JSON.stringify(teacher.cost())}`)
}

async function conversationsCommand(out: string): Promise<void> {
  const report = await buildConversations({
    ...numbers,
    rows: numbers.count,
    split,
    out,
    prompt: readPrompt(values.prompt ?? 'small-v1'),
    openSearch: openEdgeSearch,
    onProgress: (rows) => process.stderr.isTTY && process.stderr.write(`\r${rows}/${numbers.count} rows`),
  })
  writeFileSync(`${out}.report.json`, `${JSON.stringify(report, null, 1)}\n`)
  console.log(JSON.stringify(report, null, 1))
}

async function judgeCommand(file: string): Promise<void> {
  const judged = await judgeFile(file)
  writeFileSync(`${file}.judge.json`, `${JSON.stringify(Object.fromEntries(judged), null, 1)}\n`)
  console.log(judgementTable(judged))
}

/** In this order: what is mended counts as valid, and what is dropped for another reason is no duplicate's original. */
function steps(): Step[] {
  const questions = values.against.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => z.object({ input_field: z.string() }).parse(JSON.parse(line)).input_field),
  )
  return [mendEcGuide, validGold, lengthStep(), languageStep, contamination(questions), exactDuplicates(), nearDuplicates()]
}

function chooseSource(text: string) {
  const [name = '', ...rest] = text.split('=')
  const path = rest.join('=')
  const source = sources.find((candidate) => candidate.name === name)
  if (!source) fail(`--source ${name}: unknown. Known: ${sources.map((known) => known.name).join(', ')}.`)
  if (!path || !existsSync(path))
    fail(
      `--source ${name}: '${path}' is missing. It should be ${source.expects}; get it from ${source.from} (${source.licence}).`,
    )
  return { source, path }
}

function readPrompt(version: string) {
  const file = new URL(`../shared/prompts/${version}.md`, import.meta.url)
  if (!existsSync(file)) fail(`--prompt ${version}: there is no shared/prompts/${version}.md.`)
  return parsePrompt(version, readFileSync(file, 'utf8'))
}

function newTeacher(baseUrl: string): Teacher {
  return new Teacher({
    baseUrl,
    apiKey: process.env.TEACHER_API_KEY ?? fail('--teacher needs its key in TEACHER_API_KEY.'),
    model: values['teacher-model'],
    cacheFile: values['teacher-cache'],
    usdPerMillionInput: Number(values['teacher-usd-in']),
    usdPerMillionOutput: Number(values['teacher-usd-out']),
  })
}

async function reportCommand(file: string): Promise<void> {
  const report = emptyReport()
  for await (const sample of rowsOf(file, Sample)) countKept(report, sample)
  const beside = `${file}.report.json`
  // What was dropped, and what was required, only the build knew.
  const built = existsSync(beside) ? Report.parse(JSON.parse(readFileSync(beside, 'utf8'))) : emptyReport()
  writeReport(file, { ...report, requiredByTask: built.requiredByTask, droppedBy: built.droppedBy, seconds: built.seconds })
}

function writeReport(file: string, report: Report): void {
  writeFileSync(`${file}.report.json`, `${JSON.stringify(report, null, 1)}\n`)
  writeReportPicture(report, `${file}.report.svg`)
  console.log(reportTable(report))
}
