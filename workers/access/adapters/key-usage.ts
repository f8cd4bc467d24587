import * as z from '../../../shared/zod.ts'
import type { Defer } from '../../http/contract.ts'
import type { RequestRecord } from '../../http/request-record.ts'
import type { KeyUsage } from '../contract.ts'
import { noUsage, type UsageCounts, withRequest } from '../count-usage.ts'

const flushAfterMs = 10_000
// More keys than an isolate sees in ten seconds; then they are written at once.
const keysHeldMax = 500
const rowsListed = 5_000

const Row = z.object({
  key_id: z.string(),
  day: z.string(),
  requests: z.number(),
  model_requests: z.number(),
  cached: z.number(),
  known: z.number(),
  failed: z.number(),
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
})

interface Held {
  readonly tenant: string
  readonly keyId: string
  readonly day: string
  readonly counts: UsageCounts
}

const dayMs = 86_400_000
let today = { number: 0, name: '' }
/** Of UTC. */
function dayOf(now: number): string {
  const number = Math.floor(now / dayMs)
  if (number !== today.number) today = { number, name: new Date(now).toISOString().slice(0, 10) }
  return today.name
}

/**
 * Usage by key and day, counted in the isolate and written in batches after replies: what an isolate holds when it ends is
 * lost, a request never waits. It is for looking at; quotas have their own ledger.
 */
export function createKeyUsage(database: D1Database): KeyUsage {
  let held = new Map<string, Held>()
  let flushedAt = 0

  const flush = async (): Promise<void> => {
    flushedAt = Date.now()
    const pending = [...held.values()]
    held = new Map()
    if (pending.length === 0) return
    await database.batch(
      pending.map(({ tenant, keyId, day, counts: c }) =>
        database
          .prepare(
            `INSERT INTO key_usage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (tenant, key_id, day) DO UPDATE SET requests = requests + excluded.requests,
             model_requests = model_requests + excluded.model_requests, cached = cached + excluded.cached,
             known = known + excluded.known, failed = failed + excluded.failed,
             prompt_tokens = prompt_tokens + excluded.prompt_tokens,
             completion_tokens = completion_tokens + excluded.completion_tokens`,
          )
          .bind(tenant, keyId, day, c.requests, c.modelRequests, c.cached, c.known, c.failed, c.promptTokens, c.completionTokens),
      ),
    )
  }

  return {
    count(record: RequestRecord, defer: Defer) {
      const { tenant, keyId, route } = record
      // Operators who look at usage use none.
      if (tenant === null || keyId === null || route.startsWith('/admin/')) return
      const now = Date.now()
      const day = dayOf(now)
      const name = `${tenant} ${keyId} ${day}`
      held.set(name, { tenant, keyId, day, counts: withRequest(held.get(name)?.counts ?? noUsage, record) })
      if (held.size < keysHeldMax && now - flushedAt < flushAfterMs) return
      defer(flush().catch((cause: unknown) => console.error(JSON.stringify({ kind: 'key-usage-lost', cause: String(cause) }))))
    },
    async days(tenant, since) {
      await flush()
      const { results } = await database
        .prepare('SELECT * FROM key_usage WHERE tenant = ?1 AND day >= ?2 ORDER BY day DESC, requests DESC LIMIT ?3')
        .bind(tenant, since, rowsListed)
        .all()
      return results.map((row) => {
        const { key_id, day, requests, model_requests, cached, known, failed, prompt_tokens, completion_tokens } = Row.parse(row)
        const counts = { requests, modelRequests: model_requests, cached, known, failed }
        return { keyId: key_id, day, ...counts, promptTokens: prompt_tokens, completionTokens: completion_tokens }
      })
    },
  }
}
