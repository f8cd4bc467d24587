import { pack, unpack } from '../../../shared/faq/packed.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { Product } from '../../../shared/product.ts'
import { type Columns, columnsOf } from './columns.ts'
import { productVectors } from './meaning.ts'
import type { AliasesOf } from './synonyms.ts'
import { buildTextIndex, type TextIndex } from './text-index.ts'

export interface IndexFile {
  readonly language: string
  readonly columns: Columns
  readonly text: TextIndex
  /** A vector a product, of the word table's dimensions; null where the catalogue was published without meaning. */
  readonly vectors: Int8Array | null
}

interface Meta {
  readonly language: string
  readonly columns: Columns
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

interface IndexInput {
  readonly locale: string
  readonly words: WordTable | null
  /** Other words for what products are, of the catalogue's language. */
  readonly aliasesOf?: AliasesOf
}

/** What is published of a catalogue for searching it at the edge: arrays that are read in place, so that loading builds nothing. */
export function writeIndexFile(products: readonly Product[], { locale, words, aliasesOf }: IndexInput): Uint8Array<ArrayBuffer> {
  const language = locale.split('-')[0] ?? 'en'
  const { terms, ...postings } = buildTextIndex(products, language, aliasesOf)
  return pack({ language, columns: columnsOf(products) } satisfies Meta, {
    terms: encoder.encode(terms.join('\n')),
    ...postings,
    ...(words && { vectors: productVectors(words, products) }),
  })
}

/** Written by us and checked by its version's name: parsed, not validated value by value, which would cost more than loading it. */
export function readIndexFile(buffer: ArrayBuffer): IndexFile {
  const { meta, arrays } = unpack(buffer)
  const { language, columns } = meta as Meta
  const { terms, vectors, ...postings } = arrays as unknown as Omit<TextIndex, 'terms'> & {
    terms: Uint8Array
    vectors?: Int8Array
  }
  return { language, columns, text: { ...postings, terms: decoder.decode(terms).split('\n') }, vectors: vectors ?? null }
}
