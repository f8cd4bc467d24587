import { SingleBar } from 'cli-progress'
import type { FakeDialectName } from '../../gpu-backend/simulator/fake-engine/dialects.ts'
import { readStream } from '../support/read-stream.ts'
import type { Fault } from './fault-proxy.ts'
import { type Expected, look, question } from './look.ts'
import { startTwoRegions, type TwoRegions } from './two-regions.ts'

/**
 * `npm run faults`: the Worker in workerd, two regions of real gateways, and a proxy that misbehaves in every way we know of.
 * Then the same Worker
 * before engines of each dialect, which fail as engines do. Prints what a caller saw, of a region with one to stand in and of one without. Ends with 1 when a caller with a stand-in
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

const columns = [
  { region: 'eu', stream: true },
  { region: 'eu', stream: false },
  { region: 'us', stream: true },
  { region: 'us', stream: false },
] as const

interface Trouble {
  readonly name: string
  readonly body?: object
  readonly begin: (regions: TwoRegions, region: 'eu' | 'us') => void
  readonly end: (regions: TwoRegions, region: 'eu' | 'us') => void
  /** Left out: the answer where a region stands in, and a reported failure where none does. */
  readonly expected?: Expected
}

const nothing = (): void => {}
const byProxy = ([name, fault]: readonly [string, Fault]): Trouble => ({
  name,
  begin: (regions, region) => {
    regions[region].fault = fault
  },
  end: (regions, region) => {
    regions[region].fault = { kind: 'none' }
  },
})
const multipleOfSeven = { type: 'object', properties: { days: { type: 'integer', multipleOf: 7 } }, required: ['days'] }
const byEngine: readonly Trouble[] = [
  {
    name: 'over-long prompt',
    // Of digits, each of which is a token: the estimates of edge and gateway say that it fits.
    body: { ...question, messages: [{ role: 'user', content: '9'.repeat(2_100) }] },
    begin: nothing,
    end: nothing,
    expected: { kind: 'refusal', code: 'context_length_exceeded' },
  },
  {
    name: 'refused schema',
    body: { ...question, response_format: { type: 'json_schema', json_schema: { name: 'a', schema: multipleOfSeven } } },
    begin: nothing,
    end: nothing,
    expected: { kind: 'refusal', code: 'invalid_value' },
  },
  {
    name: 'hung engine',
    begin: (regions, region) => {
      for (const engine of regions.engines[region]) engine.pause()
    },
    end: (regions, region) => {
      for (const engine of regions.engines[region]) engine.resume()
    },
  },
  { ...byProxy(['', { kind: 'cut', at: 5 }]), name: 'continued after a cut' },
]

const bar = new SingleBar({ format: '{fault} {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true })
const dialects: readonly FakeDialectName[] = ['trtllm-1.2', 'trtllm-1.3', 'vllm']
const rows: string[][] = []
let bad = 0

/** All troubles of one pair of regions, a row each. */
async function run(dialect: FakeDialectName | null, troubles: readonly Trouble[]): Promise<void> {
  const regions = await startTwoRegions((two) => two, dialect)
  try {
    const { text } = await readStream(await regions.chat({ ...question, stream: true }, { region: 'us' }))
    for (const { name, body, begin, end, expected } of troubles) {
      bar.update(rows.length, { fault: name })
      await settle(regions)
      const row = [dialect ? `${name}, ${dialect}` : name]
      for (const column of columns) {
        begin(regions, column.region)
        const usual: Expected = column.region === 'eu' ? { kind: 'answer', text } : { kind: 'failure' }
        const seen = await look(regions, { ...column, ...(body && { body }) }, expected ?? usual)
        end(regions, column.region)
        if (!seen.isGood) bad++
        row.push(`${seen.isGood ? '' : '✗ '}${seen.text} (${seen.ms} ms)`)
      }
      rows.push(row)
    }
  } finally {
    await regions.stop()
  }
}

bar.start(faults.length + dialects.length * byEngine.length, 0, { fault: '' })
try {
  await run(null, faults.map(byProxy))
  for (const dialect of dialects) await run(dialect, byEngine)
} finally {
  bar.stop()
}
const head = ['fault', 'stand-in, stream', 'stand-in, whole', 'alone, stream', 'alone, whole']
const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
for (const row of [head, ...rows]) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
console.log(`\n${rows.length * columns.length - bad} passed, ${bad} failed`)
process.exitCode = bad ? 1 : 0
