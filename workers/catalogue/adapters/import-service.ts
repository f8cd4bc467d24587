import type { D1Database } from '@cloudflare/workers-types'
import { Product } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { jsonArrays } from '../../http/adapters/json-arrays.ts'
import type { ImportService } from '../contract.ts'
import { CatalogueImport, emptyReport, type ImportMode } from '../publish/import.ts'
import { CatalogueSettings } from '../publish/published.ts'
import { SynonymGroup } from '../publish/synonym-list.ts'

const pageRows = 1_000
const importsListed = 50
const Count = z.object({ n: z.number() })
const Text = z.object({ product: z.string() })

const toImport = (row: unknown): CatalogueImport => {
  const { created_at, created_by, report, ...rest } = ImportRow.parse(row)
  return CatalogueImport.parse({ ...rest, createdAt: created_at, createdBy: created_by, report: JSON.parse(report) })
}
const ImportRow = z.object({
  id: z.string(),
  locale: z.string(),
  mode: z.string(),
  format: z.string(),
  state: z.string(),
  report: z.string(),
  created_at: z.string(),
  created_by: z.string(),
})

const counts = {
  // Patches change what is there; without them a row is new, changed, or the same.
  created: `SELECT count(*) AS n FROM catalogue_rows r LEFT JOIN products p ON p.tenant = ?1 AND p.locale = ?2 AND p.id = r.id
    WHERE r.import = ?3 AND r.product IS NOT NULL AND p.id IS NULL AND ?4 <> 'patch'`,
  changed: `SELECT count(*) AS n FROM catalogue_rows r JOIN products p ON p.tenant = ?1 AND p.locale = ?2 AND p.id = r.id
    WHERE r.import = ?3 AND r.product IS NOT NULL AND p.product <> iif(?4 = 'patch', json_patch(p.product, r.product), r.product)`,
  removed: `SELECT count(*) AS n FROM products p LEFT JOIN catalogue_rows r ON r.import = ?3 AND r.id = p.id
    WHERE p.tenant = ?1 AND p.locale = ?2 AND ((r.id IS NOT NULL AND r.product IS NULL) OR (r.id IS NULL AND ?4 = 'replace'))`,
  unmatched: `SELECT count(*) AS n FROM catalogue_rows r LEFT JOIN products p ON p.tenant = ?1 AND p.locale = ?2 AND p.id = r.id
    WHERE r.import = ?3 AND p.id IS NULL AND (r.product IS NULL OR ?4 = 'patch')`,
  unchanged: `SELECT count(*) AS n FROM catalogue_rows r JOIN products p ON p.tenant = ?1 AND p.locale = ?2 AND p.id = r.id
    WHERE r.import = ?3 AND p.product = iif(?4 = 'patch', json_patch(p.product, r.product), r.product)`,
} as const

const changes: Record<ImportMode, readonly string[]> = {
  replace: [
    `DELETE FROM products WHERE tenant = ?1 AND locale = ?2 AND id NOT IN (SELECT id FROM catalogue_rows WHERE import = ?3 AND product IS NOT NULL)`,
  ],
  upsert: [
    `DELETE FROM products WHERE tenant = ?1 AND locale = ?2 AND id IN (SELECT id FROM catalogue_rows WHERE import = ?3 AND product IS NULL)`,
  ],
  patch: [
    `UPDATE products SET product = json_patch(products.product, r.product), changed_at = ?4 FROM catalogue_rows r
     WHERE products.tenant = ?1 AND products.locale = ?2 AND r.import = ?3 AND r.id = products.id AND r.product IS NOT NULL`,
    `DELETE FROM products WHERE tenant = ?1 AND locale = ?2 AND id IN (SELECT id FROM catalogue_rows WHERE import = ?3 AND product IS NULL)`,
  ],
}
const put = `INSERT INTO products SELECT ?1, ?2, id, product, ?4 FROM catalogue_rows WHERE import = ?3 AND product IS NOT NULL
  ON CONFLICT (tenant, locale, id) DO UPDATE SET product = excluded.product, changed_at = excluded.changed_at
  WHERE products.product <> excluded.product`

/** Catalogues as authored, in D1. Every statement names the tenant, or an import whose id only its tenant knows. */
export function createImportService(database: D1Database): ImportService {
  const get = async (tenant: string, id: string): Promise<CatalogueImport | null> => {
    const row = await database.prepare('SELECT * FROM catalogue_imports WHERE tenant = ?1 AND id = ?2').bind(tenant, id).first()
    return row ? toImport(row) : null
  }
  const setState = (tenant: string, { id, state, report }: Pick<CatalogueImport, 'id' | 'state' | 'report'>) =>
    database
      .prepare('UPDATE catalogue_imports SET state = ?3, report = ?4 WHERE tenant = ?1 AND id = ?2')
      .bind(tenant, id, state, JSON.stringify(report))
  const dropRows = (id: string) => database.prepare('DELETE FROM catalogue_rows WHERE import = ?1').bind(id)

  return {
    async begin(tenant, by, { locale, mode, format }) {
      const id = `import-${crypto.randomUUID()}`
      const at = new Date().toISOString()
      await database
        .prepare(`INSERT INTO catalogue_imports VALUES (?1, ?2, ?3, ?4, ?5, 'reading', ?6, ?7, ?8)`)
        .bind(tenant, id, locale, mode, format, JSON.stringify(emptyReport), at, by)
        .run()
      return { id, locale, mode, format, state: 'reading', createdAt: at, createdBy: by, report: emptyReport }
    },
    async stage({ id }, rows) {
      const statement = `INSERT OR IGNORE INTO catalogue_rows SELECT ?1, value ->> 'id', value -> 'product' FROM json_each(?2)`
      const arrays = jsonArrays(rows.map((row) => ({ id: row.id, ...(row.product && { product: row.product }) })))
      if (arrays.length) await database.batch(arrays.map((json) => database.prepare(statement).bind(id, json)))
    },
    async close(tenant, made, state) {
      const { id, locale, mode } = made
      const found = await database.batch(Object.values(counts).map((sql) => database.prepare(sql).bind(tenant, locale, id, mode)))
      const [created = 0, changed = 0, removed = 0, unmatched = 0, unchanged = 0] = found.map(
        ({ results }) => Count.parse(results[0]).n,
      )
      // Rows that the shop does not show are staged as removals; most of them were never there.
      const skipped = Object.values(made.report.skipped).reduce((sum, rows) => sum + rows, 0)
      const unexpected = Math.max(0, unmatched - skipped)
      const staged = { ...made, state, report: { ...made.report, created, changed, removed, unmatched: unexpected, unchanged } }
      await database.batch([setState(tenant, staged), ...(state === 'discarded' ? [dropRows(id)] : [])])
      return staged
    },
    async commit(tenant, made) {
      const { id, locale, mode } = made
      const at = new Date().toISOString()
      const committed = { ...made, state: 'committed' as const }
      // One transaction: readers see the old catalogue or the new one.
      await database.batch([
        ...[...changes[mode], ...(mode === 'patch' ? [] : [put])].map((sql) =>
          database.prepare(sql).bind(tenant, locale, id, ...(sql.includes('?4') ? [at] : [])),
        ),
        setState(tenant, committed),
        dropRows(id),
      ])
      return committed
    },
    async discard(tenant, made) {
      await database.batch([setState(tenant, { ...made, state: 'discarded' }), dropRows(made.id)])
    },
    async forgetStaged(before) {
      const old = `SELECT id FROM catalogue_imports WHERE state IN ('reading', 'staged') AND created_at < ?1`
      await database.batch([
        database.prepare(`DELETE FROM catalogue_rows WHERE import IN (${old})`).bind(before),
        database.prepare(`UPDATE catalogue_imports SET state = 'discarded' WHERE id IN (${old})`).bind(before),
      ])
    },
    find: get,
    async recent(tenant) {
      const { results } = await database
        .prepare('SELECT * FROM catalogue_imports WHERE tenant = ?1 ORDER BY created_at DESC LIMIT ?2')
        .bind(tenant, importsListed)
        .all()
      return results.map(toImport)
    },
    async *pages(tenant, locale) {
      for (let after = ''; ; ) {
        const { results } = await database
          .prepare('SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 AND id > ?3 ORDER BY id LIMIT ?4')
          .bind(tenant, locale, after, pageRows)
          .all()
        const page = results.map(toProduct)
        if (page.length) yield page
        const last = page.at(-1)
        if (page.length < pageRows || !last) return
        after = last.id
      }
    },
    async count(tenant, locale) {
      const row = await database
        .prepare('SELECT count(*) AS n FROM products WHERE tenant = ?1 AND locale = ?2')
        .bind(tenant, locale)
        .first()
      return Count.parse(row).n
    },
    async list(tenant, locale, { query, after, count }) {
      const { results } = await database
        .prepare(
          `SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 AND id > ?3
           AND (?4 IS NULL OR instr(lower(product), lower(?4)) > 0) ORDER BY id LIMIT ?5`,
        )
        .bind(tenant, locale, after ?? '', query ?? null, count)
        .all()
      return results.map(toProduct)
    },
    async settings(tenant, locale) {
      const row = await database
        .prepare('SELECT settings FROM catalogue_settings WHERE tenant = ?1 AND locale = ?2')
        .bind(tenant, locale)
        .first<{ settings: string }>()
      return CatalogueSettings.parse(row ? JSON.parse(row.settings) : {})
    },
    async putSettings(tenant, locale, settings) {
      await database
        .prepare(
          'INSERT INTO catalogue_settings VALUES (?1, ?2, ?3) ON CONFLICT (tenant, locale) DO UPDATE SET settings = excluded.settings',
        )
        .bind(tenant, locale, JSON.stringify(settings))
        .run()
    },
    async synonyms(tenant, locale) {
      const row = await database
        .prepare('SELECT synonyms FROM catalogue_synonyms WHERE tenant = ?1 AND locale = ?2')
        .bind(tenant, locale)
        .first<{ synonyms: string }>()
      return row ? z.array(SynonymGroup).parse(JSON.parse(row.synonyms)) : []
    },
    async putSynonyms(tenant, locale, synonyms) {
      await database
        .prepare('INSERT OR REPLACE INTO catalogue_synonyms VALUES (?1, ?2, ?3)')
        .bind(tenant, locale, JSON.stringify(synonyms))
        .run()
    },
    async locales(tenant) {
      const { results } = await database
        .prepare('SELECT locale, count(*) AS n FROM products WHERE tenant = ?1 GROUP BY locale ORDER BY locale')
        .bind(tenant)
        .all()
      return results.map((row) => {
        const { locale, n } = z.object({ locale: z.string(), n: z.number() }).parse(row)
        return { locale, count: n }
      })
    },
  }
}

const toProduct = (row: unknown): Product => Product.parse(JSON.parse(Text.parse(row).product))
