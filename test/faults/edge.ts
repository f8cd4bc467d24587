import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { localSettings, nano } from '../../scripts/local/settings.ts'
import { seedShop } from '../../scripts/seed-local.ts'
import { localKeys } from '../../shared/api-key.ts'
import type { Config } from '../../workers/config.ts'
import type { RequestRecord } from '../../workers/http/request-record.ts'
import { testSecrets } from '../support/settings.ts'
import { bundledWorker, bundleWorker } from '../support/worker-bundle.ts'

export interface Edge {
  readonly url: string
  /** The Worker's log of requests, a moment after each. */
  readonly records: readonly RequestRecord[]
  /** Until so many records hold. */
  readonly recorded: (holds: (record: RequestRecord) => boolean, count: number) => Promise<void>
  readonly chat: (body: object, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly admin: (path: string, body?: object, method?: string, headers?: Record<string, string>) => Promise<Response>
  readonly stop: () => Promise<void>
}

/** Patience of a test rather than of a shopper. */
const limits = { headersTimeoutMs: 4_000, attemptTimeoutMs: 1_200, idleTimeoutMs: 800, guardEveryMs: 400 }

/** The Worker's settings before these backends; `local` is the first arm's. */
export function edgeSettings(backends: Config['backends']) {
  const local = localSettings(nano('faults'), 1)
  // A prompt of which the edge composes nothing itself: every answer here is the model's.
  const arms = local.arms.map((arm) => ({ ...arm, prompt: 'nano-v1' }))
  return { ...local, arms, backends, limits: { ...local.limits, ...limits } }
}

/** The bundled Worker in workerd with the sample shop, before these backends. */
export async function startEdge(
  backends: Config['backends'],
  secrets: Readonly<Record<string, string>> = {},
  contextTokens: number | null = null,
): Promise<Edge> {
  await bundleWorker()
  const records: RequestRecord[] = []
  const settings = edgeSettings(backends)
  const arms = settings.arms.map((arm) => ({ ...arm, ...(contextTokens !== null && { contextTokens }) }))
  const bindings = { SETTINGS: JSON.stringify({ ...settings, arms }), ...testSecrets, ...secrets }
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [{ name: 'edge', ...bundledWorker(), bindings }],
      handleStructuredLogs: ({ message }: { message: string }) => {
        if (message.startsWith('{"kind":"request"')) records.push(JSON.parse(message) as RequestRecord)
      },
    }),
  )
  const url = (await miniflare.ready).origin
  const store = await miniflare.getKVNamespace('STORE', 'edge')
  const database = await miniflare.getD1Database('DB', 'edge')
  await seedShop(store as unknown as Parameters<typeof seedShop>[0], database, testSecrets.KEY_PEPPER)

  const send = (path: string, method: string, body: object | undefined, headers: Readonly<Record<string, string>>) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${localKeys.operator}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
  return {
    url,
    records,
    async recorded(holds, count) {
      const endsAt = Date.now() + 10_000
      while (records.filter(holds).length < count) {
        if (Date.now() > endsAt) throw new Error(`${records.filter(holds).length} of ${count} records hold`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    chat: (body, headers = {}) =>
      send(
        '/v1/chat/completions',
        'POST',
        { model: 'llasa', temperature: 0, ...body },
        { 'cache-control': 'no-store', ...headers },
      ),
    admin: (path, body, method = body ? 'POST' : 'GET', headers = {}) => send(`/admin/v1/${path}`, method, body, headers),
    stop: () => miniflare.dispose(),
  }
}
