import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { chartSvg, Plot } from '../../gpu-backend/chart-svg.ts'
import { freePort, lineOf } from '../support/stack.ts'
import { bundleWorker } from '../support/worker-bundle.ts'
import { dollarsPerMillionCpuMs, dollarsPerMillionRequests, listPriceTable, workersSource } from './list-prices.ts'
import { hasPortkey } from './portkey.ts'
import { workerdPid } from './workerd.ts'
import { type Measured, median, needTools, pinned, wrk } from './wrk.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.BENCH_SECONDS ?? 2)
const loads = [1, 2, 4, 8, 16, 32, 64]
// The load at which cost is read: a core is busy, and nobody waits long.
const costAt = 16
const kinds = ['bypass', 'stream', 'hit'] as const
type Kind = (typeof kinds)[number]

interface Target {
  readonly name: string
  readonly port: number
  readonly kinds: readonly Kind[]
  readonly backendPort?: number
}

interface Point extends Measured {
  readonly name: string
  readonly kind: Kind
  readonly connections: number
}

/**
 * `npm run bench load`: requests a second against p50 and p99 from one connection to more than the runtime can serve, ours beside a
 * bare pass-through and, where `npm run bench portkey` fetched it, Portkey's open-source gateway, all in one workerd on core 0. Draws
 * the picture and writes both tables into docs/measurements.md.
 */
export async function benchLoad(): Promise<void> {
  needTools()
  await bundleWorker()
  const ports = await Promise.all(Array.from({ length: 7 }, freePort))
  const [backendPort = 0, ours = 0, pass = 0, , , , portkey = 0] = ports
  const backend = pinned(1, process.execPath, ['test/bench/backend.ts', String(backendPort)])
  const servers = pinned(1, process.execPath, ['test/bench/servers.ts', ...ports.map(String)])
  const targets: Target[] = [
    { name: 'bare pass-through', port: pass, kinds: ['bypass', 'stream'] },
    { name: 'LLaSA', port: ours, kinds },
    ...(hasPortkey() ? [{ name: 'Portkey 1.15.2', port: portkey, kinds: ['bypass', 'stream'] as const, backendPort }] : []),
  ]
  try {
    await Promise.all([lineOf(backend, [], /ready/), lineOf(servers, [], /ready/)])
    const pid = workerdPid(servers.pid ?? 0)
    execFileSync('taskset', ['-a', '-p', '-c', '0', String(pid)], { stdio: 'ignore' })
    const points = measure(targets, pid)
    writeFileSync(pictureFile, picture(points))
    writeFileSync(docsFile, withTables(readFileSync(docsFile, 'utf8'), points))
    console.log(tables(points))
    console.log(`\n${pictureFile}, ${docsFile}`)
  } finally {
    servers.kill('SIGTERM')
    backend.kill('SIGTERM')
  }
}

function measure(targets: readonly Target[], pid: number): Point[] {
  const runs = new Map<string, { readonly target: Target; readonly kind: Kind; readonly connections: number; seen: Measured[] }>()
  for (const kind of kinds)
    for (const connections of kind === 'bypass' ? loads : [costAt])
      for (const target of targets)
        if (target.kinds.includes(kind))
          runs.set(`${kind} ${connections} ${target.name}`, { target, kind, connections, seen: [] })
  const run = (
    { target: { port, backendPort }, kind, connections }: { target: Target; kind: Kind; connections: number },
    s: number,
  ) => wrk({ kind, port, seed: 'load', pid, connections, seconds: s, backendPort })
  for (const each of runs.values()) if (each.connections === costAt) run(each, 1)
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`)
    for (const each of runs.values()) each.seen.push(run(each, seconds))
  }
  return [...runs.values()].map(({ target, kind, connections, seen }) => ({
    name: target.name,
    kind,
    connections,
    rps: median(seen.map(({ rps }) => rps)),
    p50Ms: median(seen.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(seen.map(({ p99Ms }) => p99Ms)),
    cpuMs: median(seen.map(({ cpuMs }) => cpuMs)),
  }))
}

const pictureFile = 'docs/pictures/load.svg'
const docsFile = 'docs/measurements.md'

function picture(points: readonly Point[]): string {
  const shown = points.filter(({ kind }) => kind === 'bypass')
  const common = { x: 'rps', stroke: 'name' } as const
  return chartSvg({
    title: 'Requests a second against p50 (line) and p99 (dashes), 1 to 64 connections, one core',
    names: [...new Set(shown.map(({ name }) => name))],
    width: 760,
    height: 420,
    x: { label: 'requests a second', zero: true },
    y: { label: 'ms', type: 'log', grid: true },
    marks: [
      Plot.line(shown, { ...common, y: 'p50Ms', strokeWidth: 2 }),
      Plot.dot(shown, { x: 'rps', y: 'p50Ms', fill: 'name', r: 3 }),
      Plot.line(shown, { ...common, y: 'p99Ms', strokeDasharray: '4 4' }),
      Plot.dot(shown, { x: 'rps', y: 'p99Ms', stroke: 'name', r: 3 }),
    ],
  })
}

const [begin, end] = ['<!-- by npm run bench load -->', '<!-- end of npm run bench load -->']

function withTables(text: string, points: readonly Point[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${docsFile} has no place for the tables: ${begin} … ${end}`)
  return `${text.slice(0, from)}${begin}\n${tables(points)}\n${text.slice(to)}`
}

function tables(points: readonly Point[]): string {
  const day = new Date().toISOString().slice(0, 10)
  const names = [...new Set(points.map(({ name }) => name))]
  const cell = (connections: number, name: string): string => {
    const point = points.find((each) => each.kind === 'bypass' && each.connections === connections && each.name === name)
    return point ? `${point.rps.toFixed(0)}; ${point.p50Ms.toFixed(2)}; ${point.p99Ms.toFixed(1)}` : ''
  }
  const cost = (kind: Kind, name: string): string => {
    const point = points.find((each) => each.kind === kind && each.connections === costAt && each.name === name)
    if (!point) return ''
    const dollars = dollarsPerMillionRequests + dollarsPerMillionCpuMs * point.cpuMs
    return `${point.cpuMs.toFixed(3)}; ${dollars.toFixed(4)} $`
  }
  return [
    `Measured on ${day}, medians of ${rounds} interleaved rounds of ${seconds} s; requests a second; p50 and p99 in ms:`,
    '',
    `| connections | ${names.join(' | ')} |`,
    `|---${'|---'.repeat(names.length)}|`,
    ...loads.map((connections) => `| ${connections} | ${names.map((name) => cell(connections, name)).join(' | ')} |`),
    '',
    `CPU ms a request at ${costAt} connections; what a million of them cost on Workers Paid (${dollarsPerMillionRequests} $ a million requests and ${dollarsPerMillionCpuMs} $ a million CPU ms beyond what 5 $ a month include; ${workersSource}):`,
    '',
    `| | ${names.join(' | ')} |`,
    `|---${'|---'.repeat(names.length)}|`,
    ...kinds.map((kind) => `| ${kind} | ${names.map((name) => cost(kind, name)).join(' | ')} |`),
    '',
    'What others host is listed by what they charge for; the models come on top everywhere:',
    '',
    ...listPriceTable(),
  ].join('\n')
}
