import type { Product } from './product.ts'

export interface Comparisons {
  readonly fields: ReadonlyMap<string, string>
  /** Which product each speaks of, by its place from 1. */
  readonly places: ReadonlyMap<string, number>
}

/**
 * What a model would have to compare or look up, as slots: `best.title`, `best.rating`, `best.reason` (why to recommend
 * it), `cheapest.title`, `cheapest.price`, and `with.<field>`, the titles of those that list the field. Computed from
 * the records, so always right; what cannot be compared (no rating, two currencies) is absent.
 */
export function comparisonFields(
  products: readonly Product[],
  perProduct: readonly ReadonlyMap<string, string>[],
  locale: string,
): Comparisons {
  const fields = new Map<string, string>()
  const places = new Map<string, number>()
  if (products.length === 0) return { fields, places }
  const words = reasons[locale.split('-')[0] ?? 'en'] ?? (reasons.en as Reasons)
  const put = (slot: string, index: number, key: string) => {
    const value = perProduct[index]?.get(key)
    if (value === undefined) return
    fields.set(slot, value)
    places.set(slot, index + 1)
  }
  const cheapest = oneCurrency(products) ? indexOfMax(products.map(({ price }) => (price ? -price.amount : null))) : -1
  const rated = indexOfMax(products.map(({ rating }) => rating?.value ?? null))
  const best = rated >= 0 ? rated : Math.max(cheapest, 0)
  put('cheapest.title', cheapest, 'title')
  put('cheapest.price', cheapest, 'price')
  put('best.title', best, 'title')
  put('best.rating', rated, 'rating')
  const rating = perProduct[rated]?.get('rating')
  const price = perProduct[cheapest]?.get('price')
  fields.set('best.reason', rating ? words.rating(rating) : price ? words.price(price) : words.only)
  for (const [key, titles] of titlesByField(perProduct)) fields.set(`with.${key}`, titles.join(', '))
  return { fields, places }
}

interface Reasons {
  rating: (value: string) => string
  price: (value: string) => string
  only: string
}

const reasons: Record<string, Reasons> = {
  en: {
    rating: (value) => `the best rating here, ${value}`,
    price: (value) => `the lowest price here, ${value}`,
    only: 'the first listing here',
  },
  de: {
    rating: (value) => `die beste Bewertung hier, ${value}`,
    price: (value) => `den niedrigsten Preis hier, ${value}`,
    only: 'den ersten Eintrag hier',
  },
}

function titlesByField(perProduct: readonly ReadonlyMap<string, string>[]): Map<string, string[]> {
  const titles = new Map<string, string[]>()
  for (const fields of perProduct)
    for (const key of fields.keys()) titles.set(key, [...(titles.get(key) ?? []), fields.get('title') ?? ''])
  return titles
}

const oneCurrency = (products: readonly Product[]): boolean =>
  new Set(products.flatMap(({ price }) => (price ? [price.currency] : []))).size === 1

/** Of those that have a value; -1 when none has. */
function indexOfMax(values: readonly (number | null)[]): number {
  let best = -1
  values.forEach((value, index) => {
    if (value !== null && (best < 0 || value > (values[best] ?? Number.NEGATIVE_INFINITY))) best = index
  })
  return best
}
