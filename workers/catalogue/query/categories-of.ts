import type { Product } from '../../../shared/product.ts'
import type { ShopCatalogue } from '../contract.ts'

const readMax = 250
const samples = 4
const namesMax = 12

/** The names of what a shop sells, those of most products first, from products spread over its catalogue. */
export async function categoriesOf({ pointer, page }: Pick<ShopCatalogue, 'pointer' | 'page'>): Promise<readonly string[]> {
  const whole = pointer.count <= readMax * samples
  const starts = whole
    ? Array.from({ length: Math.ceil(pointer.count / readMax) }, (_, at) => at * readMax)
    : Array.from({ length: samples }, (_, at) => Math.floor((at * pointer.count) / samples / readMax) * readMax)
  const products = (await Promise.all(starts.map((from) => page(from, readMax)))).flat()
  return namesOf(products)
}

/** The widest names that tell products apart: of `Apparel > Bags` and `Apparel > Shoes` the second ones. */
export function namesOf(products: readonly Pick<Product, 'category'>[]): readonly string[] {
  const paths = products.flatMap(({ category }) => (category ? [pathOf(category)] : []))
  const depth = new Set(paths.map(([first]) => first)).size > 1 ? 0 : 1
  const counts = new Map<string, number>()
  for (const path of paths) {
    const name = (path[depth] ?? path[0])?.replace(/,/g, ' ').trim()
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, namesMax)
    .map(([name]) => name)
}

const pathOf = (category: string): string[] =>
  category
    .split('>')
    .map((name) => name.trim())
    .filter(Boolean)
