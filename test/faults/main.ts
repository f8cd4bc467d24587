import { SingleBar } from 'cli-progress'
import { readStream } from '../support/read-stream.ts'
import type { Fault } from './fault-proxy.ts'
import { startTwoRegions, type TwoRegions } from './two-regions.ts'

/**
 * `npm run faults`: the Worker in workerd, two regions of real gateways, and a proxy that misbehaves in every way we know of.
 * Prints what a caller saw, of a region with one to stand in and of one without. Ends with 1 when a caller with a stand-in
 * saw anything but the answer, or one without saw a hang, a silent cut, or a refusal without a time to come back.
 */
const faults: readonly (readonly [string, Fault])[] = [
  ['none', { kind: 'none' }],
  ['connection refused', { kind: 'refuse' }],
  ['hangs before headers', { kind: 'hang' }],
  ['slow headers (3 s)', { kind: 'slow-headers' }],
  ['hangs mid-stream', { kind: 'hang-mid', at: 5 }],
  ['cut mid-stream', { kind: 'cut', at: 5 }],
  ['slow drip', { kind: 'drip', at: 5 }],
  ['429', { kind: '429' }],
  ['500 with a body', { kind: '500' }],
  ['500 without', { kind: '500-empty' }],
  ['error event first, in a 200', { kind: 'error-first' }],
  ['error event mid-stream', { kind: 'error-mid', at: 5 }],
  ['HTML in a 200', { kind: 'html' }],
  ['garbage event', { kind: 'garbage', at: 5 }],
  ['oversized event', { kind: 'oversized', at: 5 }],
]
const question = {
  messages: [{ role: 'user', content: 'How long is the warranty on this backpack?' }],
  llasa: { products: ['ridge-45-backpack'], faq: 'off' },
}
// Beyond every timer of the suite's Worker together: whoever waits longer hangs.
const hangMs = 20_000

interface Seen {
  readonly text: string
  readonly ms: number
  readonly isGood: boolean
}

async function look(regions: TwoRegions, region: string, stream: boolean, expected: string | null): Promise<Seen> {
  const startedAt = performance.now()
  const seen = await Promise.race([
    read(await regions.chat({ ...question, stream }, { region }), stream, expected),
    new Promise<Omit<Seen, 'ms'>>((resolve) => setTimeout(resolve, hangMs, { text: 'HANGS', isGood: false }).unref()),
  ]).catch((error: unknown) => ({ text: `THREW ${error}`, isGood: false }))
  return { ...seen, ms: Math.round(performance.now() - startedAt) }
}

async function read(response: Response, stream: boolean, expected: string | null): Promise<Omit<Seen, 'ms'>> {
  if (response.status !== 200) {
    const { error } = (await response.json()) as { error: { code: string } }
    const retryAfter = response.headers.get('retry-after')
    // A failure is told as one; what is busy or away also says when to come back.
    const isGood = expected === null && (response.status === 502 || response.status === 504 || retryAfter !== null)
    return { text: `${response.status} ${error.code}${retryAfter ? `, retry after ${retryAfter} s` : ''}`, isGood }
  }
  if (!stream) {
    const { choices } = (await response.json()) as { choices: { message: { content: string } }[] }
    return answered(choices[0]?.message.content ?? '', expected)
  }
  const { text, done, error } = await readStream(response)
  if (error) return { text: `part of the answer, then ${error.code}`, isGood: expected === null }
  return done ? answered(text, expected) : { text: 'CUT in silence', isGood: false }
}

const answered = (text: string, expected: string | null): Omit<Seen, 'ms'> =>
  expected === null || text === expected
    ? { text: 'the answer', isGood: true }
    : { text: `ANOTHER ANSWER: ${text}`, isGood: false }

/** Until the breaker that the last fault opened is closed again. */
async function settle(regions: TwoRegions): Promise<void> {
  regions.eu.fault = { kind: 'none' }
  regions.us.fault = { kind: 'none' }
  for (const [region, proxy] of [
    ['eu', regions.eu],
    ['us', regions.us],
  ] as const)
    for (let good = 0; good < 12; ) {
      const before = proxy.seen.completions
      await (await regions.chat({ ...question, stream: false, max_tokens: 4 }, { region })).text()
      if (proxy.seen.completions > before) good++
      else await new Promise((resolve) => setTimeout(resolve, 100))
    }
}

const regions = await startTwoRegions()
const bar = new SingleBar({ format: '{fault} {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true })
try {
  const whole = await regions.chat({ ...question, stream: true }, { region: 'us' })
  const { text: expected } = await readStream(whole)
  const rows: string[][] = []
  let bad = 0
  bar.start(faults.length, 0, { fault: '' })
  for (const [name, fault] of faults) {
    bar.update(rows.length, { fault: name })
    await settle(regions)
    const row = [name]
    for (const region of ['eu', 'us'])
      for (const stream of [true, false]) {
        regions[region as 'eu' | 'us'].fault = fault
        const seen = await look(regions, region, stream, region === 'eu' ? expected : null)
        regions[region as 'eu' | 'us'].fault = { kind: 'none' }
        if (!seen.isGood) bad++
        row.push(`${seen.isGood ? '' : '✗ '}${seen.text} (${seen.ms} ms)`)
      }
    rows.push(row)
  }
  bar.stop()
  const head = ['fault', 'stand-in, stream', 'stand-in, whole', 'alone, stream', 'alone, whole']
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...rows]) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  console.log(`\n${faults.length * 4 - bad} passed, ${bad} failed`)
  process.exitCode = bad ? 1 : 0
} finally {
  bar.stop()
  await regions.stop()
}
