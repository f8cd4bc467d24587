import type { D1Database } from '@cloudflare/workers-types'
import { normaliseQuestion } from '../../../shared/faq/normalise.ts'
import * as z from '../../../shared/zod.ts'
import type { Defer } from '../../http/contract.ts'
import { maskPersonal } from '../../http/mask-personal.ts'
import type { SearchUse } from '../contract.ts'

const flushAfterMs = 5_000
const heldMax = 200
const exampleCharsMax = 200
// Of one shop, locale and day: whoever sends made-up queries fills no database.
const queriesPerDayMax = 5_000
const dayMs = 86_400_000

interface Counted {
  readonly query: string
  readonly example: string
  readonly keepUntil: string
  found: number
  near: number
  none: number
}

const Row = z.object({
  query: z.string(),
  example: z.string(),
  found: z.number(),
  near: z.number(),
  none: z.number(),
  last_day: z.string(),
})

/**
 * What was looked for in shops that keep it, counted by day in the isolate and written in batches after replies: a count
 * may be lost with its isolate, a request never waits for it.
 */
export function createSearchUse(database: D1Database): SearchUse {
  /** By tenant and locale, then by query. */
  const held = new Map<string, Map<string, Counted>>()
  let size = 0
  let flushedAt = 0

  const flush = async (): Promise<void> => {
    flushedAt = Date.now()
    const day = new Date().toISOString().slice(0, 10)
    const statements = [...held].map(([key, queries]) => {
      const [tenant, locale] = key.split('\n')
      return database
        .prepare(
          `INSERT INTO catalogue_searches
           SELECT ?1, ?2, ?3, value ->> 'query', value ->> 'example', value ->> 'found', value ->> 'near', value ->> 'none', value ->> 'keepUntil'
           FROM json_each(?4) WHERE true
           LIMIT max(0, ${queriesPerDayMax} - (SELECT count(*) FROM catalogue_searches WHERE tenant = ?1 AND locale = ?2 AND day = ?3))
           ON CONFLICT (tenant, locale, day, query) DO UPDATE SET
           found = found + excluded.found, near = near + excluded.near, none = none + excluded.none, keep_until = excluded.keep_until`,
        )
        .bind(tenant, locale, day, JSON.stringify([...queries.values()]))
    })
    held.clear()
    size = 0
    if (statements.length) await database.batch(statements)
  }
  const flushWhenDue = (defer: Defer): void => {
    if (size < heldMax && Date.now() - flushedAt < flushAfterMs) return
    defer(flush().catch((cause) => console.error(JSON.stringify({ kind: 'search-use-lost', cause: String(cause) }))))
  }

  return {
    searched({ tenant, locale, text, match, keepDays }, defer) {
      if (keepDays === 0) return
      const masked = maskPersonal(text)
      const query = normaliseQuestion(masked).slice(0, exampleCharsMax)
      if (!query) return
      const key = `${tenant}\n${locale}`
      const queries = held.get(key) ?? new Map<string, Counted>()
      held.set(key, queries)
      const known = queries.get(query)
      if (!known) size++
      const counted = known ?? {
        query,
        example: masked.slice(0, exampleCharsMax),
        keepUntil: new Date(Date.now() + keepDays * dayMs).toISOString().slice(0, 10),
        found: 0,
        near: 0,
        none: 0,
      }
      counted[match]++
      queries.set(query, counted)
      flushWhenDue(defer)
    },
    async searches(tenant, locale, { days, count, missing }) {
      await flush()
      const since = new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)
      const { results } = await database
        .prepare(
          `SELECT query, max(example) AS example, sum(found) AS found, sum(near) AS near, sum(none) AS none, max(day) AS last_day
           FROM catalogue_searches WHERE tenant = ?1 AND locale = ?2 AND day >= ?3 GROUP BY query
           HAVING ?4 = 0 OR sum(near) + sum(none) > 0
           ORDER BY CASE ?4 WHEN 0 THEN sum(found) + sum(near) + sum(none) ELSE sum(near) + sum(none) END DESC, last_day DESC LIMIT ?5`,
        )
        .bind(tenant, locale, since, Number(missing), count)
        .all()
      return results.map((row) => {
        const { query: _query, last_day, ...rest } = Row.parse(row)
        return { ...rest, lastDay: last_day }
      })
    },
    async forget(tenant, locale, keepDays) {
      await flush()
      const before = new Date(Date.now() - keepDays * dayMs).toISOString().slice(0, 10)
      const clause = keepDays === 0 ? '' : 'AND day < ?3'
      const statement = database.prepare(`DELETE FROM catalogue_searches WHERE tenant = ?1 AND locale = ?2 ${clause}`)
      await (keepDays === 0 ? statement.bind(tenant, locale) : statement.bind(tenant, locale, before)).run()
    },
    async forgetExpired(day) {
      await database.prepare('DELETE FROM catalogue_searches WHERE keep_until < ?1').bind(day).run()
    },
  }
}
