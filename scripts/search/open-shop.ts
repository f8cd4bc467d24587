import { readFileSync } from 'node:fs'
import { primaryLanguage } from '../../shared/faq/entry.ts'
import { readWordTable } from '../../shared/faq/word-table.ts'
import { Catalogue, type Product } from '../../shared/product.ts'
import type { SynonymGroup } from '../../workers/catalogue/publish/synonym-list.ts'
import { readDictionary } from '../../workers/catalogue/query/dictionary.ts'
import { readIndexFile, writeIndexFile } from '../../workers/catalogue/query/index-file.ts'
import { aliasesWith } from '../../workers/catalogue/query/own-synonyms.ts'
import type { SearchProducts } from '../../workers/catalogue/query/retrieve.ts'
import { searchIndex } from '../../workers/catalogue/query/search-index.ts'
import { type AliasesOf, aliasesFrom, readSynonyms } from '../../workers/catalogue/query/synonyms.ts'
import { shopWordsFile } from './build-shop-words.ts'

export const words = readWordTable(new Uint8Array(readFileSync('shared/faq/words-v1.bin')).buffer)

const bytes = new Uint8Array(readFileSync('workers/catalogue/publish/synonyms-v1.bin'))
const english = aliasesFrom(readSynonyms(bytes.buffer), words)

const table = new Uint8Array(readFileSync(shopWordsFile))
export const dictionary = readDictionary(table.buffer)

/** What products of a locale are called beside their names. */
export const aliasesIn = (locale: string, own: readonly SynonymGroup[] = []): AliasesOf =>
  aliasesWith({ language: primaryLanguage(locale), own, dictionary, english })

export interface Shop {
  readonly products: readonly Product[]
  readonly byId: ReadonlyMap<string, Product>
  readonly search: SearchProducts
}

/** A catalogue as the edge searches it, published and loaded in memory. */
export function openShop(products: readonly Product[], locale: string, own: readonly SynonymGroup[] = []): Shop {
  const byId = new Map(products.map((product) => [product.id, product]))
  const index = readIndexFile(writeIndexFile(products, { locale, words, aliasesOf: aliasesIn(locale, own) }).buffer)
  return {
    products,
    byId,
    search: async (query) => {
      const { hits, ...more } = searchIndex(index, query, words, dictionary)
      return { products: hits.flatMap(({ id }) => byId.get(id) ?? []), ...more }
    },
  }
}

export const openSampleShop = (locale: string): Shop =>
  openShop(Catalogue.parse(JSON.parse(readFileSync(`shared/sample-shop/${locale}.json`, 'utf8'))).products, locale)
