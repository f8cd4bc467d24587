import { execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import * as z from 'zod/mini'
import { chartSvg, Plot } from '../../gpu-backend/chart-svg.ts'
import { seedShop } from '../../scripts/seed-local.ts'
import { testSecrets } from '../support/settings.ts'
import { freePort, lineOf } from '../support/stack.ts'
import { bundledWorker, bundleWorker } from '../support/worker-bundle.ts'
import { benchSettings } from './bench-settings.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const kinds = ['bypass', 'hit', 'stream', 'grounded'] as const
const sampleEveryUs = 100
// Thinner than this nobody reads a box of the picture.
const shareMin = 0.006
const levelsMax = 26

/** What the inspector's CPU profile says (Chrome DevTools Protocol, domain Profiler). */
const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), lineNumber: z.number() }),
      children: z.optional(z.array(z.number())),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
type Profile = z.infer<typeof Profile>

/** A function within its callers: how many microseconds of a request it took with all that it called, and from where on. */
interface Box {
  readonly name: string
  /** Not within another call of the same function. */
  readonly isOutermost: boolean
  readonly level: number
  readonly from: number
  readonly to: number
}

/**
 * `npm run bench profile`: where the CPU time of a request goes, by workerd's inspector, while wrk sends one kind of request after the
 * other. Prints the functions that take most, and draws a flame picture of each kind. Idle time is left out.
 */
export async function benchProfile(): Promise<void> {
  await bundleWorker({ minify: false })
  const [backendPort, port, inspectorPort] = await Promise.all([freePort(), freePort(), freePort()])
  const backend = spawn(process.execPath, ['test/bench/backend.ts', String(backendPort)], { stdio: ['ignore', 'pipe', 'pipe'] })
  await lineOf(backend, [], /ready/)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      inspectorPort,
      workers: [
        {
          name: 'ours',
          ...bundledWorker(),
          unsafeDirectSockets: [{ host: '127.0.0.1', port }],
          bindings: { SETTINGS: benchSettings(backendPort), ...testSecrets },
        },
      ],
      handleStructuredLogs: () => {},
    }),
  )
  try {
    await miniflare.ready
    const store = await miniflare.getKVNamespace('STORE', 'ours')
    const database = await miniflare.getD1Database('DB', 'ours')
    await seedShop(store as unknown as Parameters<typeof seedShop>[0], database, testSecrets.KEY_PEPPER)
    const inspector = await openInspector(inspectorPort)
    await inspector.send('Profiler.enable')
    await inspector.send('Profiler.setSamplingInterval', { interval: sampleEveryUs })
    for (const kind of kinds) {
      await load(kind, port, 1)
      await inspector.send('Profiler.start')
      const requests = await load(kind, port, seconds)
      const { profile } = z.object({ profile: Profile }).parse(await inspector.send('Profiler.stop'))
      const boxes = boxesOf(profile, requests)
      report(kind, boxes, requests)
      const file = `docs/pictures/flame-${kind}.svg`
      writeFileSync(file, flamePicture(kind, boxes))
      console.log(file)
    }
    inspector.close()
  } finally {
    await miniflare.dispose()
    backend.kill('SIGTERM')
  }
}

async function openInspector(port: number) {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as { webSocketDebuggerUrl: string }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const waiting = new Map<number, (result: unknown) => void>()
  let sent = 0
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  }
  return {
    send: (method: string, params = {}): Promise<unknown> =>
      new Promise((resolve) => {
        waiting.set(++sent, resolve)
        socket.send(JSON.stringify({ id: sent, method, params }))
      }),
    close: () => socket.close(),
  }
}

/** The number of requests that were answered. */
async function load(kind: string, port: number, forSeconds: number): Promise<number> {
  const args = ['-t1', '-c8', `-d${forSeconds}s`, '-s', 'test/bench/load.lua', `http://127.0.0.1:${port}`]
  const { stdout } = await promisify(execFile)('wrk', args, { env: { ...process.env, BENCH_KIND: kind, BENCH_SEED: kind } })
  const { requests, errors } = JSON.parse(stdout.split('RESULT ')[1] ?? '') as { requests: number; errors: number }
  if (errors > 0) throw new Error(`${kind}: ${errors} errors`)
  return requests
}

function boxesOf({ nodes, samples, timeDeltas }: Profile, requests: number): Box[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const own = new Map<number, number>()
  samples.forEach((id, at) => {
    own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[at] ?? 0) / requests)
  })
  const totals = new Map<number, number>()
  const totalOf = (id: number): number => {
    const node = byId.get(id)
    if (!node || node.callFrame.functionName === '(idle)') return 0
    const known = totals.get(id)
    const total = known ?? (own.get(id) ?? 0) + (node.children ?? []).reduce((sum, child) => sum + totalOf(child), 0)
    totals.set(id, total)
    return total
  }
  const boxes: Box[] = []
  const place = (id: number, level: number, from: number, callers: ReadonlySet<string>): void => {
    const to = from + totalOf(id)
    const frame = byId.get(id)?.callFrame
    const name = frame?.functionName || `(line ${frame?.lineNumber})`
    boxes.push({ name, isOutermost: !callers.has(name), level, from, to })
    const within = new Set([...callers, name])
    let next = from
    for (const child of byId.get(id)?.children ?? []) {
      place(child, level + 1, next, within)
      next += totalOf(child)
    }
  }
  if (nodes[0]) place(nodes[0].id, 0, 0, new Set())
  return boxes
}

function report(kind: string, boxes: readonly Box[], requests: number): void {
  const all = boxes[0]?.to ?? 0
  console.log(`\n${kind}: ${requests} requests, ${all.toFixed(0)} µs each under the profiler; by function, with what it calls:`)
  const byName = new Map<string, number>()
  for (const { name, from, to } of boxes.filter(({ isOutermost }) => isOutermost))
    byName.set(name, (byName.get(name) ?? 0) + to - from)
  for (const [name, us] of [...byName].sort((a, b) => b[1] - a[1]).slice(1, 26))
    console.log(`${us.toFixed(1).padStart(8)} µs  ${((100 * us) / all).toFixed(1).padStart(5)} %  ${name}`)
}

function flamePicture(kind: string, boxes: readonly Box[]): string {
  const all = boxes[0]?.to ?? 1
  const shown = boxes.filter(({ from, to, level }) => (to - from) / all >= shareMin && level < levelsMax)
  const levels = 1 + Math.max(...shown.map(({ level }) => level))
  const lettersIn = ({ from, to }: Box): number => Math.floor(((to - from) / all) * 150)
  return chartSvg({
    title: `${kind}: CPU time of a request under the profiler, callers above what they call`,
    width: 1_000,
    height: 100 + 18 * levels,
    marginLeft: 10,
    x: { label: 'µs', domain: [0, all] },
    y: { axis: null, domain: [levels, 0] },
    color: { range: ['#fde9c9', '#f7c98b'] },
    marks: [
      Plot.rect(shown, {
        x1: 'from',
        x2: 'to',
        y1: 'level',
        y2: ({ level }: Box) => level + 1,
        fill: ({ level }: Box) => level % 2,
        inset: 0.5,
      }),
      Plot.text(shown, {
        x: ({ from, to }: Box) => (from + to) / 2,
        y: ({ level }: Box) => level + 0.5,
        text: (box: Box) => (lettersIn(box) > 3 ? box.name.slice(0, lettersIn(box)) : ''),
        fontSize: 10,
      }),
    ],
  })
}
