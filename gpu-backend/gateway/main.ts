import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createLlamaEngine } from '../engines/llama/engine.ts'
import { Admission } from './admission.ts'
import { createGateway } from './app.ts'
import { createMetrics } from './metrics.ts'

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    'model-id': { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8790' },
    'admin-port': { type: 'string', default: '8791' },
    sequences: { type: 'string', default: '4' },
    'context-tokens': { type: 'string', default: '2048' },
    threads: { type: 'string', default: '2' },
    'queue-max': { type: 'string', default: '64' },
    // In a region about the unloaded time to the first token; a laptop would rather wait than refuse.
    'queue-wait-ms': { type: 'string', default: '20000' },
  },
})

const drainDeadlineMs = 30_000
const token = process.env.GATEWAY_TOKEN
if (!token || token.length < 16) throw new Error('GATEWAY_TOKEN (16 characters or more) must be set')
if (!values.model) throw new Error('--model FILE.gguf is needed')

const log = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
const engine = await createLlamaEngine({
  modelPath: values.model,
  modelId: values['model-id'] ?? basename(values.model, '.gguf'),
  sequences: Number(values.sequences),
  contextTokens: Number(values['context-tokens']),
  threads: Number(values.threads),
})
const admission = new Admission({
  slots: engine.sequences,
  queueMax: Number(values['queue-max']),
  queueTimeoutMs: 20_000,
  queueWaitMaxMs: Number(values['queue-wait-ms']),
})
const metrics = createMetrics(admission)
const gateway = createGateway({ engine, admission, metrics, token, outputTokensDefault: 256, keepAliveMs: 10_000, log })

// Metrics and liveness have a port of their own, which no tunnel leads to.
const admin = new Hono()
admin.get('/metrics', async (c) =>
  c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
)
admin.get('/healthz', (c) => c.json({ status: 'ok' }))

const listen = (fetch: (request: Request) => Response | Promise<Response>, port: string) =>
  new Promise<ReturnType<typeof serve>>((resolve) => {
    const server = serve({ fetch, hostname: values.host, port: Number(port) }, () => resolve(server))
  })
const servers = await Promise.all([listen(gateway.fetch, values.port), listen(admin.fetch, values['admin-port'])])
log({ kind: 'ready', model: engine.modelId, port: Number(values.port) })

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  log({ kind: 'draining', inFlight: admission.inFlight, queued: admission.queued })
  const result = await admission.drain(drainDeadlineMs)
  for (const server of servers) server.close()
  await engine.close()
  log({ kind: 'stopped', result })
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
