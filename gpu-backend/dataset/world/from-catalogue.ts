import type { Catalogue, Product } from '../../../shared/product.ts'
import { type ProductType, productTypes } from './product-types.ts'

const genericAspects = ['quality', 'price', 'size', 'design', 'packaging', 'durability']

/** A shop's own products as kinds of the world: its categories, their attributes and values, its real titles. */
export function typesOf({ products }: Catalogue): ProductType[] {
  const byCategory = Map.groupBy(products, ({ category }) => category ?? 'other')
  const all = [...byCategory.keys()]
  return [...byCategory].map(([category, listed], index) => {
    const known = productTypes.find(({ name }) => name === category.toLowerCase())
    const name = category.toLowerCase()
    return {
      name,
      path: [category],
      about: known?.about ?? `${category} is a category of the shop.`,
      attributes: valuesOf(listed),
      complements: known?.complements ?? [(all[(index + 1) % all.length] ?? category).toLowerCase()],
      aspects: known?.aspects ?? genericAspects,
      names: known?.names ?? { de: name, fr: name, es: name, it: name, ja: name },
      records: listed.map(({ title, brand, attributes = {} }) => ({
        title,
        brand: brand ?? '',
        attributes: textsOf(attributes),
      })),
    }
  })
}

const textsOf = (attributes: NonNullable<Product['attributes']>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]))

function valuesOf(products: readonly Product[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>()
  for (const { attributes = {} } of products)
    for (const [key, value] of Object.entries(textsOf(attributes))) values.set(key, (values.get(key) ?? new Set()).add(value))
  return Object.fromEntries([...values].map(([key, set]) => [key, [...set]]))
}
