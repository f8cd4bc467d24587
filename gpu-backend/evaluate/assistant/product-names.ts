import type { Product } from '../../../shared/product.ts'

/** A way to name products in running text. */
interface ProductName {
  readonly ids: readonly string[]
  readonly pattern: RegExp
  readonly chars: number
}

export interface Mention {
  /** Several where products share a name. */
  readonly ids: readonly string[]
  readonly position: number
}

/** How the products of a shop can be named, and what they cost. */
export interface ShopNames {
  readonly names: readonly ProductName[]
  readonly priceOf: ReadonlyMap<string, number>
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Quotes, dashes and spaces in one form each. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[‐‑–—]/g, '-')

export function shopNamesOf(products: readonly Product[]): ShopNames {
  const models = products.map(modelOf)
  const byText = new Map<string, { ids: Set<string>; isLoose: boolean }>()
  const add = (text: string, id: string, isLoose: boolean) => {
    const entry = byText.get(plainText(text)) ?? { ids: new Set<string>(), isLoose }
    entry.ids.add(id)
    byText.set(plainText(text), entry)
  }
  products.forEach((product, at) => {
    add(product.title, product.id, false)
    const rest = withoutBrand(product)
    if (rest === product.title) return
    add(rest, product.id, false)
    const model = models[at] ?? ''
    if (model.length > 2 && models.filter((other) => other === model).length === 1) {
      add(`${product.brand} ${model}`, product.id, false)
      add(model, product.id, true)
    }
  })
  const names = [...byText].map(([text, { ids, isLoose }]) => ({
    ids: [...ids],
    // A model's name alone may be a common word ("Frame", "Sol"): it counts within a sentence, written as the title writes it.
    pattern: isLoose
      ? new RegExp(`(?<=[\\p{L}\\p{N},;:)"'] )${escaped(text)}(?![\\p{L}\\p{N}])`, 'gu')
      : new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, 'giu'),
    chars: text.length,
  }))
  return {
    names: names.sort((a, b) => b.chars - a.chars),
    priceOf: new Map(products.flatMap(({ id, price }) => (price ? [[id, price.amount / 100] as const] : []))),
  }
}

const withoutBrand = ({ title, brand }: Product): string =>
  brand && title.startsWith(`${brand} `) ? title.slice(brand.length + 1) : title
const modelOf = (product: Product): string => withoutBrand(product).split(' ')[0] ?? ''

/** The products that a text names, in its order; `rest` is the text without their names. */
export function mentionsIn(text: string, { names }: ShopNames): { readonly mentions: readonly Mention[]; readonly rest: string } {
  const mentions: Mention[] = []
  let rest = plainText(text)
  for (const { ids, pattern } of names)
    rest = rest.replace(pattern, (match, position: number) => {
      mentions.push({ ids, position })
      return '\u2063'.repeat(match.length)
    })
  return { mentions: mentions.sort((a, b) => a.position - b.position), rest: rest.replaceAll('\u2063', '') }
}
