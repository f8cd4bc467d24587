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
 * `npm run bench gateway`: the fake engine called directly, through a proxy that looks at nothing, and through the gateway, each in a
 * process of its own: time to the first token one at a time, interleaved; then many streams at once, and what an event costs in CPU.
 */
export async function benchGateway(): Promise<void> {
  const [enginePort, gatewayPort] = [await freePortPair(), await freePortPair()]
  // Ten thousand times silicon's speed: the engine never is what is waited for.
  const engine = start([
    'gpu-backend/simulator/fake-engine/main.ts',
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
  const proxy = start(['test/bench/bare-proxy.ts', String(enginePort)])
  try {
    const readyLine: string[] = []
    await Promise.all([
      lineOf(proxy, readyLine, /"kind":"ready"/),
      lineOf(engine, [], /"kind":"ready"/),
      lineOf(gateway, [], /"kind":"ready"/),
    ])
    const [direct, bare, through] = [enginePort, (JSON.parse(readyLine[0] ?? '') as { port: number }).port, gatewayPort].map(
      (port) => `http://127.0.0.1:${port}`,
    ) as [string, string, string]
    const bar = new SingleBar({ format: 'rounds {bar} {value}/{total}', stream: process.stderr, clearOnComplete: true })
    bar.start(rounds, 0)
    const first = { direct: [] as number[], bare: [] as number[], through: [] as number[] }
    const cpuPerEventUs = { bare: [] as number[], through: [] as number[] }
    // As long as it takes until what runs all day is compiled as it is all day.
    for (let warm = 0; warm < 12; warm++)
      for (const url of [direct, bare, through]) await Promise.all(Array.from({ length: streams }, (_, at) => ask(url, at)))
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < alonePerRound; turn++) {
        first.direct.push((await ask(direct, turn)).firstMs)
        first.bare.push((await ask(bare, turn)).firstMs)
        first.through.push((await ask(through, turn)).firstMs)
      }
      for (const [name, url, pid] of [
        ['bare', bare, proxy.pid],
        ['through', through, gateway.pid],
      ] as const) {
        const before = cpuMs(pid ?? 0)
        const reported = await Promise.all(Array.from({ length: streams }, (_, at) => ask(url, at)))
        const events = reported.reduce((sum, each) => sum + each.events, 0)
        cpuPerEventUs[name].push((1000 * (cpuMs(pid ?? 0) - before)) / events)
      }
      bar.update(round + 1)
    }
    bar.stop()
    const alone = median(first.direct)
    const added = (of: readonly number[]): string => (median(of) - alone).toFixed(2)
    console.log(
      `time to the first token (p50), one at a time: engine alone ${alone.toFixed(2)} ms, a bare proxy adds ${added(first.bare)}, the gateway ${added(first.through)} ms`,
    )
    const [bareCost, cost] = [median(cpuPerEventUs.bare), median(cpuPerEventUs.through)]
    console.log(
      `${streams} streams at once: ${cost.toFixed(0)} µs of the gateway's CPU an event, ${Math.round(1e6 / cost)} events a second and core; a bare proxy ${bareCost.toFixed(0)} µs`,
    )
  } finally {
    engine.kill('SIGTERM')
    gateway.kill('SIGKILL')
    proxy.kill('SIGKILL')
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
