import { writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { chartSvg, Plot } from '../../gpu-backend/chart-svg.ts'
import { Admission } from '../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../gpu-backend/gateway/metrics.ts'
import { localSettings, nano } from '../../scripts/local/settings.ts'
import { localEntries } from '../../scripts/seed-local.ts'
import { localKeys } from '../../shared/api-key.ts'
import { quantile } from '../../shared/quantile.ts'
import { servedGateway } from '../support/served-gateway.ts'
import { testSecrets } from '../support/settings.ts'
import { timedEngine } from '../support/timed-engine.ts'
import { bundledWorker, bundleWorker } from '../support/worker-bundle.ts'

const sequences = 8
const ttftMs = 80
const secondsPerRun = Number(process.env.BENCH_SECONDS ?? 10)
const overload = 5

interface Seen {
  readonly status: number
  /** Milliseconds of the process's clock. */
  readonly startedAt: number
  readonly ttftMs: number | null
  readonly tookMs: number
  readonly isWhole: boolean
  readonly hasRetryAfter: boolean
}

interface Run {
  readonly name: string
  readonly flooded: readonly Seen[]
}

const pictureFile = 'docs/pictures/overload.svg'

/** Time to the first token of everybody who was served, over the time of their request: an SVG. */
function overloadPicture(runs: readonly Run[]): string {
  const points = runs.flatMap(({ name, flooded }) => {
    const from = Math.min(...flooded.map(({ startedAt }) => startedAt))
    return flooded.flatMap(({ startedAt, ttftMs: ms }) => (ms === null ? [] : [{ name, second: (startedAt - from) / 1000, ms }]))
  })
  return chartSvg({
    title: `Time to the first token at ${overload} times the peak rate`,
    names: runs.map(({ name }) => name),
    width: 760,
    height: 420,
    x: { label: 'sent at, s', domain: [0, secondsPerRun] },
    y: { label: 'ms', type: 'log', grid: true },
    marks: [Plot.dot(points, { x: 'second', y: 'ms', fill: 'name', r: 2, clip: true })],
  })
}

/**
 * `npm run bench overload`: the Worker and our gateway before an engine of known speed, unloaded, at its peak (as many callers
 * as it has sequences) and at five times that rate; with our admission and with a queue that takes everybody.
 */
export async function benchOverload(): Promise<void> {
  await bundleWorker()
  const rows: string[][] = []
  const runs: Run[] = []
  for (const [name, queueMax, queueWaitMaxMs] of [
    ['admission as in a region', 64, ttftMs],
    ['a queue for everybody', 100_000, 600_000],
  ] as const) {
    const measured = await measure(name, queueMax, queueWaitMaxMs)
    rows.push(...measured.rows)
    runs.push({ name, flooded: measured.flooded })
  }
  const head = [
    '',
    'load',
    'asked/s',
    'served/s',
    'of peak',
    'TTFT p50 ms',
    'TTFT p95 ms',
    '× unloaded',
    'refused',
    'with Retry-After',
    'told after, p95 ms',
  ]
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...rows]) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  await writeFile(pictureFile, overloadPicture(runs))
  console.log(pictureFile)
}

async function measure(name: string, queueMax: number, queueWaitMaxMs: number): Promise<{ rows: string[][]; flooded: Seen[] }> {
  const admission = new Admission({ slots: sequences, queueMax, queueTimeoutMs: 120_000, queueWaitMaxMs })
  const gateway = createGateway({
    engine: timedEngine({ sequences, ttftMs, tokenMs: 8, tokensMax: 20 }),
    admission,
    metrics: createMetrics(admission),
    token: testSecrets.GATEWAY_TOKEN,
    outputTokensDefault: 64,
    keepAliveMs: 10_000,
    log: () => {},
  })
  const { port, close } = await servedGateway(gateway)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [{ name: 'edge', ...bundledWorker(), bindings: { SETTINGS: localSettings(nano('bench'), port), ...testSecrets } }],
      handleStructuredLogs: () => {},
    }),
  )
  try {
    const url = (await miniflare.ready).origin
    const store = await miniflare.getKVNamespace('STORE', 'edge')
    for (const [key, value] of localEntries(testSecrets.KEY_PEPPER)) await store.put(key, value)
    const bar = new SingleBar({ format: `${name}: {load} {bar}`, stream: process.stderr, clearOnComplete: true })
    bar.start(3, 0, { load: 'unloaded' })
    for (let warm = 0; warm < 10; warm++) await ask(url)
    const unloaded: Seen[] = []
    for (let turn = 0; turn < 40; turn++) unloaded.push(await ask(url))
    bar.update(1, { load: 'peak' })
    const peak = await closedLoop(url, sequences)
    bar.update(2, { load: 'overload' })
    const peakRate = peak.filter(({ isWhole }) => isWhole).length / secondsPerRun
    const flooded = await openLoop(url, overload * peakRate)
    bar.stop()
    const base = quantile(ttfts(unloaded), 0.95)
    const rows = [
      row(name, 'unloaded', unloaded, null, null, base),
      row('', `peak, ${sequences} callers`, peak, secondsPerRun, peakRate, base),
      row('', `${overload} × peak`, flooded, secondsPerRun, peakRate, base),
    ]
    return { rows, flooded }
  } finally {
    await miniflare.dispose()
    close()
  }
}

async function ask(url: string): Promise<Seen> {
  const startedAt = performance.now()
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${localKeys.public}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'llasa', stream: true, temperature: 1, messages: [{ role: 'user', content: 'hello' }] }),
  })
  let first: number | null = null
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.includes('" t0"')) first ??= performance.now() - startedAt
  }
  const isWhole = response.status === 200 && text.endsWith('data: [DONE]\n\n')
  const tookMs = performance.now() - startedAt
  return {
    status: response.status,
    startedAt,
    tookMs,
    ttftMs: first,
    isWhole,
    hasRetryAfter: response.headers.has('retry-after'),
  }
}

async function closedLoop(url: string, callers: number): Promise<Seen[]> {
  const until = performance.now() + secondsPerRun * 1000
  const seen: Seen[] = []
  const caller = async () => {
    while (performance.now() < until) seen.push(await ask(url))
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return seen
}

/** Arrivals at random moments, however the answers come. Bounded: what is not answered after the run and its drain is not waited for. */
async function openLoop(url: string, perSecond: number): Promise<Seen[]> {
  const seen: Seen[] = []
  const startedAt = performance.now()
  const pending = new Set<Promise<void>>()
  for (let at = 0; at < secondsPerRun * 1000; at += (-1000 * Math.log(1 - Math.random())) / perSecond) {
    const early = startedAt + at - performance.now()
    if (early > 1) await wait(early)
    const one: Promise<void> = ask(url).then(
      (each) => {
        if (performance.now() - startedAt < secondsPerRun * 1000 + 500) seen.push(each)
        pending.delete(one)
      },
      () => {
        pending.delete(one)
      },
    )
    pending.add(one)
  }
  await Promise.race([Promise.all(pending), wait(2_000)])
  return seen
}

const ttfts = (seen: readonly Seen[]): number[] => seen.flatMap(({ ttftMs }) => (ttftMs === null ? [] : [ttftMs]))

function row(
  name: string,
  load: string,
  seen: readonly Seen[],
  seconds: number | null,
  peakRate: number | null,
  base: number,
): string[] {
  const served = seen.filter(({ isWhole }) => isWhole).length
  const refused = seen.filter(({ status }) => status !== 200)
  const p95 = quantile(ttfts(seen), 0.95)
  return [
    name,
    load,
    seconds ? (seen.length / seconds).toFixed(0) : '–',
    seconds ? (served / seconds).toFixed(1) : '–',
    seconds && peakRate ? `${((100 * served) / seconds / peakRate).toFixed(0)} %` : '–',
    quantile(ttfts(seen), 0.5).toFixed(0),
    p95.toFixed(0),
    (p95 / base).toFixed(2),
    String(refused.length),
    refused.length
      ? `${((100 * refused.filter(({ hasRetryAfter }) => hasRetryAfter).length) / refused.length).toFixed(0)} %`
      : '–',
    refused.length
      ? quantile(
          refused.map(({ tookMs }) => tookMs),
          0.95,
        ).toFixed(0)
      : '–',
  ]
}
