import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { buildWorker, workerDirectory } from '../../scripts/build-worker.ts'
import { readMetafile, startFiles, workerSizes } from '../../scripts/checks/worker-size.ts'
import { localSettings, nano } from '../../scripts/local/settings.ts'
import { seedShop } from '../../scripts/seed-local.ts'
import { localKeys, ownShopKeys } from '../../shared/api-key.ts'
import { quantile } from '../../shared/quantile.ts'
import { testSecrets } from '../support/settings.ts'
import { freePort, lineOf } from '../support/stack.ts'
import { bundledWorker } from '../support/worker-bundle.ts'
import { workerdPid } from './workerd.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 15)
const processes = Number(process.env.BENCH_PROCESSES ?? 5)
const flags = ['enable_request_signal', 'new_module_registry']
const compatibility = { compatibilityDate: '2026-11-03', compatibilityFlags: flags }
const bareWorker = 'export default { fetch() { return new Response("ok") } }'
// Evaluates the edge, which stands beside it as `edge.js`, and answers without it.
const evaluating = `import * as edge from './edge.js'\nglobalThis.kept = edge\n${bareWorker}\nexport * from './edge.js'`

interface Cost {
  readonly wallMs: number
  readonly cpuMs: number
}

/**
 * `npm run bench cold-start`: what a fresh isolate costs until it has answered once, interleaved in one workerd (its Worker Loader makes
 * an isolate for each name), and what the first chats cost in a fresh process. CPU is all of workerd's, by the kernel's clock.
 */
export async function benchColdStart(): Promise<void> {
  await buildWorker()
  const sizes = workerSizes(readMetafile())
  console.log(
    `evaluated by every isolate: ${(sizes.start / 1000).toFixed(1)} KB gzipped in ${startFiles(readMetafile()).length} modules, of ${(sizes.all / 1000).toFixed(1)}`,
  )
  const isolates = await freshIsolates()
  const chats = await firstChats()
  mkdirSync('build', { recursive: true })
  writeFileSync(
    'build/bench-cold-start.json',
    `${JSON.stringify({ at: new Date().toISOString(), rounds, processes, sizes, isolates, chats }, null, 1)}\n`,
  )
}

async function freshIsolates() {
  const ours = Object.fromEntries(
    readdirSync(workerDirectory)
      .filter((file) => /\.(js|md|bin)$/.test(file))
      .map((file) => [file, moduleOf(file)]),
  )
  const workers = {
    'bare Worker': { 'index.js': { js: bareWorker } },
    // What handing all our modules to a new isolate costs by itself: none of them is imported.
    'bare Worker beside our modules': { ...ours, 'index.js': { js: bareWorker } },
    'ours, evaluated but not asked': { ...ours, 'edge.js': ours['index.js'], 'index.js': { js: evaluating } },
    ours,
  }
  const loader = `
import text from 'workers.txt'
const workers = JSON.parse(text)
for (const modules of Object.values(workers)) for (const [name, { base64 }] of Object.entries(modules))
  if (base64 !== undefined) modules[name] = { data: Uint8Array.fromBase64(base64).buffer }
let count = 0
export default {
  async fetch(request, env) {
    const name = new URL(request.url).searchParams.get('name')
    const isolate = env.LOADER.get(name + count++, () => ({ mainModule: 'index.js', modules: workers[name], env: {}, globalOutbound: null, ...${JSON.stringify({ compatibilityDate: compatibility.compatibilityDate, compatibilityFlags: flags })} }))
    return isolate.getEntrypoint().fetch('http://isolate/healthz')
  }
}`
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          name: 'loader',
          modules: [
            { type: 'ESModule', path: 'index.js', contents: loader },
            { type: 'Text', path: 'workers.txt', contents: JSON.stringify(workers) },
          ],
          compatibilityDate: compatibility.compatibilityDate,
          compatibilityFlags: ['experimental'],
          workerLoaders: { LOADER: {} },
        },
      ],
    }),
  )
  try {
    const url = await miniflare.ready
    const pid = workerdPid(process.pid)
    const costs = new Map<string, Cost[]>(Object.keys(workers).map((name) => [name, []]))
    for (let round = 0; round <= rounds; round++)
      for (const [name, seen] of costs) {
        const cost = await costOf(pid, async () => {
          const response = await fetch(`${url}?name=${encodeURIComponent(name)}`)
          if (!response.ok) throw new Error(await response.text())
          await response.text()
        })
        // The first of each is workerd's own first.
        if (round > 0) seen.push(cost)
      }
    return table('a fresh isolate, until it has answered once', costs)
  } finally {
    await miniflare.dispose()
  }
}

const moduleOf = (file: string) => {
  const path = `${workerDirectory}/${file}`
  if (file.endsWith('.bin')) return { base64: readFileSync(path).toString('base64') }
  const text = readFileSync(path, 'utf8')
  return file.endsWith('.js') ? { js: text } : { text }
}

/** In fresh processes, with Miniflare's simulators of everything that a Worker is bound to. */
async function firstChats() {
  const backendPort = await freePort()
  const backend: ChildProcess = spawn(process.execPath, ['test/bench/backend.ts', String(backendPort)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const names = [
    'bare pass-through',
    'bare pass-through, second request',
    'ours',
    'ours, second chat',
    'ours, first chat about products',
    'ours, second chat about products',
  ] as const
  const costs = new Map<string, Cost[]>(names.map((name) => [name, []]))
  try {
    await lineOf(backend, [], /ready/)
    for (let at = 0; at < processes; at++) {
      await withBare(backendPort, async (chat) => {
        costs.get(names[0])?.push(await chat(plain))
        costs.get(names[1])?.push(await chat(plain))
      })
      await withOurs(backendPort, async (chat) => {
        costs.get(names[2])?.push(await chat(plain))
        costs.get(names[3])?.push(await chat(plain))
        costs.get(names[4])?.push(await chat(aboutProducts))
        costs.get(names[5])?.push(await chat(aboutProducts))
      })
    }
  } finally {
    backend.kill('SIGTERM')
  }
  return table('the first requests of a fresh process', costs)
}

// Of a shop without products and known questions, so that the question only passes.
const plain = {
  key: ownShopKeys.public,
  body: { model: 'llasa', temperature: 1, messages: [{ role: 'user', content: 'Hello' }] },
}
const aboutProducts = {
  key: localKeys.public,
  body: { model: 'llasa', messages: [{ role: 'user', content: 'Which backpack is the lightest?' }] },
}

type Chat = (what: { readonly key: string; readonly body: object }) => Promise<Cost>

async function withBare(backendPort: number, use: (chat: Chat) => Promise<void>): Promise<void> {
  const contents = `export default { fetch(request) {
  return fetch('http://127.0.0.1:${backendPort}/v1/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: request.body })
} }`
  await withWorkerd(
    new Miniflare(
      convertV4MiniflareOptions({
        workers: [{ name: 'bare', modules: [{ type: 'ESModule', path: 'index.js', contents }], ...compatibility }],
      }),
    ),
    use,
  )
}

async function withOurs(backendPort: number, use: (chat: Chat) => Promise<void>): Promise<void> {
  const { logs: _all, ...settings } = localSettings(nano('bench'), backendPort)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [{ name: 'ours', ...bundledWorker(), bindings: { SETTINGS: settings, ...testSecrets } }],
      handleStructuredLogs: () => {},
    }),
  )
  await miniflare.ready
  const store = await miniflare.getKVNamespace('STORE', 'ours')
  const database = await miniflare.getD1Database('DB', 'ours')
  await seedShop(store as unknown as Parameters<typeof seedShop>[0], database, testSecrets.KEY_PEPPER)
  await withWorkerd(miniflare, use)
}

async function withWorkerd(miniflare: Miniflare, use: (chat: Chat) => Promise<void>): Promise<void> {
  try {
    const url = await miniflare.ready
    const pid = workerdPid(process.pid)
    await use(({ key, body }) =>
      costOf(pid, async () => {
        const response = await fetch(`${url.origin}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        const text = await response.text()
        if (!response.ok) throw new Error(text)
      }),
    )
  } finally {
    await miniflare.dispose()
  }
}

async function costOf(pid: number, work: () => Promise<void>): Promise<Cost> {
  const cpuMs = cpuOf(pid)
  const startedAt = performance.now()
  await work()
  return { wallMs: performance.now() - startedAt, cpuMs: cpuOf(pid) - cpuMs }
}

/** All threads of a process, to the nanosecond. */
const cpuOf = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  )

/** Medians, and as a ratio to the first. */
function table(title: string, costs: ReadonlyMap<string, readonly Cost[]>) {
  const rows = [...costs].map(([name, seen]) => ({
    name,
    wallMs: quantile(
      seen.map(({ wallMs }) => wallMs),
      0.5,
    ),
    cpuMs: quantile(
      seen.map(({ cpuMs }) => cpuMs),
      0.5,
    ),
  }))
  console.log(`\n${title.padEnd(48)} ${'CPU ms'.padStart(8)} ${'ratio'.padStart(7)} ${'ms'.padStart(8)}`)
  for (const { name, wallMs, cpuMs } of rows)
    console.log(
      `${name.padEnd(48)} ${cpuMs.toFixed(1).padStart(8)} ${(cpuMs / (rows[0]?.cpuMs ?? Number.NaN)).toFixed(2).padStart(7)} ${wallMs.toFixed(1).padStart(8)}`,
    )
  return rows
}
