import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import * as z from 'zod/mini'
import type { CatalogueFilters, CatalogueQuery } from '../../../shared/catalogue/query.ts'
import { oneSlipApart } from '../../../shared/edit-distance.ts'
import { Product } from '../../../shared/product.ts'
import { digest } from '../../http/adapters/digest.ts'
import { meets, titleWordsOf } from '../query/columns.ts'
import { searchFields } from '../query/index-file.ts'
import { namesTitle } from '../query/search-index.ts'
import { queryWords, searchWords, stemOf } from '../query/search-words.ts'
import { coveringGroups } from '../query/word-groups.ts'

const candidatesMax = 400
const typoCharsMin = 5
const swapCharsMin = 4
const respellingsMax = 5
const namingWordsMax = 5
const rowsPerStatement = 500
const Count = z.object({ n: z.number() })
const Row = z.object({ product: z.string() })

/** Catalogues too large for an isolate: D1 holds their words (FTS5) and their records. */
export function createCatalogueDatabase(database: D1Database) {
  /** One word for a version of one shop's catalogue. */
  const scopeOf = (tenant: string, locale: string, version: string): string =>
    `s${digest(`${tenant}\n${locale}\n${version}`).slice(0, 24)}`
  const matching = (scope: string, words: string): string => `scope:${scope} AND (${words})`
  const countOf = (scope: string, word: string): D1PreparedStatement =>
    database
      .prepare('SELECT count(*) AS n FROM catalogue_search WHERE catalogue_search MATCH ?1')
      .bind(matching(scope, quoted(word)))

  /** Words of the vocabulary that a word may be a slip of, or the beginning of. */
  const respell = async (word: string): Promise<string[]> => {
    const { results } = await database
      .prepare('SELECT term FROM catalogue_vocabulary WHERE term >= ?1 AND term < ?2 LIMIT 5000')
      .bind(word.slice(0, 1), `${word.slice(0, 1)}\uffff`)
      .all<{ term: string }>()
    return results
      .map(({ term }) => term)
      .filter((term) => isSlip(term, word) || (word.length >= 4 && term.startsWith(word)))
      .slice(0, respellingsMax)
  }

  const matches = async (tenant: string, locale: string, filters: CatalogueFilters, expression: string): Promise<Product[]> => {
    const { results } = await database
      .prepare(
        `SELECT p.product FROM catalogue_search s JOIN products p ON p.tenant = ?2 AND p.locale = ?3 AND p.id = s.id
         WHERE catalogue_search MATCH ?1
         AND (?4 IS NULL OR p.product ->> '$.price.amount' >= ?4) AND (?5 IS NULL OR p.product ->> '$.price.amount' <= ?5)
         AND (?6 IS NULL OR p.product ->> '$.availability.available' = ?6)
         ORDER BY bm25(catalogue_search, 0, 0, 3, 2, 1.5, 0.5) LIMIT ?7`,
      )
      .bind(
        expression,
        tenant,
        locale,
        filters.priceMin ?? null,
        filters.priceMax ?? null,
        filters.available === undefined ? null : Number(filters.available),
        candidatesMax,
      )
      .all()
    return results.map(toProduct).filter((product) => meets(product, filters))
  }

  /** Products that the words name by their titles, however much else was said. */
  const named = async (
    tenant: string,
    locale: string,
    filters: CatalogueFilters,
    scope: string,
    spelt: readonly { readonly spellings: readonly string[]; readonly word: string; readonly documents: number }[],
  ): Promise<Product[]> => {
    const known = spelt
      .filter(({ documents }) => documents > 0)
      .sort((a, b) => a.documents - b.documents)
      .slice(0, namingWordsMax)
    const pairs = known.flatMap(({ word }, at) => known.slice(at + 1).map((other) => `(${word} AND ${other.word})`))
    if (pairs.length === 0) return []
    const spellings = new Set(known.flatMap((each) => each.spellings))
    const found = await matches(tenant, locale, filters, `scope:${scope} AND title:(${pairs.join(' OR ')})`)
    return found.filter(({ title }) => {
      const words = titleWordsOf(title)
      return namesTitle([...words].filter((word) => spellings.has(word)).length, words.size)
    })
  }

  return {
    async byId(tenant: string, locale: string, ids: readonly string[]): Promise<Product[]> {
      const { results } = await database
        .prepare('SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 AND id IN (SELECT value FROM json_each(?3))')
        .bind(tenant, locale, JSON.stringify(ids))
        .all()
      return results.map(toProduct)
    },

    async siblings(tenant: string, locale: string, parent: string): Promise<Product[]> {
      const { results } = await database
        .prepare(
          `SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 AND product ->> '$.parent' = ?3 ORDER BY id LIMIT 100`,
        )
        .bind(tenant, locale, parent)
        .all()
      return results.map(toProduct)
    },

    async page(tenant: string, locale: string, from: number, count: number): Promise<Product[]> {
      const { results } = await database
        .prepare('SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 ORDER BY id LIMIT ?3 OFFSET ?4')
        .bind(tenant, locale, count, from)
        .all()
      return results.map(toProduct)
    },

    async search(
      tenant: string,
      { locale, version, count }: { readonly locale: string; readonly version: string; readonly count: number },
      { query, filters, limit }: Pick<CatalogueQuery, 'query' | 'filters' | 'limit'>,
    ): Promise<Product[]> {
      const scope = scopeOf(tenant, locale, version)
      const words = queryWords(query)
      if (words.length === 0) {
        if (query.trim() && Object.keys(filters).length === 0) return []
        return bestOf(await matches(tenant, locale, filters, `scope:${scope}`), limit)
      }
      const counted = await database.batch<{ n: number }>(words.map((word) => countOf(scope, word)))
      const spelt = await Promise.all(
        words.map(async (word, at) => {
          const documents = Count.parse(counted[at]?.results[0]).n
          const spellings = documents > 0 ? [word] : await respell(word)
          return {
            spellings,
            word: spellings.length ? `(${spellings.map(quoted).join(' OR ')})` : '',
            documents: spellings.length ? Math.max(1, documents) : 0,
          }
        }),
      )
      const groups = coveringGroups(spelt, count)
      const covered = groups.length
        ? await matches(tenant, locale, filters, matching(scope, groups.map((group) => `(${group.join(' AND ')})`).join(' OR ')))
        : []
      const found = bestOf(covered, limit)
      return found.length === limit ? found : bestOf([...found, ...(await named(tenant, locale, filters, scope, spelt))], limit)
    },

    /** Writes a version's words; the scope keeps it apart from the one that serves. */
    async write(tenant: string, locale: string, version: string, products: readonly Product[]): Promise<void> {
      const scope = scopeOf(tenant, locale, version)
      const statements: D1PreparedStatement[] = []
      for (let at = 0; at < products.length; at += rowsPerStatement)
        statements.push(
          database
            .prepare(
              `INSERT INTO catalogue_search SELECT ?1, value ->> 'id', value ->> 'title', value ->> 'kind', value ->> 'traits', value ->> 'description' FROM json_each(?2)`,
            )
            .bind(scope, JSON.stringify(products.slice(at, at + rowsPerStatement).map(toWords))),
        )
      if (statements.length) await database.batch(statements)
    },

    async forget(tenant: string, locale: string, version: string): Promise<void> {
      const scope = scopeOf(tenant, locale, version)
      await database.prepare('DELETE FROM catalogue_search WHERE catalogue_search MATCH ?1').bind(`scope:${scope}`).run()
    },
  }
}
export type CatalogueDatabase = ReturnType<typeof createCatalogueDatabase>

/** A letter off; in a short word only two neighbours swapped, since a letter off there is another word. */
function isSlip(term: string, word: string): boolean {
  if (word.length < swapCharsMin || !oneSlipApart(term, word)) return false
  return word.length >= typoCharsMin || [...term].sort().join('') === [...word].sort().join('')
}

/** A word of ours has letters, digits, and points between digits: nothing that FTS5 would read as an operator. */
const quoted = (word: string): string => `"${word.replace(/"/g, '')}"`

const toProduct = (row: unknown): Product => Product.parse(JSON.parse(Row.parse(row).product))

const plain = (text: string): string => searchWords(text).map(stemOf).join(' ')

function toWords(product: Product) {
  const { title, kind, traits, description } = searchFields(product)
  return { id: product.id, title: plain(title), kind: plain(kind), traits: plain(traits), description: plain(description) }
}

function bestOf(products: readonly Product[], limit: number): Product[] {
  const byProduct = new Map<string, Product>()
  for (const product of products) {
    const key = product.parent ?? product.id
    if (!byProduct.has(key)) byProduct.set(key, product)
    if (byProduct.size === limit) break
  }
  return [...byProduct.values()]
}
