import { createHttpEngine } from '../../gpu-backend/engines/http/engine.ts'
import { trtllmDialect } from '../../gpu-backend/engines/trtllm/dialect.ts'
import { vllmDialect } from '../../gpu-backend/engines/vllm/dialect.ts'
import { Admission } from '../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../gpu-backend/gateway/metrics.ts'
import { createReplicas } from '../../gpu-backend/gateway/replicas.ts'
import type { FakeDialectName } from '../../gpu-backend/simulator/fake-engine/dialects.ts'
import { startFakeEngine } from '../../gpu-backend/simulator/fake-engine/server.ts'
import { iterationModels } from '../../gpu-backend/simulator/iteration-models.ts'
import { servedGateway } from './served-gateway.ts'

export interface RecordedSeries {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  /** Grows with time, at what was recorded for each minute. */
  readonly isCounter: boolean
}

const token = 'token-of-the-recorded-series'
const requests = 12

/** What Prometheus would scrape of a gateway and its engine after some requests, and cloudflared's one gauge that we look at. */
export async function recordSeries(dialect: FakeDialectName): Promise<RecordedSeries[]> {
  const fake = await startFakeEngine({
    dialect,
    model: iterationModels['h200x1-fp8'],
    timeScale: 0.05,
    modelId: 'llasa',
    contextTokens: 4_096,
    sequencesMax: 8,
    kvTokens: 40_000,
    startMs: 0,
    port: 0,
    promptTokensDetails: true,
  })
  const engineOptions = {
    dialect: dialect === 'vllm' ? vllmDialect : trtllmDialect,
    modelId: 'llasa',
    contextTokens: 4_096,
    sequences: 8,
  }
  const engine = createReplicas({
    modelId: 'llasa',
    contextTokens: 4_096,
    sequencesPerReplica: 8,
    create: (url) => createHttpEngine({ url, ...engineOptions }),
  })
  engine.set([fake.url])
  const admission = new Admission({ slots: 8, queueMax: 8, queueTimeoutMs: 5_000, queueWaitMaxMs: 60_000 })
  const metrics = createMetrics(admission, engine.loads)
  const gateway = await servedGateway(
    createGateway({ engine, admission, metrics, token, outputTokensDefault: 32, keepAliveMs: 5_000, log: () => {} }),
  )
  for (let turn = 0; turn < requests; turn++) {
    const response = await gateway.request('/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'llasa',
        messages: [{ role: 'user', content: 'Which of these is the lightest? '.repeat(20) }],
      }),
    })
    if (response.status !== 200) throw new Error(await response.text())
  }
  const scraped = [
    ...read(await metrics.registry.metrics(), { pod: 'gateway-0' }),
    ...read(await (await fetch(`${fake.url}${dialect === 'vllm' ? '/metrics' : '/prometheus/metrics'}`)).text(), {
      pod: 'engine-0',
    }),
  ]
  gateway.close()
  await engine.close()
  await fake.die()
  return [...scraped, ...['tunnel-0', 'tunnel-1'].map(connectionsOf)]
}

// cloudflared's own, at rest (github.com/cloudflare/cloudflared d1df7985, supervisor/metrics.go).
const connectionsOf = (pod: string): RecordedSeries => ({
  name: 'cloudflared_tunnel_ha_connections',
  labels: { pod },
  value: 4,
  isCounter: false,
})

function read(text: string, more: Readonly<Record<string, string>>): RecordedSeries[] {
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]))
  return [...text.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', list = '', value]) => {
    const labels = Object.fromEntries([...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', label = '']) => [key, label]))
    const type = types.get(name) ?? types.get(name.replace(/_(bucket|sum|count)$/, ''))
    return { name, labels: { ...labels, ...more }, value: Number(value), isCounter: type === 'counter' || type === 'histogram' }
  })
}
