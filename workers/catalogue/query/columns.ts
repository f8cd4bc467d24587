import type { CatalogueFilters } from '../../../shared/catalogue/query.ts'
import type { Product } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { exclusionTest, type NamedBy } from './exclusions.ts'
import { rangeTest } from './order.ts'
import { deniedTerms, indexTerms, searchWords, stemOf } from './search-words.ts'

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
  ratings: z.array(z.nullable(z.number())),
  /** How many rated it. */
  reviews: z.array(z.nullable(z.number())),
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

/** What filters and orders look at, a column a field. */
export function columnsOf(products: readonly Product[]): Columns {
  const [currencies, categories, brands, traits] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()]
  return {
    ids: products.map(({ id }) => id),
    parents: products.map(({ parent }) => parent ?? null),
    titleWords: products.map(({ title }) => titleWordsOf(title).size),
    prices: products.map(({ price }) => price?.amount ?? null),
    currencies: products.map(({ price }) => currencies.of(price?.currency)),
    available: products.map(({ availability }) => availability?.available ?? null),
    ratings: products.map(({ rating }) => rating?.value ?? null),
    reviews: products.map(({ rating }) => rating?.count ?? null),
    categories: products.map(({ category }) => categories.of(category && plain(category))),
    brands: products.map(({ brand }) => brands.of(brand && plain(brand))),
    traits: products.map((product) => traitsOf(product).map((each) => traits.of(each))),
    words: { currencies: currencies.words, categories: categories.words, brands: brands.words, traits: traits.words },
  }
}

export const titleWordsOf = (title: string): Set<string> => new Set(searchWords(title).map(stemOf))

const traitsOf = ({ options = [], attributes }: Product): string[] => [
  ...new Set([
    ...options.map(({ name, value }) => trait(name, value)),
    ...Object.entries(attributes).map(([name, value]) => trait(name, value)),
  ]),
]

/** Whether the product at a place meets the filters; null when there are none to meet. */
export function filterOf(columns: Columns, filters: CatalogueFilters, named: NamedBy): ((at: number) => boolean) | null {
  const { priceMin, priceMax, currency, available, category, brand, options, ranges = [], not = {} } = filters
  const { words } = columns
  const tests: ((at: number) => boolean)[] = []
  if (priceMin !== undefined) tests.push((at) => (columns.prices[at] ?? -1) >= priceMin)
  if (priceMax !== undefined) tests.push((at) => (columns.prices[at] ?? Number.POSITIVE_INFINITY) <= priceMax)
  if (currency !== undefined) {
    const number = words.currencies.indexOf(currency)
    tests.push((at) => number >= 0 && columns.currencies[at] === number)
  }
  if (available !== undefined) tests.push((at) => columns.available[at] === available)
  if (category !== undefined) {
    const path = plain(category)
    const fit = words.categories.map((each) => isWithin(each, path))
    tests.push((at) => fit[columns.categories[at] ?? -1] === true)
  }
  const isOfBrand = (name: string): ((at: number) => boolean) => {
    const number = words.brands.indexOf(plain(name))
    return (at) => number >= 0 && columns.brands[at] === number
  }
  const hasTrait = ([name, value]: [string, string]): ((at: number) => boolean) => {
    const number = words.traits.indexOf(trait(name, value))
    return (at) => number >= 0 && (columns.traits[at]?.includes(number) ?? false)
  }
  if (brand !== undefined) tests.push(isOfBrand(brand))
  tests.push(...Object.entries(options ?? {}).map(hasTrait), ...ranges.map((range) => rangeTest(columns, range)))
  const excluding = [
    ...(not.words ?? []).map((thing) => exclusionTest(columns, thing, named)),
    ...(not.brands ?? []).map(isOfBrand),
    ...Object.entries(not.options ?? {}).map(hasTrait),
  ]
  if (excluding.length) tests.push((at) => !excluding.some((test) => test(at)))
  return tests.length ? (at) => tests.every((test) => test(at)) : null
}

/** A path's own name, or one above or at its end: `tents` and `outdoor` both hold `outdoor > tents`. */
function isWithin(path: string, part: string): boolean {
  const parts = path.split(/(?<!\s)\s*>\s*/)
  const names = part.split(/(?<!\s)\s*>\s*/)
  return parts.some((_, from) => names.every((name, at) => parts[from + at] === name))
}

/** The same for one record: what D1 found is held to the filters here, by the same rules. */
export function meets(product: Product, filters: CatalogueFilters, language: string): boolean {
  const names = `${product.title} , ${product.brand ?? ''} , ${product.category ?? ''}`
  const denied = deniedTerms(names, language)
  const own = new Set(indexTerms(names, language).filter((term) => !denied.has(term)))
  return filterOf(columnsOf([product]), filters, { language, has: (term) => () => own.has(term) })?.(0) ?? true
}
