import type { Product } from '../../../shared/product.ts'
import type { CataloguePointer } from '../publish/published.ts'

const categoriesMax = 3
const productsPerCategoryMin = 2

interface CategoryView {
  readonly name: string
  /** A round amount that a good part of its products costs less than. */
  readonly under: { readonly amount: number; readonly currency: string } | null
}

/** What an assistant's first screen needs to know of a shop; made from the beginning of its catalogue. */
export function shopView({ locale, version, count, settings }: CataloguePointer, products: readonly Product[]) {
  const { heading, chips, imageHosts } = settings.assistant
  return {
    object: 'shop' as const,
    locale,
    version,
    count,
    heading,
    chips,
    imageHosts,
    policies: Object.keys(settings.policies),
    categories: categoriesOf(products),
    product: products.find(({ price, availability }) => price && availability?.available !== false)?.title ?? null,
  }
}

/** The narrowest names that most products share: `Bags` of `Apparel > Bags`. */
function categoriesOf(products: readonly Product[]): CategoryView[] {
  const byName = new Map<string, Product[]>()
  for (const product of products) {
    const name = product.category?.split(' > ').at(-1)?.trim()
    if (name) byName.set(name, [...(byName.get(name) ?? []), product])
  }
  return [...byName]
    .filter(([, members]) => members.length >= productsPerCategoryMin)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, categoriesMax)
    .map(([name, members]) => ({ name, under: roundAbove(members) }))
}

/** The median price, rounded up to 1, 2 or 5 times a power of ten. */
function roundAbove(products: readonly Product[]): CategoryView['under'] {
  const prices = products.flatMap(({ price }) => price ?? []).toSorted((a, b) => a.amount - b.amount)
  const median = prices[Math.floor(prices.length / 2)]
  if (!median || median.amount === 0) return null
  const power = 10 ** Math.floor(Math.log10(median.amount))
  const step = [1, 2, 5, 10].find((factor) => factor * power > median.amount) ?? 10
  return { amount: step * power, currency: median.currency }
}
