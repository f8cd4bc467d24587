import type { D1Database } from '@cloudflare/workers-types'
import { AppError } from '../../../shared/errors.ts'
import { FaqEntry } from '../../../shared/faq/entry.ts'
import * as z from '../../../shared/zod.ts'
import { jsonArrays } from '../../http/adapters/json-arrays.ts'
import type { FaqStore, StoredFaq } from '../contract.ts'

const Row = z.object({ entry: z.string(), revision: z.number(), updated_at: z.string() })

const toStored = (row: unknown): StoredFaq => {
  const { entry, revision, updated_at } = Row.parse(row)
  return { entry: FaqEntry.parse(JSON.parse(entry)), revision, updatedAt: updated_at }
}

// Checked in one go: as many as take some ten milliseconds.
const pageEntries = 500
const upsert = `INSERT INTO faqs (tenant, id, language, state, entry, revision, updated_at)
  SELECT ?1, value ->> 'id', value ->> 'language', value ->> 'state', value, 1, ?3 FROM json_each(?2) WHERE true
  ON CONFLICT (tenant, id) DO UPDATE SET language = excluded.language, state = excluded.state, entry = excluded.entry,
  revision = revision + 1, updated_at = excluded.updated_at`

/** Entries as authored, in D1. Every statement names the tenant. */
export function createFaqStore(database: D1Database): FaqStore {
  const get = async (tenant: string, id: string): Promise<StoredFaq | null> => {
    const row = await database
      .prepare('SELECT entry, revision, updated_at FROM faqs WHERE tenant = ?1 AND id = ?2')
      .bind(tenant, id)
      .first()
    return row ? toStored(row) : null
  }

  return {
    get,
    async list(tenant, { query, language, state, after, count }) {
      const { results } = await database
        .prepare(
          `SELECT entry, revision, updated_at FROM faqs WHERE tenant = ?1 AND id > ?2
           AND (?3 IS NULL OR language = ?3) AND (?4 IS NULL OR state = ?4)
           AND (?5 IS NULL OR instr(lower(entry), lower(?5)) > 0) ORDER BY id LIMIT ?6`,
        )
        .bind(tenant, after ?? '', language ?? null, state ?? null, query ?? null, count)
        .all()
      return results.map(toStored)
    },
    async all(tenant) {
      const found: FaqEntry[] = []
      for (let after = ''; ; ) {
        const { results } = await database
          .prepare('SELECT entry, revision, updated_at FROM faqs WHERE tenant = ?1 AND id > ?2 ORDER BY id LIMIT ?3')
          .bind(tenant, after, pageEntries)
          .all()
        const page = results.map((row) => toStored(row).entry)
        found.push(...page)
        const last = page.at(-1)
        if (page.length < pageEntries || !last) return found
        after = last.id
      }
    },
    async putAll(tenant, entries) {
      const now = new Date().toISOString()
      const statements = jsonArrays(entries).map((json) => database.prepare(upsert).bind(tenant, json, now))
      // One transaction: all of a file or nothing of it.
      if (statements.length) await database.batch(statements)
    },
    async create(tenant, entry) {
      const { meta } = await database
        .prepare(`INSERT OR IGNORE INTO faqs VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)`)
        .bind(tenant, entry.id, entry.language, entry.state, JSON.stringify(entry), new Date().toISOString())
        .run()
      if (!meta.changes) throw new AppError('already_exists', `There is an entry '${entry.id}' already.`, { param: 'id' })
    },
    async update(tenant, entry, revision) {
      const { meta } = await database
        .prepare(
          `UPDATE faqs SET language = ?3, state = ?4, entry = ?5, revision = revision + 1, updated_at = ?6
           WHERE tenant = ?1 AND id = ?2 AND (?7 IS NULL OR revision = ?7)`,
        )
        .bind(tenant, entry.id, entry.language, entry.state, JSON.stringify(entry), new Date().toISOString(), revision)
        .run()
      return meta.changes > 0
    },
    async remove(tenant, id) {
      const { meta } = await database.prepare('DELETE FROM faqs WHERE tenant = ?1 AND id = ?2').bind(tenant, id).run()
      return meta.changes > 0
    },
  }
}
