import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { freePortPair, lineOf } from '../support/stack.ts'

const token = 'token-of-the-gateway-bench'
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const alonePerRound = 60
const streams = 256
const tokensPerStream = 40

/**
 * `npm run bench gateway`: the fake engine asked directly and through the gateway, each in a process of its own: time to the
 * first token one at a time, interleaved; then many streams at once, and what an event costs the gateway in CPU.
 */
export async function benchGateway(): Promise<void> {
  const [enginePort, gatewayPort] = [await freePortPair(), await freePortPair()]
  // Ten thousand times silicon's speed: the engine never is what is waited for.
  const engine = start([
    'gpu-backend/engines/fake/main.ts',
    '--port',
    String(enginePort),
    '--time-scale',
    '0.0001',
    '--sequences',
    '512',
    '--kv-tokens',
    '4000000',
  ])
  const gateway = start([
    ...['gpu-backend/gateway/main.ts', '--engine', 'trtllm', '--engine-url', `http://127.0.0.1:${enginePort}`],
    ...['--model-id', 'llasa-nano', '--sequences', '512', '--context-tokens', '16384', '--queue-max', '1000'],
    ...['--port', String(gatewayPort), '--admin-port', String(gatewayPort + 1)],
  ])
  try {
    await Promise.all([lineOf(engine, [], /"kind":"ready"/), lineOf(gateway, [], /"kind":"ready"/)])
    const [direct, through] = [`http://127.0.0.1:${enginePort}`, `http://127.0.0.1:${gatewayPort}`]
    const bar = new SingleBar({ format: 'rounds {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true })
    bar.start(rounds, 0)
    const first = { direct: [] as number[], through: [] as number[] }
    const cpuPerEventUs: number[] = []
    for (let warm = 0; warm < 40; warm++) for (const url of [direct, through]) await ask(url, warm)
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < alonePerRound; turn++) {
        first.direct.push((await ask(direct, turn)).firstMs)
        first.through.push((await ask(through, turn)).firstMs)
      }
      const before = cpuMs(gateway.pid ?? 0)
      const told = await Promise.all(Array.from({ length: streams }, (_, at) => ask(through, at)))
      const events = told.reduce((sum, each) => sum + each.events, 0)
      cpuPerEventUs.push((1000 * (cpuMs(gateway.pid ?? 0) - before)) / events)
      bar.update(round + 1)
    }
    bar.stop()
    const [alone, added] = [median(first.direct), median(first.through) - median(first.direct)]
    const cost = median(cpuPerEventUs)
    console.log(
      `time to the first token, one at a time: engine alone ${alone.toFixed(2)} ms, the gateway adds ${added.toFixed(2)} ms (p50)`,
    )
    console.log(
      `${streams} streams at once: ${cost.toFixed(0)} µs of the gateway's CPU an event, ${Math.round(1e6 / cost)} events a second and core`,
    )
  } finally {
    engine.kill('SIGTERM')
    gateway.kill('SIGKILL')
  }
}

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GATEWAY_TOKEN: token } })

async function ask(url: string, turn: number): Promise<{ readonly firstMs: number; readonly events: number }> {
  const startedAt = performance.now()
  const messages = [{ role: 'user', content: `Question ${turn}, which has some words of its own?` }]
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'llasa-nano', stream: true, temperature: 0, max_tokens: tokensPerStream, messages }),
  })
  let firstMs = 0
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (firstMs === 0 && text.includes('"content":"')) firstMs = performance.now() - startedAt
  }
  if (!text.includes('[DONE]')) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`)
  return { firstMs, events: text.split('data: ').length - 1 }
}

/** User and system time of a process in milliseconds; clock ticks are 10 ms on Linux. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
