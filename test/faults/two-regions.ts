import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import type * as z from 'zod/mini'
import type { FakeDialectName } from '../../gpu-backend/simulator/fake-engine/dialects.ts'
import { type FakeEngine, startFakeEngine } from '../../gpu-backend/simulator/fake-engine/server.ts'
import { iterationModels } from '../../gpu-backend/simulator/iteration-models.ts'
import type { RequestRecord } from '../../workers/http/request-record.ts'
import type { Region } from '../../workers/rollout/rollout.ts'
import { nanoTokenizer } from '../support/nano-tokenizer.ts'
import { testSecrets } from '../support/settings.ts'
import { freePortPair, lineOf } from '../support/stack.ts'
import { edgeSettings, startEdge } from './edge.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'

export interface TwoRegions {
  /** The Worker's log of requests, a moment after each. */
  readonly records: readonly RequestRecord[]
  readonly url: string
  /** In front of the gateways of the regions eu and us. */
  readonly eu: FaultProxy
  readonly us: FaultProxy
  /** Fake engines behind the gateways, two a region; none where llama.cpp runs in them. */
  readonly engines: Readonly<Record<'eu' | 'us', readonly FakeEngine[]>>
  readonly chat: (body: object, options?: { region?: string; headers?: Record<string, string> }) => Promise<Response>
  readonly admin: (path: string, body?: object, method?: string, headers?: Record<string, string>) => Promise<Response>
  readonly stop: () => Promise<void>
}

export const canaryTokensMax = 200

/**
 * The bundled Worker in workerd, two real gateways, and a fault proxy before each. The gateways run llasa-nano themselves, or stand
 * before two fake engines of a dialect each.
 */
export async function startTwoRegions(
  regionsOf: (two: readonly RegionInput[]) => readonly RegionInput[] = (two) => two,
  dialect: FakeDialectName | null = null,
): Promise<TwoRegions> {
  const engines = dialect ? { eu: await startEngines(dialect), us: await startEngines(dialect) } : { eu: [], us: [] }
  const gatewayOf = async (own: readonly FakeEngine[]) => startGateway(dialect ? await remoteEngines(dialect, own) : nano)
  const gateways = await Promise.all([gatewayOf(engines.eu), gatewayOf(engines.us)])
  const [eu, us] = (await Promise.all(gateways.map(({ url }) => startFaultProxy(url)))) as [FaultProxy, FaultProxy]
  const { name: _name, backend: _backend, ...arm } = edgeSettings({}).arms[0] as ReturnType<typeof edgeSettings>['arms'][number]
  const rollout = documentOf(arm, regionsOf(twoRegions))
  // Every backend of a pool but `us` is the gateway in eu under another name, with a breaker of its own.
  const names = rollout.regions.flatMap(({ pools }) => Object.values(pools).flat())
  const backends = Object.fromEntries(['local', ...names].map((name) => [name, name === 'us' ? us.url : eu.url]))
  const edge = await startEdge(backends)
  const regions: TwoRegions = {
    url: edge.url,
    records: edge.records,
    eu,
    us,
    engines,
    chat: (body, { region = 'eu', headers = {} } = {}) => edge.chat(body, { 'x-llasa-region': region, ...headers }),
    admin: edge.admin,
    async stop() {
      await edge.stop()
      await Promise.all([eu.close(), us.close()])
      for (const { child } of gateways) child.kill('SIGKILL')
      await Promise.all([...engines.eu, ...engines.us].map((engine) => engine.die()))
    },
  }
  const applied = await regions.admin('rollout', { document: rollout, why: 'two regions' }, 'PUT', {
    'if-match': '"0"',
  })
  if (applied.status !== 200) throw new Error(`the rollout was refused: ${await applied.text()}`)
  return regions
}

type RegionInput = z.input<typeof Region>

/** eu may fall back to us, us to nobody. */
const twoRegions: readonly RegionInput[] = [
  { name: 'eu', match: { continents: ['EU'] }, pools: { main: ['eu'] }, shares: { stable: 100 }, fallback: ['us'] },
  { name: 'us', match: {}, pools: { main: ['us'] }, shares: { stable: 100 } },
]

/** The canary is the same model, recognised by its shorter answers and its revision. */
const documentOf = (arm: object, regions: readonly RegionInput[]) => ({
  format: 1,
  name: 'two-regions',
  publicModel: 'llasa',
  baseline: 'stable',
  arms: { stable: arm, canary: { ...arm, revision: 'canary', outputTokensMax: canaryTokensMax } },
  regions,
})

const nano = ['--model', 'gpu-backend/models/llasa-nano.gguf', '--threads', '1']
const contextTokens = 2_048

/** Two replicas as the chart starts them: our template, a tool parser, the served model's tokenizer. */
async function startEngines(dialect: FakeDialectName): Promise<FakeEngine[]> {
  const tokenizer = new Tokenizer(await nanoTokenizer(), {})
  const start = () =>
    startFakeEngine({
      dialect,
      model: iterationModels['h200x1-fp8'],
      timeScale: 0.1,
      modelId: 'llasa-nano',
      contextTokens,
      sequencesMax: 8,
      kvTokens: 40_000,
      startMs: 0,
      port: 0,
      chatTemplate: readFileSync('gpu-backend/engines/chat-template.jinja', 'utf8'),
      toolParser: true,
      promptTokensDetails: true,
      countTokens: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length,
    })
  return Promise.all([start(), start()])
}

async function remoteEngines(dialect: FakeDialectName, engines: readonly FakeEngine[]): Promise<string[]> {
  const tokenizer = join(mkdtempSync(join(tmpdir(), 'llasa-tokenizer-')), 'tokenizer.json')
  writeFileSync(tokenizer, JSON.stringify(await nanoTokenizer()))
  return [
    ...['--engine', dialect === 'vllm' ? 'vllm' : 'trtllm', '--context-tokens', String(contextTokens), '--sequences', '8'],
    ...engines.flatMap(({ url }) => ['--engine-url', url]),
    ...['--tokenizer', tokenizer],
  ]
}

async function startGateway(engine: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePortPair()
  const child = spawn(
    process.execPath,
    [
      'gpu-backend/gateway/main.ts',
      ...engine,
      ...['--model-id', 'llasa-nano', '--port', String(port), '--admin-port', String(port + 1)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GATEWAY_TOKEN: testSecrets.GATEWAY_TOKEN } },
  )
  await lineOf(child, [], /"kind":"ready"/)
  return { url: `http://127.0.0.1:${port}`, child }
}
