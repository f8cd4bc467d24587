import { createServer, type RequestListener, type Server } from 'node:http'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { Admission } from './admission.ts'
import { createGateway } from './app.ts'
import { createEngine } from './create-engine.ts'
import { loadFit } from './fit-prompt.ts'
import { createMetrics } from './metrics.ts'
import { gatewayOptions } from './options.ts'

const { values } = parseArgs({ options: gatewayOptions })

const token = process.env.GATEWAY_TOKEN
if (!token || token.length < 16) throw new Error('GATEWAY_TOKEN (16 characters or more) must be set')
const kinds = ['llama', 'trtllm', 'vllm'] as const
const kind = kinds.find((each) => each === values.engine)
if (!kind) throw new Error(`--engine must be one of ${kinds.join(', ')}`)

const log = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
const engine = await createEngine({
  kind,
  modelId: values['model-id'] ?? basename(values.model ?? 'llasa', '.gguf'),
  sequences: Number(values.sequences),
  contextTokens: Number(values['context-tokens']),
  model: values.model,
  threads: Number(values.threads),
  urls: values['engine-url'] ?? [],
  host: values['engine-host'],
  port: Number(values['engine-port']),
})
const admission = new Admission({
  // As many as the replicas that are in use now can run.
  get slots() {
    return engine.sequences
  },
  get kvTokens() {
    const perReplica = Number(values['kv-tokens'] ?? Number.POSITIVE_INFINITY)
    return (perReplica * engine.sequences) / Number(values.sequences)
  },
  queueMax: Number(values['queue-max']),
  queueTimeoutMs: 20_000,
  queueWaitMaxMs: Number(values['queue-wait-ms']),
})
const tracesUrl = process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
// Loaded where traces go somewhere only.
const sendLastTraces = tracesUrl
  ? (await import('./export-traces.ts')).exportTraces(tracesUrl, process.env.LLASA_REGION ?? 'local')
  : async () => {}
const metrics = createMetrics(admission, 'loads' in engine ? engine.loads : undefined)
// llama.cpp renders and counts itself.
const fit = kind === 'llama' ? {} : { fit: await loadFit(values['chat-template'], values.tokenizer) }
const gateway = createGateway({ engine, admission, metrics, token, outputTokensDefault: 256, keepAliveMs: 10_000, log, ...fit })

// Metrics and liveness have a port of their own, which no tunnel leads to.
const admin = new Hono()
admin.get('/metrics', async (c) =>
  c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
)
admin.get('/healthz', (c) => c.json({ status: 'ok' }))

const listen = (listener: RequestListener, port: string) =>
  new Promise<Server>((resolve) => {
    const server = createServer(listener).listen(Number(port), values.host, () => resolve(server))
  })
const servers = await Promise.all([listen(gateway, values.port), listen(getRequestListener(admin.fetch), values['admin-port'])])
log({ kind: 'ready', model: engine.modelId, port: Number(values.port) })

const flushMs = 2_000
const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  log({ kind: 'draining', inFlight: admission.inFlight, queued: admission.queued })
  const result = await admission.drain(Number(values['drain-ms']))
  // The last words of the last answers are still on their way.
  await Promise.race([Promise.all(servers.map(closed)), setTimeout(flushMs)])
  await Promise.all([engine.close(), sendLastTraces().catch(() => {})])
  log({ kind: 'stopped', result })
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
