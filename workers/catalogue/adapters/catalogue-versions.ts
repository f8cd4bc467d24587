import type { D1Database, KVNamespace } from '@cloudflare/workers-types'
import { primaryLanguage } from '../../../shared/faq/entry.ts'
import type { Product } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { patiently } from '../../http/adapters/patiently.ts'
import type { CatalogueVersions } from '../contract.ts'
import {
  bundleVariantsMax,
  CataloguePointer,
  catalogueIndexName,
  cataloguePointerName,
  catalogueRecordsName,
  indexBytesMax,
  recordsPerChunk,
} from '../publish/published.ts'
import { writeIndexFile } from '../query/index-file.ts'
import { aliasesWith } from '../query/own-synonyms.ts'
import type { AliasesOf, WordKnowledge } from '../query/synonyms.ts'
import type { CatalogueDatabase, CatalogueScope } from './catalogue-database.ts'

const versionsListed = 50
// KV counts writes in bursts; six go at once anyway.
const putsAtOnce = 6
const Row = z.object({ pointer: z.string(), published_by: z.string() })

/** Published catalogues: immutable bundles in KV (or words in D1), written before the pointer names them; history in D1. */
export function createCatalogueVersions(
  kv: KVNamespace,
  database: D1Database,
  search: CatalogueDatabase,
  { words, english, dictionary }: WordKnowledge,
): CatalogueVersions {
  const pointerOf = async (tenant: string, locale: string): Promise<CataloguePointer | null> =>
    CataloguePointer.safeParse(await kv.get(cataloguePointerName(tenant, locale), 'json')).data ?? null

  /** False where the index would be too large for an isolate: nothing was written then. */
  const writeBundle = async (
    { tenant, locale, version }: CatalogueScope,
    products: readonly Product[],
    synonyms: AliasesOf,
  ): Promise<boolean> => {
    const index = writeIndexFile(products, { locale, words: words(), aliasesOf: synonyms })
    if (index.length > indexBytesMax) return false
    const values: (readonly [name: string, value: string | Uint8Array])[] = [[catalogueIndexName(tenant, locale, version), index]]
    for (let at = 0; at < products.length; at += recordsPerChunk)
      values.push([
        catalogueRecordsName(tenant, locale, version, at / recordsPerChunk),
        JSON.stringify(products.slice(at, at + recordsPerChunk)),
      ])
    for (let at = 0; at < values.length; at += putsAtOnce)
      await Promise.all(values.slice(at, at + putsAtOnce).map(([name, value]) => kv.put(name, value)))
    return true
  }

  const writeWords = async (
    scope: CatalogueScope,
    pages: AsyncIterable<readonly Product[]> | Iterable<readonly Product[]>,
    synonyms: AliasesOf,
  ) => {
    for await (const page of pages) await search.write(scope, page, synonyms)
  }

  const allOf = async (pages: AsyncIterable<readonly Product[]>): Promise<Product[]> => {
    const all: Product[] = []
    for await (const page of pages) all.push(...page)
    return all
  }

  return {
    pointer: pointerOf,
    async publish(tenant, by, { locale, version, count, settings, synonyms, pages }) {
      const scope = { tenant, locale, version }
      const aliases = aliasesWith({
        language: primaryLanguage(locale),
        own: synonyms,
        dictionary: dictionary(),
        english: english(),
      })
      const before = await pointerOf(tenant, locale)
      let isBundle = false
      let currency: string | undefined
      const noted = async function* () {
        for await (const page of pages) {
          currency ??= page.find(({ price }) => price)?.price?.currency
          yield page
        }
      }
      if (count > bundleVariantsMax) await writeWords(scope, noted(), aliases)
      else {
        const products = await allOf(noted())
        isBundle = await writeBundle(scope, products, aliases)
        if (!isBundle) await writeWords(scope, [products], aliases)
      }
      const pointer: CataloguePointer = {
        version,
        locale,
        publishedAt: new Date().toISOString(),
        count,
        search: isBundle ? 'bundle' : 'database',
        ...(currency !== undefined && { currency }),
        settings,
      }
      await database
        .prepare('INSERT OR REPLACE INTO catalogue_versions VALUES (?1, ?2, ?3, ?4, ?5)')
        .bind(tenant, locale, version, JSON.stringify(pointer), by)
        .run()
      await patiently(() => kv.put(cataloguePointerName(tenant, locale), JSON.stringify(pointer)))
      // Its words would only fill the database: an older version of a catalogue this large comes back by importing it.
      if (before?.search === 'database' && before.version !== version) await search.forget(tenant, locale, before.version)
      return pointer
    },
    async list(tenant, locale) {
      const { results } = await database
        .prepare(
          'SELECT pointer, published_by FROM catalogue_versions WHERE tenant = ?1 AND locale = ?2 ORDER BY version DESC LIMIT ?3',
        )
        .bind(tenant, locale, versionsListed)
        .all()
      return results.map((row) => {
        const { pointer, published_by } = Row.parse(row)
        return { ...CataloguePointer.parse(JSON.parse(pointer)), publishedBy: published_by }
      })
    },
    async restore(tenant, locale, version) {
      const row = await database
        .prepare('SELECT pointer, published_by FROM catalogue_versions WHERE tenant = ?1 AND locale = ?2 AND version = ?3')
        .bind(tenant, locale, version)
        .first()
      const pointer = row ? CataloguePointer.parse(JSON.parse(Row.parse(row).pointer)) : null
      if (pointer?.search !== 'bundle') return null
      await patiently(() => kv.put(cataloguePointerName(tenant, locale), JSON.stringify(pointer)))
      return pointer
    },
  }
}
