import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { localKeys, ownShopKeys } from '../shared/api-key.ts'
import { buildPages } from './build-pages.ts'
import { watchWorker } from './build-worker.ts'
import { describeModel } from './local/describe-model.ts'
import { rowOf } from './local/model-table.ts'
import { localSettings } from './local/settings.ts'
import { readableLine } from './readable-line.ts'
import { seedLocal } from './seed-local.ts'
import { localConfig } from './wrangler/render-config.ts'

/**
 * `npm start`: gateway with the CPU engine, Worker in workerd, playground; one process group each, all gone on Ctrl-C.
 * Needs no account: nothing here talks to anything but this machine.
 */
const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'gpu-backend/models/llasa-nano.gguf' },
    port: { type: 'string', default: '8787' },
    'gateway-port': { type: 'string', default: '8790' },
    'state-dir': { type: 'string', default: '.wrangler/state' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const port = Number(values.port)
const gatewayPort = Number(values['gateway-port'])
const children: ChildProcess[] = []
let stopping = false

function fail(message: string): never {
  console.error(`\n${message}`)
  process.exit(1)
}

function portIsFree(requestedPort: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(requestedPort, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Starts a tool in its own process group and resolves when one of its lines says it is ready. */
function start(name: string, command: string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<void> {
  const [file, ...args] = command
  const child = spawn(file as string, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.push(child)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const recent: string[] = []
  const onLine = (line: string) => {
    if (ready.test(line)) resolve()
    recent.push(line)
    if (recent.length > 30) recent.shift()
    const shown = values.verbose ? line : readableLine(line)
    if (shown && !stopping) console.log(shown)
  }
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', onLine)
  child.once('exit', (code) => {
    if (stopping) return
    console.error(`${name} ended with code ${code}. Its last lines:\n${recent.join('\n')}`)
    reject(new Error(`${name} ended`))
    void stop(1)
  })
  return promise
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  // The Worker first, so that nobody sends the gateway new questions while it finishes the last.
  for (const child of children.reverse()) await end(child)
  process.exit(code)
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  const group = -child.pid
  return new Promise((resolve) => {
    const timer = setTimeout(() => process.kill(group, 'SIGKILL'), 5_000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    process.kill(group, 'SIGTERM')
  })
}

/** As the table of models says, at least one. */
function threadsFor(threads: 'one' | 'all but one'): number {
  return threads === 'one' ? 1 : Math.max(1, availableParallelism() - 1)
}

/** The same at each start over the same state, or keys made before would not work after. */
async function pepperOf(stateDir: string): Promise<string> {
  const file = join(stateDir, 'pepper')
  await mkdir(stateDir, { recursive: true })
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFile(file, 'utf8')
}

/** What Cloudflare's cron does in production: probes of all backends, once a minute. */
function runCron(): void {
  setInterval(() => void fetch(`http://127.0.0.1:${port}/cdn-cgi/handler/scheduled`).catch(() => {}), 60_000).unref()
}

async function main(): Promise<void> {
  if (values.help) {
    console.log('npm start -- [--model FILE.gguf] [--port 8787] [--gateway-port 8790] [--state-dir DIR] [--verbose]')
    return
  }
  if (!existsSync(values.model)) fail(`There is no model at ${values.model}.`)
  for (const requestedPort of [port, gatewayPort, gatewayPort + 1])
    if (!(await portIsFree(requestedPort)))
      fail(`Port ${requestedPort} is in use. Free it, or choose others: npm start -- --port 8887 --gateway-port 8890`)

  console.log('Starting LLaSA on this machine (no account, no GPU needed)…')
  const startedAt = performance.now()
  const [pepper, gatewayToken] = [await pepperOf(values['state-dir']), randomBytes(24).toString('hex')]
  const model = await describeModel(values.model).catch((error: Error) =>
    fail(`${values.model} is no GGUF file that can be read: ${error.message}`),
  )
  const settings = localSettings(model, gatewayPort)

  const gateway = start(
    'The gateway',
    [
      process.execPath,
      'gpu-backend/gateway/main.ts',
      '--model',
      values.model,
      '--model-id',
      model.id,
      '--port',
      String(gatewayPort),
      '--admin-port',
      String(gatewayPort + 1),
      '--threads',
      String(threadsFor(rowOf(model).threads)),
      '--context-tokens',
      String(settings.arms[0]?.contextTokens),
    ],
    { GATEWAY_TOKEN: gatewayToken },
    /"kind":"ready"/,
  )
  await mkdir('.wrangler', { recursive: true })
  // Secrets of this start, in a file only we read, rather than in a process list.
  const envFile = `.wrangler/dev-${port}.env`
  await writeFile(envFile, `KEY_PEPPER=${pepper}\nGATEWAY_TOKEN=${gatewayToken}\nSETTINGS='${JSON.stringify(settings)}'\n`, {
    mode: 0o600,
  })
  await mkdir('build', { recursive: true })
  // Another start in this folder has its own. Not in .wrangler, which wrangler does not watch.
  const workerDirectory = `build/worker-${port}`
  const configFile = `build/wrangler.local-${port}.json`
  await writeFile(configFile, JSON.stringify(localConfig(workerDirectory)))
  await Promise.all([buildPages(), watchWorker(workerDirectory), seedLocal(values['state-dir'], pepper), gateway])
  await start(
    'The Worker',
    [
      process.execPath,
      'node_modules/wrangler/bin/wrangler.js',
      'dev',
      '--config',
      configFile,
      '--port',
      String(port),
      '--ip',
      '127.0.0.1',
      '--inspector-port',
      '0',
      '--env-file',
      envFile,
      '--persist-to',
      values['state-dir'],
      '--show-interactive-dev-session=false',
    ],
    {
      WRANGLER_SEND_METRICS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      CI: 'true',
      NO_COLOR: '1',
    },
    /Ready on http/,
  )

  runCron()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`
Ready after ${seconds} s: ${model.id} behind the edge Worker, prompt ${settings.arms[0]?.prompt}.

  Playground   http://localhost:${port}/   (/catalogue, /questions, /keys for merchants, /rollout for operators)
  API          http://localhost:${port}/v1/chat/completions
  Keys         ${localKeys.public} (public)   ${localKeys.operator} (operator); only on this machine
               ${ownShopKeys.public}, ${ownShopKeys.operator}: a shop of your own, empty until /catalogue

  curl -N http://localhost:${port}/v1/chat/completions -H 'Authorization: Bearer ${localKeys.public}' \\
    -H 'Content-Type: application/json' -d '{"model":"llasa","stream":true,"temperature":0,
    "messages":[{"role":"user","content":"How long is the warranty on this backpack?"}],
    "llasa":{"products":["ridge-45-backpack"]}}'

Ctrl-C ends everything.
`)
}

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))
process.on('SIGHUP', () => void stop(0))
main().catch((error: unknown) => {
  if (!stopping) console.error(error)
  return stop(1)
})
