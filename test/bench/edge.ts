import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { freePort, lineOf } from '../support/stack.ts'
import { bundleWorker } from '../support/worker-bundle.ts'
import { workerdPid } from './workerd.ts'
import { type Measured, median, needTools, pinned, wrk } from './wrk.ts'

/**
 * `npm run bench edge`: our Worker beside a bare pass-through, the floor and a bare hono reply in the same workerd, which is pinned
 * to core 0 while backend and load share core 1. Rounds are interleaved and medians reported; ratios are the figures,
 * absolute times are this machine's.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const secondsPerRun = Number(process.env.BENCH_SECONDS ?? 4)
const connections = 16
const streamsPerRun = 400

const firstByte = (port: number) =>
  JSON.parse(
    execFileSync('taskset', ['-c', '1', process.execPath, 'test/bench/first-byte.ts', String(port), String(streamsPerRun)], {
      encoding: 'utf8',
    }),
  ) as { p50: number; p99: number }

export async function benchEdge(): Promise<void> {
  needTools()
  await bundleWorker()
  const ports = await Promise.all(Array.from({ length: 6 }, freePort))
  const [backendPort = 0, ours = 0, pass = 0, floor = 0, caching = 0, hono = 0] = ports
  const backend = pinned(1, process.execPath, ['test/bench/backend.ts', String(backendPort)])
  const servers = pinned(1, process.execPath, ['test/bench/servers.ts', ...ports.map(String)])
  try {
    await Promise.all([lineOf(backend, [], /ready/), lineOf(servers, [], /ready/)])
    const pid = workerdPid(servers.pid ?? 0)
    // workerd has its core to itself; the process that started it only reads its log, beside backend and load.
    execFileSync('taskset', ['-a', '-p', '-c', '0', String(pid)], { stdio: 'ignore' })
    const targets = [
      { name: 'bare pass-through, JSON', kind: 'bypass', port: pass },
      { name: 'floor: read, parsed, asked anew', kind: 'bypass', port: floor },
      { name: 'ours, bypass (not deterministic)', kind: 'bypass', port: ours },
      { name: 'bare pass-through + Cache API', kind: 'bypass', port: caching },
      { name: 'ours, miss (looked up, stored)', kind: 'miss', port: ours },
      { name: 'bare hono reply', kind: 'hit', port: hono },
      { name: 'ours, hit', kind: 'hit', port: ours },
      { name: 'bare pass-through, stream', kind: 'stream', port: pass },
      { name: 'floor, stream', kind: 'stream', port: floor },
      { name: 'ours, stream', kind: 'stream', port: ours },
      { name: 'bare pass-through, an event at a time', kind: 'pieces', port: pass },
      { name: 'ours, an event at a time', kind: 'pieces', port: ours },
      { name: 'bare pass-through, grounded', kind: 'grounded', port: pass },
      { name: 'ours, stream about a product', kind: 'grounded', port: ours },
    ]
    const results = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]))
    const firstBytes = { pass: [] as number[], ours: [] as number[] }
    for (const { kind, port } of targets) wrk({ kind, port, seed: 'warm', pid, connections, seconds: secondsPerRun })
    for (let round = 1; round <= rounds; round++) {
      process.stderr.write(`round ${round} of ${rounds}\n`)
      for (const { name, kind, port } of targets)
        results.get(name)?.push(wrk({ kind, port, seed: `r${round}`, pid, connections, seconds: secondsPerRun }))
      firstBytes.pass.push(firstByte(pass).p50)
      firstBytes.ours.push(firstByte(ours).p50)
    }
    report(results, { pass: median(firstBytes.pass), ours: median(firstBytes.ours) })
  } finally {
    servers.kill('SIGTERM')
    backend.kill('SIGTERM')
  }
}

function report(results: ReadonlyMap<string, readonly Measured[]>, ttfbMs: { pass: number; ours: number }): void {
  const rows = [...results].map(([name, runs]) => ({
    name,
    rps: median(runs.map(({ rps }) => rps)),
    p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
    cpuMs: median(runs.map((run) => run.cpuMs)),
  }))
  console.log(
    `\n${'target'.padEnd(38)} ${'req/s'.padStart(8)} ${'p50 ms'.padStart(8)} ${'p99 ms'.padStart(8)} ${'CPU ms/req'.padStart(11)}`,
  )
  for (const { name, rps, p50Ms, p99Ms, cpuMs } of rows)
    console.log(
      `${name.padEnd(38)} ${rps.toFixed(0).padStart(8)} ${p50Ms.toFixed(2).padStart(8)} ${p99Ms.toFixed(1).padStart(8)} ${cpuMs.toFixed(3).padStart(11)}`,
    )
  const rpsOf = (name: string) => rows.find((row) => row.name === name)?.rps ?? Number.NaN
  const cpuOf = (name: string) => rows.find((row) => row.name === name)?.cpuMs ?? Number.NaN
  const ratios = {
    bypass: rpsOf('ours, bypass (not deterministic)') / rpsOf('bare pass-through, JSON'),
    'bypass (against the floor)': rpsOf('ours, bypass (not deterministic)') / rpsOf('floor: read, parsed, asked anew'),
    miss: rpsOf('ours, miss (looked up, stored)') / rpsOf('bare pass-through, JSON'),
    'miss (against a bare cache)': rpsOf('ours, miss (looked up, stored)') / rpsOf('bare pass-through + Cache API'),
    hit: rpsOf('ours, hit') / rpsOf('bare hono reply'),
    stream: rpsOf('ours, stream') / rpsOf('bare pass-through, stream'),
    'stream (against the floor)': rpsOf('ours, stream') / rpsOf('floor, stream'),
    // The backend's pace says how many a second there are.
    'stream, an event at a time (CPU)': cpuOf('bare pass-through, an event at a time') / cpuOf('ours, an event at a time'),
    grounded: rpsOf('ours, stream about a product') / rpsOf('bare pass-through, grounded'),
    ttfb: ttfbMs.ours / ttfbMs.pass,
  }
  console.log(`\nstream TTFB p50, one at a time: ours ${ttfbMs.ours.toFixed(3)} ms, pass-through ${ttfbMs.pass.toFixed(3)} ms`)
  console.log(
    `ratios: ${Object.entries(ratios)
      .map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`)
      .join(' · ')}`,
  )
  mkdirSync('build', { recursive: true })
  writeFileSync(
    'build/bench-edge.json',
    `${JSON.stringify({ at: new Date().toISOString(), rounds, secondsPerRun, connections, rows, ttfbMs, ratios }, null, 1)}\n`,
  )
}
