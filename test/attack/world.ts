import { Admission } from '../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../gpu-backend/gateway/metrics.ts'
import { localKeys } from '../../shared/api-key.ts'
import { type Edge, startEdge } from '../faults/edge.ts'
import { servedGateway } from '../support/served-gateway.ts'
import { testSecrets } from '../support/settings.ts'
import { timedEngine } from '../support/timed-engine.ts'

/** The edge with a gateway behind it, two tenants' keys, all on loopback. */
export interface World {
  /** Sends with a key; the answer is read to its end. */
  readonly send: (key: string, path: string, body?: unknown, more?: SendOptions) => Promise<Seen>
  readonly edge: Edge
  /** Of the shop that others try to move. */
  readonly shop: string
  /** Of the tenant that tries; `operator` is its operator's. */
  readonly hostile: string
  readonly operator: string
  readonly platform: string
  readonly createKey: (body: object) => Promise<{ readonly id: string; readonly key: string }>
  readonly stop: () => Promise<void>
}

interface SendOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly leaveAfterMs?: number
}

export interface Seen {
  readonly status: number
  readonly text: string
  readonly ms: number
  readonly headers: Headers
}

/** `contextTokens`: what the model reads at the most, where it is not llasa-nano's. */
export async function startWorld(contextTokens: number | null = null): Promise<World> {
  const gateway = await startGateway()
  const edge = await startEdge({ local: gateway.url }, {}, contextTokens)
  const send: World['send'] = async (key, path, body, { method, headers = {}, leaveAfterMs } = {}) => {
    const startedAt = performance.now()
    const response = await fetch(`${edge.url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(leaveAfterMs !== undefined && { signal: AbortSignal.timeout(leaveAfterMs) }),
    })
    const text = await response.text()
    return { status: response.status, text, ms: performance.now() - startedAt, headers: response.headers }
  }
  const createKey = async (body: object) => JSON.parse((await send(localKeys.operator, '/admin/v1/keys', body)).text)
  const [shop, hostile, operator] = await Promise.all([
    // As it is sent: every answer here is the model's.
    createKey({ plainRequests: 'as-sent' }),
    createKey({ tenant: 'hostile-shop', plainRequests: 'as-sent' }),
    createKey({ tenant: 'hostile-shop', scopes: ['public', 'operator'] }),
  ])
  return {
    send,
    edge,
    shop: shop.key,
    hostile: hostile.key,
    operator: operator.key,
    platform: localKeys.operator,
    createKey,
    async stop() {
      await edge.stop()
      gateway.close()
    },
  }
}

/** A real gateway with eight places before an engine that writes a token each 10 ms. */
async function startGateway(): Promise<{ readonly url: string; readonly close: () => void }> {
  const engine = timedEngine({ sequences: 8, ttftMs: 0, tokenMs: 10, tokensMax: 40 })
  const admission = new Admission({ slots: 8, queueMax: 64, queueTimeoutMs: 20_000, queueWaitMaxMs: 20_000 })
  const app = createGateway({
    engine,
    admission,
    metrics: createMetrics(admission),
    token: testSecrets.GATEWAY_TOKEN,
    outputTokensDefault: 64,
    keepAliveMs: 10_000,
    log: () => {},
  })
  const { port, close } = await servedGateway(app)
  return { url: `http://127.0.0.1:${port}`, close }
}
