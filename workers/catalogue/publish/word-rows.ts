import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { Product } from '../../../shared/product.ts'
import { titleWordsOf } from '../query/columns.ts'
import { compoundParts } from '../query/compounds.ts'
import { productVector, quantised } from '../query/meaning.ts'
import { indexTerms } from '../query/search-words.ts'
import { stemIn } from '../query/stems.ts'
import { stored } from '../query/stored-words.ts'
import type { AliasesOf } from '../query/synonyms.ts'
import { searchFields } from '../query/text-index.ts'

/** What D1 keeps of products to find them by: stemmed words by field, and what they mean. */
export function wordRows(products: readonly Product[], language: string, words: WordTable, aliasesOf: AliasesOf) {
  const rows = products.map((product) => {
    const fields = searchFields(product)
    const terms = (text: string): string[] => indexTerms(text, language).map(stored)
    return {
      id: product.id,
      title: terms(fields.title),
      aliases: aliasesOf(product)
        .filter(({ isUse }) => !isUse)
        .map(({ word }) => stored(stemIn(language, word))),
      uses: aliasesOf(product)
        .filter(({ isUse }) => isUse)
        .map(({ word }) => stored(stemIn(language, word))),
      kind: terms(fields.kind),
      traits: terms(fields.traits),
      description: terms(fields.description),
      vector: toHex(quantised(productVector(words, product))),
      parent: product.parent ?? null,
      titleWords: titleWordsOf(product.title).size,
    }
  })
  const partsOf = compoundParts(
    rows.flatMap(({ title, kind, traits, description }) => [...title, ...kind, ...traits, ...description]),
    language,
  )
  return rows.map(({ title, aliases, uses, kind, traits, description, ...row }) => ({
    ...row,
    // What it is called elsewhere goes with its category: it is less than what its title says.
    title: [...title, ...title.flatMap((term) => partsOf(term))].join(' '),
    kind: [...kind, ...aliases].join(' '),
    traits: [...traits, ...uses].join(' '),
    description: description.join(' '),
  }))
}

const toHex = (bytes: Int8Array): string => Array.from(bytes, (byte) => (byte & 255).toString(16).padStart(2, '0')).join('')
