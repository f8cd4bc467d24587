import { env } from 'cloudflare:workers'
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { beforeAll, describe, expect, it } from 'vitest'
import { FaqEntry } from '../../../shared/faq/entry.ts'
import type { Product } from '../../../shared/product.ts'
import { createCatalogueDatabase } from '../../../workers/catalogue/adapters/catalogue-database.ts'
import { createImportService } from '../../../workers/catalogue/adapters/import-service.ts'
import { wordKnowledge } from '../../../workers/catalogue/adapters/word-knowledge.ts'
import { createFaqStore } from '../../../workers/known-answers/adapters/faq-store.ts'
import { seed } from '../../support/edge.ts'

const boundBytesMax = 2_000_000

/** The database, with the size of each bound value and the number of statements noted. */
function noted() {
  const bound: number[] = []
  let statements = 0
  const database = new Proxy(env.DB as unknown as D1Database, {
    get(target, name) {
      if (name === 'prepare')
        return (sql: string) => {
          statements++
          const statement = target.prepare(sql)
          const bind = statement.bind.bind(statement)
          statement.bind = (...values: unknown[]): D1PreparedStatement => {
            bound.push(...values.map((value) => new TextEncoder().encode(String(value)).length))
            return bind(...values)
          }
          return statement
        }
      const value = target[name as keyof D1Database]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { database, bound, statements: () => statements }
}

const record = (at: number, text: string): Product => ({
  id: `p${at}`,
  title: `Record ${at}`,
  attributes: Object.fromEntries(
    Array.from({ length: 12 }, (_, key) => [`a${key}`, `${text}${at}x${key} `.repeat(80).slice(0, 480)]),
  ),
})

beforeAll(seed)

describe('what D1 takes', () => {
  it.each(['value', 'größe', '寸法'])(
    'is not exceeded by a page of long records, whatever letters they are in: %s',
    async (text) => {
      const { database, bound } = noted()
      const products = Array.from({ length: 500 }, (_, at) => record(at, text))
      const catalogue = createCatalogueDatabase(database, wordKnowledge)
      await catalogue.write({ tenant: 'limits', locale: 'en', version: text }, products, () => [])
      const imports = createImportService(database)
      const made = await imports.begin('limits', 'test', { locale: 'en', mode: 'upsert', format: 'json' })
      await imports.stage(
        made,
        products.map((product) => ({ id: product.id, product })),
      )
      expect(Math.max(...bound)).toBeLessThan(boundBytesMax)
      await imports.commit('limits', await imports.close('limits', made, 'staged'))
      expect(await imports.count('limits', 'en')).toBe(500)
    },
  )

  it('is not exceeded by long known answers', async () => {
    const { database, bound } = noted()
    const entries = Array.from({ length: 200 }, (_, at) =>
      FaqEntry.parse({ id: `e${at}`, questions: [`Question ${at}?`], answer: { plain: '寸'.repeat(7_000) } }),
    )
    await createFaqStore(database).putAll('limits', entries)
    expect(Math.max(...bound)).toBeLessThan(boundBytesMax)
  })

  it('is asked a bounded number of statements by a question of any length', async () => {
    const { database, statements } = noted()
    const catalogue = createCatalogueDatabase(database, wordKnowledge)
    const query = Array.from({ length: 199 }, (_, at) => `w${at.toString(36).padStart(3, 'k')}`)
      .join(' ')
      .slice(0, 1_000)
    const version = { locale: 'en', version: 'value', count: 500 }
    await catalogue.search('limits', version, { query, filters: {}, limit: 5 })
    expect(statements()).toBeLessThanOrEqual(8)
  })
})
