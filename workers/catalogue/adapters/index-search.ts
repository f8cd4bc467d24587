import { primaryLanguage } from '../../../shared/faq/entry.ts'
import type { Product } from '../../../shared/product.ts'
import { type IndexFile, writeIndexFile } from '../query/index-file.ts'
import { aliasesWith } from '../query/own-synonyms.ts'
import type { SearchQuery } from '../query/retrieve.ts'
import { searchIndex } from '../query/search-index.ts'
import { wordKnowledge } from './word-knowledge.ts'

export { readIndexFile } from '../query/index-file.ts'

const { words, english, dictionary } = wordKnowledge

/** Searches an index with all that this build knows of words. */
export const search = (index: IndexFile, query: SearchQuery) => searchIndex(index, query, words(), dictionary())

/** An index of products without words of the shop's own. */
export const writeIndex = (products: readonly Product[], locale: string) =>
  writeIndexFile(products, {
    locale,
    words: words(),
    aliasesOf: aliasesWith({ language: primaryLanguage(locale), own: [], dictionary: dictionary(), english: english() }),
  })
