import * as z from 'zod/mini'
import type { CatalogueFilters } from '../../../shared/catalogue/query.ts'
import type { Product } from '../../../shared/product.ts'
import { searchWords, stemOf } from './search-words.ts'

/**
 * What filters look at, one value a product, in the order of the index: strings are numbered, so that a bundle of ten
 * thousand products carries each brand once.
 */
export const Columns = z.object({
  ids: z.array(z.string()),
  /** The product a variant is of; null for itself. */
  parents: z.array(z.nullable(z.string())),
  /** How many different words each title has. */
  titleWords: z.array(z.number()),
  prices: z.array(z.nullable(z.number())),
  currencies: z.array(z.number()),
  available: z.array(z.nullable(z.boolean())),
  categories: z.array(z.number()),
  brands: z.array(z.number()),
  /** `name=value`, numbered; options and attributes. */
  traits: z.array(z.array(z.number())),
  words: z.object({
    currencies: z.array(z.string()),
    categories: z.array(z.string()),
    brands: z.array(z.string()),
    traits: z.array(z.string()),
  }),
})
export type Columns = z.infer<typeof Columns>

class Numbers {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()

  of(word: string | undefined): number {
    if (word === undefined) return -1
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.words.length)
    return this.words.push(word) - 1
  }
}

const plain = (text: string): string => text.trim().toLowerCase()
const trait = (name: string, value: string): string => `${plain(name).replace(/_/g, ' ')}=${plain(value)}`

export function columnsOf(products: readonly Product[]): Columns {
  const [currencies, categories, brands, traits] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()]
  return {
    ids: products.map(({ id }) => id),
    parents: products.map(({ parent }) => parent ?? null),
    titleWords: products.map(({ title }) => titleWordsOf(title).size),
    prices: products.map(({ price }) => price?.amount ?? null),
    currencies: products.map(({ price }) => currencies.of(price?.currency)),
    available: products.map(({ availability }) => availability?.available ?? null),
    categories: products.map(({ category }) => categories.of(category && plain(category))),
    brands: products.map(({ brand }) => brands.of(brand && plain(brand))),
    traits: products.map((product) => traitsOf(product).map((each) => traits.of(each))),
    words: { currencies: currencies.words, categories: categories.words, brands: brands.words, traits: traits.words },
  }
}

export const titleWordsOf = (title: string): Set<string> => new Set(searchWords(title).map(stemOf))

export const traitsOf = ({ options = [], attributes }: Product): string[] => [
  ...new Set([
    ...options.map(({ name, value }) => trait(name, value)),
    ...Object.entries(attributes).map(([name, value]) => trait(name, value)),
  ]),
]

/** Whether the product at a place meets the filters; null when there are none to meet. */
export function filterOf(columns: Columns, filters: CatalogueFilters): ((at: number) => boolean) | null {
  const { priceMin, priceMax, currency, available, category, brand, options } = filters
  const { words } = columns
  const tests: ((at: number) => boolean)[] = []
  if (priceMin !== undefined) tests.push((at) => (columns.prices[at] ?? -1) >= priceMin)
  if (priceMax !== undefined) tests.push((at) => (columns.prices[at] ?? Number.POSITIVE_INFINITY) <= priceMax)
  if (currency !== undefined) {
    const wanted = words.currencies.indexOf(currency)
    tests.push((at) => wanted >= 0 && columns.currencies[at] === wanted)
  }
  if (available !== undefined) tests.push((at) => columns.available[at] === available)
  if (category !== undefined) {
    const wanted = plain(category)
    const fit = words.categories.map((each) => isWithin(each, wanted))
    tests.push((at) => fit[columns.categories[at] ?? -1] === true)
  }
  if (brand !== undefined) {
    const wanted = words.brands.indexOf(plain(brand))
    tests.push((at) => wanted >= 0 && columns.brands[at] === wanted)
  }
  for (const [name, value] of Object.entries(options ?? {})) {
    const wanted = words.traits.indexOf(trait(name, value))
    tests.push((at) => wanted >= 0 && (columns.traits[at]?.includes(wanted) ?? false))
  }
  return tests.length ? (at) => tests.every((test) => test(at)) : null
}

/** A path's own name, or one above or at its end: `tents` and `outdoor` both hold `outdoor > tents`. */
export function isWithin(path: string, wanted: string): boolean {
  const parts = path.split(/\s*>\s*/)
  const asked = wanted.split(/\s*>\s*/)
  return parts.some((_, from) => asked.every((part, at) => parts[from + at] === part))
}

/** The same for one record: what D1 found is held to the filters here, by the same rules. */
export const meets = (product: Product, filters: CatalogueFilters): boolean =>
  filterOf(columnsOf([product]), filters)?.(0) ?? true
