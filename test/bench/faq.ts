import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { readWords } from '../../gpu-backend/evaluate/faq/words.ts'
import { buildIndex } from '../../shared/faq/build-index.ts'
import { writeIndex } from '../../shared/faq/faq-index.ts'
import { generator } from '../../shared/faq/train-classes.ts'

const rounds = 9
const lookupsPerRound = 2_000

/** Takes a bundle, then answers `?lookups=N` by looking that many questions up; its clock stands still meanwhile, ours does not. */
const worker = `
import words from './words.bin'
import topics from './topics.bin'
import { readWordTable } from './shared/faq/word-table.ts'
import { readIndex } from './shared/faq/faq-index.ts'
import { createMatcher } from './shared/faq/match.ts'
const table = readWordTable(words, topics)
let matcher, questions
export default {
  async fetch(request) {
    const url = new URL(request.url)
    if (url.pathname === '/index') { matcher = createMatcher(readIndex(await request.arrayBuffer()), table); return new Response('ok') }
    if (url.pathname === '/questions') { questions = await request.json(); return new Response('ok') }
    let found = 0
    const lookups = Number(url.searchParams.get('lookups'))
    for (let at = 0; at < lookups; at++) if (matcher(questions[at % questions.length]).entry >= 0) found++
    return new Response(String(found))
  }
}`

/** `npm run bench faq`: time of a lookup in workerd over 100 and 10,000 entries, beside the same number of empty lookups. */
export async function benchFaq(): Promise<void> {
  const words = readWords()
  const bundled = await build({
    stdin: { contents: worker, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    external: ['./words.bin', './topics.bin'],
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [
        { type: 'ESModule', path: 'index.js', contents: bundled.outputFiles[0]?.text ?? '' },
        { type: 'Data', path: 'words.bin', contents: readFileSync('shared/faq/words-v1.bin') },
        { type: 'Data', path: 'topics.bin', contents: readFileSync('shared/faq/topics-v1.bin') },
      ],
      compatibilityDate: '2026-11-03',
    }),
  )
  const url = await miniflare.ready
  const send = async (path: string, body?: string | Uint8Array<ArrayBuffer>) =>
    (await fetch(new URL(path, url), { method: 'POST', headers: { connection: 'close' }, ...(body && { body }) })).text()
  await send('/questions', JSON.stringify(madeQuestions(lookupsPerRound, 99)))
  const rows = []
  for (const entries of [100, 1_000, 10_000]) {
    const bytes = writeIndex(buildIndex(words, madeEntries(entries), { language: 'en', version: 'bench', words: 'v1' }))
    await send('/index', bytes)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const started = performance.now()
      await send('/?lookups=0')
      const empty = performance.now() - started
      const begun = performance.now()
      await send(`/?lookups=${lookupsPerRound}`)
      times.push(((performance.now() - begun - empty) * 1_000) / lookupsPerRound)
    }
    times.sort((a, b) => a - b)
    rows.push({
      entries,
      'microseconds a lookup, median': Math.round(times[Math.floor(rounds / 2)] ?? 0),
      best: Math.round(times[0] ?? 0),
      'bundle MB': Number((bytes.length / 1e6).toFixed(2)),
      'with word table MB': Number(((bytes.length + readFileSync('shared/faq/words-v1.bin').length) / 1e6).toFixed(2)),
    })
  }
  console.table(rows)
  await miniflare.dispose()
}

const verbs =
  'return cancel change track pay for exchange repair wash assemble store recycle insure gift wrap reserve collect'.split(' ')
const things =
  'backpack tent stove lamp jacket boots order parcel voucher invoice account address password warranty mattress'.split(' ')
const asks = [
  'How do I',
  'Can I',
  'Where do I',
  'When may I',
  'I want to',
  'Is it possible to',
  'What does it cost to',
  'Who helps me to',
]

function madeQuestions(count: number, seed: number): string[] {
  const random = generator(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  return Array.from(
    { length: count },
    () => `${pick(asks)} ${pick(verbs)} my ${pick(things)} from model ${pick(things)} ${pick(verbs)}?`,
  )
}

/** One question each, with an answer of 200 letters. */
const madeEntries = (count: number) =>
  madeQuestions(count, count).map((question, at) => ({
    // Letters: a number would be a mark of its own in every question.
    questions: [`${question} ${at.toString(36).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`],
    json: JSON.stringify({ id: `e${at}`, answer: 'x'.repeat(200) }),
    limits: 0,
  }))
