import { normaliseQuestion } from '../../../shared/faq/normalise.ts'
import * as z from '../../../shared/zod.ts'
import type { Defer } from '../../http/contract.ts'
import { maskPersonal } from '../../http/mask-personal.ts'
import type { FaqUse } from '../contract.ts'

const flushAfterMs = 5_000
const heldMax = 200
const exampleCharactersMax = 300

const Miss = z.object({ question: z.string(), example: z.string(), language: z.string(), times: z.number(), last_at: z.string() })
const Tenant = z.object({ tenant: z.string() })
const keyOf = (text: string): string => normaliseQuestion(text).slice(0, exampleCharactersMax)
const Use = z.object({ id: z.string(), answered: z.number(), up: z.number(), down: z.number() })

/**
 * What known questions are good for, counted in the isolate and written in batches after replies: a count may be lost with
 * its isolate, a request never waits for it.
 */
export function createFaqUse(database: D1Database): FaqUse {
  const hits = new Map<string, { tenant: string; id: string; times: number }>()
  const misses = new Map<string, { tenant: string; language: string; question: string; example: string; times: number }>()
  let flushedAt = 0

  const flush = async (): Promise<void> => {
    flushedAt = Date.now()
    const now = new Date().toISOString()
    const statements = [
      ...[...hits.values()].map(({ tenant, id, times }) =>
        database
          .prepare(
            `INSERT INTO faq_hits VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (tenant, id, day) DO UPDATE SET answered = answered + excluded.answered`,
          )
          .bind(tenant, id, now.slice(0, 10), times),
      ),
      ...[...misses.values()].map(({ tenant, language, question, example, times }) =>
        database
          .prepare(
            `INSERT INTO faq_misses VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (tenant, language, question) DO UPDATE SET times = times + excluded.times, last_at = excluded.last_at`,
          )
          .bind(tenant, question, example, language, times, now),
      ),
    ]
    hits.clear()
    misses.clear()
    if (statements.length) await database.batch(statements)
  }
  const flushWhenDue = (defer: Defer): void => {
    if (hits.size + misses.size < heldMax && Date.now() - flushedAt < flushAfterMs) return
    defer(flush().catch((cause) => console.error(JSON.stringify({ kind: 'faq-use-lost', cause: String(cause) }))))
  }

  return {
    answered(tenant, id, defer) {
      const key = `${tenant} ${id}`
      hits.set(key, { tenant, id, times: (hits.get(key)?.times ?? 0) + 1 })
      flushWhenDue(defer)
    },
    missed(tenant, language, text, defer) {
      const masked = maskPersonal(text)
      const question = keyOf(masked)
      if (!question) return
      const key = `${tenant} ${language} ${question}`
      const example = masked.slice(0, exampleCharactersMax)
      misses.set(key, { tenant, language, question, example, times: (misses.get(key)?.times ?? 0) + 1 })
      flushWhenDue(defer)
    },
    async vote(tenant, { answerId, faqId, vote, reasons, note }) {
      const values = [tenant, answerId, faqId, vote, JSON.stringify(reasons), note, new Date().toISOString()]
      const [inserted] = await database.batch(
        ['INSERT OR IGNORE', 'INSERT OR REPLACE'].map((insert) =>
          database.prepare(`${insert} INTO feedback VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`).bind(...values),
        ),
      )
      return inserted?.meta.changes === 1
    },
    async forgetOld(notesBefore, votesBefore) {
      await database.batch([
        database.prepare('DELETE FROM faq_misses WHERE last_at < ?1').bind(notesBefore),
        database.prepare('UPDATE feedback SET note = NULL WHERE note IS NOT NULL AND at < ?1').bind(notesBefore),
        database.prepare('DELETE FROM feedback WHERE at < ?1').bind(votesBefore),
      ])
    },
    async misses(tenant, days, count) {
      await flush()
      const since = new Date(Date.now() - days * 86_400_000).toISOString()
      const { results } = await database
        .prepare(`SELECT * FROM faq_misses m WHERE tenant = ?1 AND last_at >= ?2 AND NOT EXISTS
             (SELECT 1 FROM faq_dismissed d WHERE d.tenant = m.tenant AND d.language = m.language AND d.question = m.question)
             ORDER BY times DESC, last_at DESC LIMIT ?3`)
        .bind(tenant, since, count)
        .all()
      return results.map((row) => {
        const { question, example, language, times, last_at } = Miss.parse(row)
        return { question, example, language, times, lastAt: last_at }
      })
    },
    async entries(tenant) {
      await flush()
      const { results } = await database
        .prepare(
          `SELECT faqs.id AS id, coalesce((SELECT sum(answered) FROM faq_hits h WHERE h.tenant = ?1 AND h.id = faqs.id), 0) AS answered,
           (SELECT count(*) FROM feedback f WHERE f.tenant = ?1 AND f.faq_id = faqs.id AND f.vote = 'up') AS up,
           (SELECT count(*) FROM feedback f WHERE f.tenant = ?1 AND f.faq_id = faqs.id AND f.vote = 'down') AS down
           FROM faqs WHERE faqs.tenant = ?1 AND faqs.state = 'live'`,
        )
        .bind(tenant)
        .all()
      return results.map((row) => Use.parse(row))
    },
    async dismiss(tenant, language, questions) {
      const statement = database.prepare('INSERT OR IGNORE INTO faq_dismissed VALUES (?1, ?2, ?3)')
      await database.batch(questions.map((question) => statement.bind(tenant, language, keyOf(question))))
    },
    async tenantsWithMisses(count) {
      const { results } = await database
        .prepare('SELECT tenant FROM faq_misses GROUP BY tenant ORDER BY random() LIMIT ?1')
        .bind(count)
        .all()
      return results.map((row) => Tenant.parse(row).tenant)
    },
    async forget(tenant, days) {
      const before = new Date(Date.now() - days * 86_400_000).toISOString()
      await database.prepare('DELETE FROM faq_misses WHERE tenant = ?1 AND last_at < ?2').bind(tenant, before).run()
    },
  }
}
