import type { Policies, Product } from '../product.ts'

/** The records an answer is held to. */
export interface Facts {
  readonly products: readonly Product[]
  readonly policies: Policies
  /** Values by slot name, as a shopper reads them (`renderListing`). */
  readonly fields: ReadonlyMap<string, string>
  /** Which product a comparison's slot speaks of, by its place from 1: `cheapest.price` → 3. */
  readonly places: ReadonlyMap<string, number>
  /** Products the question names, by their places. */
  readonly asked: readonly number[]
  readonly locale: string
  readonly version: string | null
  readonly publishedAt: string | null
  readonly given: ReadonlySet<string>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The product a slot speaks of, by its place; null for the shop's own and for lists. */
export function placeOf({ places }: Facts, slot: string): number | null {
  const owner = slot.slice(0, slot.indexOf('.'))
  return /^\d/.test(owner) ? Number(owner) : (places.get(slot) ?? null)
}

export const keyOfSlot = (slot: string): string => slot.slice(slot.indexOf('.') + 1)

/** How old a record is, in seconds; by its own date, else by when its catalogue was published. */
export function ageSecondsOf({ updatedAt }: Pick<Product, 'updatedAt'>, publishedAt: string | null, now: number): number | null {
  const at = Date.parse(updatedAt ?? publishedAt ?? '')
  return Number.isNaN(at) ? null : Math.max(0, Math.round((now - at) / 1000))
}
