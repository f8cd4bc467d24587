import { readdirSync, readFileSync } from 'node:fs'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { Product } from '../../shared/product.ts'
import { createCatalogueDatabase } from '../../workers/catalogue/adapters/catalogue-database.ts'
import { sqlStatements } from '../sql-statements.ts'
import type { Ranker } from './baseline.ts'
import { aliasesIn, dictionary, words } from './open-shop.ts'

const migrations = 'workers/migrations'
const rowsPerStatement = 200
const where = { tenant: 'evaluation', locale: 'en', version: '1' }

/** The same catalogue as a shop too large for an isolate has it: records and words in D1 (here Miniflare's SQLite). */
export async function openDatabase(
  products: readonly Product[],
  script = 'export default { fetch: () => new Response() }',
): Promise<{ readonly rank: Ranker; readonly origin: string; readonly close: () => Promise<void> }> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script,
      compatibilityFlags: ['nodejs_compat'],
      compatibilityDate: '2026-11-03',
      d1Databases: ['DB'],
    }),
  )
  const database = (await miniflare.getD1Database('DB')) as unknown as Parameters<typeof createCatalogueDatabase>[0]
  const statements = readdirSync(migrations)
    .sort()
    .flatMap((file) => sqlStatements(readFileSync(`${migrations}/${file}`, 'utf8')))
  await database.batch(statements.map((statement) => database.prepare(statement)))
  const catalogue = createCatalogueDatabase(database, { words: () => words, dictionary: () => dictionary })
  const aliasesOf = aliasesIn(where.locale)
  for (let at = 0; at < products.length; at += rowsPerStatement) {
    const batch = products.slice(at, at + rowsPerStatement)
    await database
      .prepare(`INSERT INTO products SELECT ?1, ?2, value ->> 'id', value ->> 'product', '' FROM json_each(?3)`)
      .bind(
        where.tenant,
        where.locale,
        JSON.stringify(batch.map((product) => ({ id: product.id, product: JSON.stringify(product) }))),
      )
      .run()
    await catalogue.write(where, batch, aliasesOf)
  }
  return {
    rank: (query, limit) => catalogue.rank(where.tenant, { ...where, count: products.length }, query, limit),
    origin: (await miniflare.ready).origin,
    close: () => miniflare.dispose(),
  }
}
