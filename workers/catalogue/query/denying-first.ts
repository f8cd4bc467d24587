import { searchLimitMax } from '../../../shared/catalogue/query.ts'
import type { Product } from '../../../shared/product.ts'
import { isDenied } from '../../../shared/weighing/ruled-out.ts'
import type { SearchProducts } from './retrieve.ts'

const readAtOnce = 4

/** A search that puts what says of itself that it is without ("caffeine: none") before what says nothing, where something is ruled out. */
export const denyingFirst =
  (search: SearchProducts): SearchProducts =>
  async (query) => {
    const things = query.filters.not?.words ?? []
    if (things.length === 0 || query.sort) return search(query)
    const result = await search({ ...query, limit: Math.min(searchLimitMax, query.limit * readAtOnce) })
    const denied = (product: Product): number => things.filter((thing) => isDenied(fieldsOf(product), thing)).length
    const ordered = result.products
      .map((product) => ({ product, count: denied(product) }))
      .toSorted((a, b) => b.count - a.count)
      .map(({ product }) => product)
    return { ...result, products: ordered.slice(0, query.limit) }
  }

const fieldsOf = ({ title, description, attributes }: Product): [string, string][] => [
  ['title', title],
  ['description', description ?? ''],
  ...Object.entries(attributes),
]
