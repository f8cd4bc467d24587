import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { CatalogueFilters, Sort } from '../../../shared/catalogue/query.ts'
import { primaryLanguage } from '../../../shared/faq/entry.ts'
import { Product } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { digest } from '../../http/adapters/digest.ts'
import { jsonArrays } from '../../http/adapters/json-arrays.ts'
import { wordRows } from '../publish/word-rows.ts'
import { type Candidate, scoreCandidates } from '../query/candidates.ts'
import { columnsOf, meets } from '../query/columns.ts'
import { namesGoods, possibleTerms } from '../query/dictionary.ts'
import { inLanguageOf } from '../query/in-language-of.ts'
import { vectorOf } from '../query/meaning.ts'
import { sortBy } from '../query/order.ts'
import { codesOf, withCode } from '../query/product-codes.ts'
import { readQuery } from '../query/query-readings.ts'
import type { SearchQuery, SearchResult } from '../query/retrieve.ts'
import { rankScores, tiered } from '../query/search-index.ts'
import { queryTerms, type Written } from '../query/search-words.ts'
import { stemIn } from '../query/stems.ts'
import { expressionOf, formsOf, stored, vocabularyIndex } from '../query/stored-words.ts'
import type { AliasesOf, WordKnowledge } from '../query/synonyms.ts'
import type { TextIndex } from '../query/text-index.ts'

const candidatesMax = 150

// A longer question is no more exact, and every word costs rows.
const wordsMax = 16

const unknownWordsMax = 4

const neighboursMax = 2_000

const slipCharsMin = 4

const Row = z.object({ product: z.string() })

const Term = z.object({ term: z.string(), doc: z.number() })

const Hit = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  traits: z.string(),
  description: z.string(),
  title_words: z.nullable(z.number()),
  parent: z.nullable(z.string()),
  product: z.nullable(z.string()),
  vector: z.nullable(z.string()),
})

interface DatabaseCandidate extends Candidate {
  readonly titleWords: number
  /** Its record, where it was read for a filter or an order. */
  readonly product: Product | null
}

const ranking = "rank MATCH 'bm25(0, 0, 3, 2, 0.6, 1.2)'"

const columns = `t.id, t.title, t.kind, t.traits, t.description, v.parent, v.title_words, hex(v.vector) AS vector`

/** FTS5 ranks first and reads texts of the best ones only; no record is read. */
const bestOfWords = `SELECT ${columns}, NULL AS product
  FROM (SELECT rowid AS number, rank FROM catalogue_search WHERE catalogue_search MATCH ?1 AND ${ranking} ORDER BY rank LIMIT ${candidatesMax}) s
  JOIN catalogue_search t ON t.rowid = s.number LEFT JOIN catalogue_vectors v ON v.scope = ?2 AND v.id = t.id ORDER BY s.rank`

/** The same of products within the limits that SQL can hold them to; the others are held to on their records. */
function bestOfRecords(expression: string | null, sort: Sort | undefined): string {
  const byPrice = `p.product ->> '$.price.amount' ${sort?.order === 'desc' ? 'DESC' : 'ASC'} NULLS LAST`
  const order = expression ? 's.rank' : sort?.by === 'price' ? byPrice : 't.id'
  return `SELECT ${columns}, p.product
    FROM (SELECT rowid AS number, rank FROM catalogue_search WHERE catalogue_search MATCH ?1 AND ${ranking}) s
    JOIN catalogue_search t ON t.rowid = s.number JOIN products p ON p.tenant = ?3 AND p.locale = ?4 AND p.id = t.id
    LEFT JOIN catalogue_vectors v ON v.scope = ?2 AND v.id = t.id
    WHERE (?5 IS NULL OR p.product ->> '$.price.amount' >= ?5) AND (?6 IS NULL OR p.product ->> '$.price.amount' <= ?6)
    AND (?7 IS NULL OR p.product ->> '$.availability.available' = ?7)
    ORDER BY ${order} LIMIT ${candidatesMax}`
}

/** Products whose ids begin with any of some texts. */
const withIdsFrom = `SELECT p.product FROM json_each(?3) c JOIN products p
  ON p.tenant = ?1 AND p.locale = ?2 AND p.id >= c.value AND p.id < c.value || char(1114111) LIMIT 50`

const limitsOf = ({ priceMin, priceMax, available }: CatalogueFilters) => [
  priceMin ?? null,
  priceMax ?? null,
  available === undefined ? null : Number(available),
]

/** A version of a shop's catalogue of one locale. */
export interface CatalogueScope {
  readonly tenant: string
  readonly locale: string
  readonly version: string
}

interface Where {
  readonly tenant: string
  readonly locale: string
  readonly scope: string
}

/** Catalogues too large for an isolate: D1 holds their words (FTS5), their vectors and their records. */
export function createCatalogueDatabase(
  database: D1Database,
  { words, dictionary }: Pick<WordKnowledge, 'words' | 'dictionary'>,
) {
  /** One word for a version of one shop's catalogue. */
  const scopeOf = (tenant: string, locale: string, version: string): string =>
    `s${digest(`${tenant}\n${locale}\n${version}`).slice(0, 24)}`

  const withTerms = (terms: readonly string[]): D1PreparedStatement =>
    database
      .prepare('SELECT term, doc FROM catalogue_vocabulary WHERE term IN (SELECT value FROM json_each(?1))')
      .bind(JSON.stringify(terms))
  const neighboursOf = (word: string): D1PreparedStatement =>
    database
      .prepare(
        `SELECT term, doc FROM catalogue_vocabulary WHERE term >= ?1 AND term < ?2 AND length(term) BETWEEN ?3 AND ?4 LIMIT ${neighboursMax}`,
      )
      .bind(word.slice(0, 2), `${word.slice(0, 2)}\uffff`, word.length - 1, word.length + 6)

  /** The part of the vocabulary that a question may mean, as an index without postings: two round trips, however long it is. */
  const vocabularyOf = async (
    forms: readonly string[],
    unknownIn: (found: ReadonlySet<string>) => string[],
  ): Promise<TextIndex> => {
    const exact = (await withTerms(forms).all()).results.map((row) => Term.parse(row))
    const unknown = unknownIn(new Set(exact.map(({ term }) => term))).slice(0, unknownWordsMax)
    const close = unknown.length ? await database.batch(unknown.map(neighboursOf)) : []
    const found = new Map(
      [...exact, ...close.flatMap(({ results }) => results.map((row) => Term.parse(row)))].map(({ term, doc }) => [term, doc]),
    )
    return vocabularyIndex(found)
  }

  const candidatesOf = async (
    { tenant, locale, scope }: Where,
    { filters, sort }: Pick<SearchQuery, 'filters' | 'sort'>,
    expression: string | null,
  ): Promise<DatabaseCandidate[]> => {
    const needsRecords = Object.keys(filters).length > 0 || sort !== undefined
    const words = `scope:${scope}${expression ? ` AND (${expression})` : ''}`
    const best = needsRecords
      ? database.prepare(bestOfRecords(expression, sort)).bind(words, scope, tenant, locale, ...limitsOf(filters))
      : database.prepare(bestOfWords).bind(words, scope)
    return (await best.all()).results
      .map((row) => Hit.parse(row))
      .map(({ product, ...row }) => ({ ...row, product: product === null ? null : toProduct({ product }) }))
      .filter(({ product }) => product === null || meets(product, filters, primaryLanguage(locale)))
      .map(({ id, title, kind, traits, description, title_words, parent, product, vector }) => ({
        id,
        parent,
        titleWords: title_words ?? 0,
        product,
        fields: { title, kind, traits, description },
        vector: vector ? fromHex(vector) : null,
      }))
  }

  /** A query as the catalogue's language has its words: the table's words are looked up first, where it has any of them. */
  const inCatalogueLanguage = async <T extends Pick<SearchQuery, 'query' | 'filters'>>(
    locale: string,
    request: T,
  ): Promise<T> => {
    const language = primaryLanguage(locale)
    const text = [request.query, ...(request.filters.not?.words ?? [])].join(' ')
    const terms = possibleTerms(dictionary(), text, language).map(stored)
    if (terms.length === 0) return request
    const found = new Set((await withTerms(terms).all()).results.map((row) => Term.parse(row).term))
    return inLanguageOf(language, (term) => found.has(stored(term)), dictionary(), request)
  }

  /** The candidates that have any of a question's terms, scored; null where none of its words is any of the catalogue's. */
  const scoredFor = async (
    where: Where,
    terms: readonly Written[],
    { query, filters, sort }: Omit<SearchQuery, 'limit'>,
    count: number,
  ) => {
    const language = primaryLanguage(where.locale)
    const written = terms.map(({ word, parts, ...more }) => ({ word: stored(word), parts: parts.map(stored), ...more }))
    const text = await vocabularyOf(formsOf(written, language), (found) =>
      written.map(({ word }) => stemIn(language, word)).filter((word) => word.length >= slipCharsMin && !found.has(word)),
    )
    const read = readQuery(text, query, written, language, count)
    const expression = expressionOf(text, read, count)
    if (!expression) return null
    const candidates = await candidatesOf(where, { filters, sort }, expression)
    const isGoods = namesGoods(
      dictionary(),
      terms.map(({ word }) => word),
      language,
    )
    const scores = scoreCandidates(candidates, { text, read, count, query: vectorOf(words(), query), isGoods })
    return { candidates, scores }
  }

  const byId = async (tenant: string, locale: string, ids: readonly string[]): Promise<Product[]> => {
    const { results } = await database
      .prepare('SELECT product FROM products WHERE tenant = ?1 AND locale = ?2 AND id IN (SELECT value FROM json_each(?3))')
      .bind(tenant, locale, JSON.stringify(ids))
      .all()
    const found = new Map(results.map(toProduct).map((product) => [product.id, product]))
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  const codedFor = async ({ tenant, locale }: Where, codes: readonly string[], filters: CatalogueFilters): Promise<Product[]> => {
    if (codes.length === 0) return []
    const forms = [...new Set(codes.flatMap((code) => [code, code.toUpperCase(), code.toLowerCase()]))]
    const { results } = await database.prepare(withIdsFrom).bind(tenant, locale, JSON.stringify(forms)).all()
    const found = results.map(toProduct).filter((product) => meets(product, filters, primaryLanguage(locale)))
    const order = withCode(
      found.map(({ id }) => id),
      codes,
    )
    return order.map((at) => found[at] as Product)
  }

  return {
    byId,

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
      request: SearchQuery,
    ): Promise<SearchResult> {
      const { query, filters, sort, limit } = await inCatalogueLanguage(locale, request)
      const scope = scopeOf(tenant, locale, version)
      const language = primaryLanguage(locale)
      const where = { tenant, locale, scope }
      const terms = queryTerms(query, language).slice(0, wordsMax)
      if (terms.length === 0) {
        if (query.trim() && Object.keys(filters).length === 0 && !sort) return nothing
        const all = await candidatesOf(where, { filters, sort }, null)
        const entries = all.map((_, at) => ({ at }))
        const ordered = sort ? sortBy(columnsOf(recordsOf(all)), entries, sort) : entries
        const byProduct = new Map<string, string>()
        for (const { at } of ordered) {
          const { id, parent } = all[at] as (typeof all)[number]
          if (!byProduct.has(parent ?? id)) byProduct.set(parent ?? id, id)
        }
        const ids = [...byProduct.values()].slice(0, limit)
        return { products: await byId(tenant, locale, ids), match: ids.length ? 'found' : 'none', isClose: ids.length > 0 }
      }
      const scored = await scoredFor(where, terms, { query, filters, sort }, count)
      const coded = (): Promise<Product[]> => codedFor(where, codesOf(request.query, terms), filters)
      if (!scored) return byCode(await coded(), limit) ?? nothing
      const { candidates, scores } = scored
      const { hits, match, isClose } = tiered(
        {
          ...columnsOf(recordsOf(candidates)),
          ids: candidates.map(({ id }) => id),
          parents: candidates.map(({ parent }) => parent),
          titleWords: candidates.map(({ titleWords }) => titleWords),
        },
        scores,
        null,
        { sort, limit },
      )
      const named = match === 'found' ? null : byCode(await coded(), limit)
      if (named) return named
      return {
        products: await byId(
          tenant,
          locale,
          hits.map(({ id }) => id),
        ),
        match,
        isClose,
      }
    },

    /** All that has any of a question's terms, ranked, without tiers: what graded sets measure. */
    async rank(
      tenant: string,
      { locale, version, count }: { readonly locale: string; readonly version: string; readonly count: number },
      text: string,
      limit: number,
    ): Promise<string[]> {
      const { query } = await inCatalogueLanguage(locale, { query: text, filters: {} })
      const where = { tenant, locale, scope: scopeOf(tenant, locale, version) }
      const terms = queryTerms(query, primaryLanguage(locale)).slice(0, wordsMax)
      const scored = await scoredFor(where, terms, { query, filters: {} }, count)
      if (!scored) return []
      const { candidates, scores } = scored
      const columns = { ids: candidates.map(({ id }) => id), parents: candidates.map(({ parent }) => parent) }
      return rankScores(columns, scores, limit).map(({ id }) => id)
    },

    /** Writes a version's words and vectors; the scope keeps it apart from the one that serves. */
    async write({ tenant, locale, version }: CatalogueScope, products: readonly Product[], aliasesOf: AliasesOf): Promise<void> {
      const scope = scopeOf(tenant, locale, version)
      const rows = wordRows(products, primaryLanguage(locale), words(), aliasesOf)
      const statements = jsonArrays(rows).flatMap((json) => [
        database
          .prepare(
            `INSERT INTO catalogue_search SELECT ?1, value ->> 'id', value ->> 'title', value ->> 'kind', value ->> 'traits', value ->> 'description' FROM json_each(?2)`,
          )
          .bind(scope, json),
        database
          .prepare(
            `INSERT OR REPLACE INTO catalogue_vectors SELECT ?1, value ->> 'id', unhex(value ->> 'vector'), value ->> 'parent', value ->> 'titleWords' FROM json_each(?2)`,
          )
          .bind(scope, json),
      ])
      if (statements.length) await database.batch(statements)
    },

    async forget(tenant: string, locale: string, version: string): Promise<void> {
      const scope = scopeOf(tenant, locale, version)
      await database.batch([
        database.prepare('DELETE FROM catalogue_search WHERE catalogue_search MATCH ?1').bind(`scope:${scope}`),
        database.prepare('DELETE FROM catalogue_vectors WHERE scope = ?1').bind(scope),
      ])
    },
  }
}

export type CatalogueDatabase = ReturnType<typeof createCatalogueDatabase>

/** Their records, where they were read for a filter or an order. */
const recordsOf = (candidates: readonly { readonly product: Product | null }[]): Product[] =>
  candidates.flatMap(({ product }) => product ?? [])

/** One variant of each product. */
function byCode(found: readonly Product[], limit: number): SearchResult | null {
  const products = [...Map.groupBy(found, ({ id, parent }) => parent ?? id).values()].flatMap(([first]) => first ?? [])
  return products.length ? { products: products.slice(0, limit), match: 'found', isClose: true } : null
}

const nothing: SearchResult = { products: [], match: 'none', isClose: false }

const toProduct = (row: unknown): Product => Product.parse(JSON.parse(Row.parse(row).product))

const fromHex = (text: string): Int8Array =>
  Int8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16))
