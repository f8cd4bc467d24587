import type { AttributeRange, Sort } from '../../../shared/catalogue/query.ts'
import { keysAsWords } from '../../../shared/keys-as-words.ts'
import { measureOf, type Quantity } from '../../../shared/weighing/measure.ts'
import { attributeOf } from '../../../shared/weighing/mentions.ts'
import type { Columns } from './columns.ts'

type Measured = Pick<Columns, 'prices' | 'ratings' | 'reviews' | 'traits' | 'words'>

/** The best first by what a query wants sorted; what does not have it comes last, in the order it was. */
export function sortBy<T extends { readonly at: number }>(columns: Measured, entries: readonly T[], { by, order }: Sort): T[] {
  const measure = valuesOf(columns, by)
  const sign = order === 'asc' ? 1 : -1
  const valued = entries.map((entry, index) => ({ entry, index, value: measure(entry.at) }))
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || a.index - b.index
    return sign * (a.value - b.value) || a.index - b.index
  })
  return valued.map(({ entry }) => entry)
}

function valuesOf({ prices, ratings, reviews, traits, words }: Measured, by: string): (at: number) => number | null {
  if (by === 'price') return (at) => prices[at] ?? null
  if (by === 'rating') return (at) => ratings[at] ?? null
  if (by === 'reviews') return (at) => reviews[at] ?? null
  const quantities = quantitiesOf({ words }, by)
  return (at) => {
    for (const trait of traits[at] ?? []) {
      const quantity = quantities(trait)
      if (quantity) return order(quantity)
    }
    return null
  }
}

const order = ({ high, low }: Quantity): number => (Number.isFinite(high) ? high : low)

/** Whether a product has a measured attribute within limits. */
export function rangeTest(
  { traits, words }: Pick<Columns, 'traits' | 'words'>,
  { attribute, min, max, unit }: AttributeRange,
): (at: number) => boolean {
  const quantities = quantitiesOf({ words }, attribute ?? null)
  const [low, high] = [min, max].map((limit) => (limit === undefined ? null : measureOf(`${limit} ${unit ?? ''}`.trim())))
  const dimension = (low ?? high)?.dimension
  return (at) =>
    (traits[at] ?? []).some((trait) => {
      const own = quantities(trait)
      if (!own || own.dimension !== dimension) return false
      return (!low || own.high >= low.low) && (!high || own.low <= high.high)
    })
}

/** What a numbered trait measures, where it is of an attribute; each is read once. */
function quantitiesOf({ words }: Pick<Columns, 'words'>, attribute: string | null): (trait: number) => Quantity | null {
  const known = new Map<number, Quantity | null>()
  const names =
    attribute === null
      ? null
      : new Set([attribute, ...(attributeOf(attribute).also ?? [])].map((key) => keysAsWords(key).toLowerCase()))
  return (trait) => {
    const before = known.get(trait)
    if (before !== undefined) return before
    const text = words.traits[trait] ?? ''
    const cut = text.indexOf('=')
    const quantity = !names || names.has(text.slice(0, cut)) ? measureOf(text.slice(cut + 1)) : null
    known.set(trait, quantity)
    return quantity
  }
}
