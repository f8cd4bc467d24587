import MiniSearch, { type Options } from 'minisearch'
import { keysAsWords } from '../../../shared/keys-as-words.ts'
import type { Product } from '../../../shared/product.ts'
import { type Columns, columnsOf } from './columns.ts'
import { searchWords, stemOf } from './search-words.ts'

interface Indexed {
  readonly id: number
  readonly title: string
  readonly kind: string
  readonly traits: string
  readonly description: string
}

// Words of a description that matter come first.
const descriptionCharsMax = 300

/** The same at building and at reading: MiniSearch keeps postings, not settings. */
export const miniSearchOptions: Options<Indexed> = {
  fields: ['title', 'kind', 'traits', 'description'],
  idField: 'id',
  tokenize: searchWords,
  processTerm: (word) => stemOf(word),
  searchOptions: { boost: { title: 3, kind: 2, traits: 1.5, description: 0.5 }, processTerm: (word) => word },
  autoVacuum: false,
}

const toIndexed = (product: Product, id: number): Indexed => ({ id, ...searchFields(product) })

/** A product's searchable text by field: what D1's full-text index holds, too. */
export function searchFields({
  title,
  brand = '',
  category = '',
  options = [],
  attributes,
  description = '',
}: Product): Omit<Indexed, 'id'> {
  return {
    title,
    kind: `${brand} ${category}`,
    traits: [
      ...options.map(({ name, value }) => `${name} ${value}`),
      ...Object.entries(attributes).map(([key, value]) => `${keysAsWords(key)} ${value}`),
    ].join(' '),
    description: description.slice(0, descriptionCharsMax),
  }
}

/** What is published of a catalogue for searching it at the edge: filter columns on the first line, then MiniSearch's own JSON. */
export function writeIndexFile(products: readonly Product[]): string {
  const search = new MiniSearch<Indexed>(miniSearchOptions)
  search.addAll(products.map(toIndexed))
  return `${JSON.stringify(columnsOf(products))}\n${JSON.stringify(search)}`
}

export interface IndexFile {
  readonly columns: Columns
  readonly search: MiniSearch<Indexed>
}

/** Written by us and checked by its version's name: parsed, not validated value by value, which would cost more than loading it. */
export function readIndexFile(text: string): IndexFile {
  const end = text.indexOf('\n')
  return {
    columns: JSON.parse(text.slice(0, end)) as Columns,
    search: MiniSearch.loadJSON<Indexed>(text.slice(end + 1), miniSearchOptions),
  }
}
