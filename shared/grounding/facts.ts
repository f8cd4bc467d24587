import type { Policies, Product } from '../product.ts'
import type { Language } from '../weighing/language.ts'
import type { Basis } from '../weighing/weighed.ts'

/** The records an answer is held to. */
export interface Facts {
  readonly products: readonly Product[]
  readonly policies: Policies
  /** Values by slot name, as a shopper reads them (`renderListing`). */
  readonly fields: ReadonlyMap<string, string>
  /** Of these the products' own, by their keys, as the listing read them. */
  readonly perProduct?: readonly ReadonlyMap<string, string>[]
  /** What a computed slot rests on, the product that it speaks of in front: `cheapest.price` → price of the third. */
  readonly bases: ReadonlyMap<string, readonly Basis[]>
  /** Products the question names, by their indexes. */
  readonly namedProducts: readonly number[]
  readonly locale: string
  readonly version: string | null
  readonly publishedAt: string | null
  readonly provided: ReadonlySet<string>
  /** The shopper's last message. */
  readonly question?: string
  /** The question's language, as the listing read it. */
  readonly language?: Language
  /** What is stated may rest on other sources (the caller's tools): slots are filled, nothing is taken out. */
  readonly hasOtherFacts?: boolean | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The product a slot speaks of, by its index, from 1; null for the shop's own and for what speaks of several. */
export function productIndexOf({ bases }: Facts, slot: string): number | null {
  const owner = slot.slice(0, slot.indexOf('.'))
  if (/^\d/.test(owner)) return Number(owner)
  const [basis, ...others] = bases.get(slot) ?? []
  return others.length === 0 ? (basis?.index ?? null) : null
}

export const keyOfSlot = (slot: string): string => slot.slice(slot.indexOf('.') + 1)

/** How old a record is, in seconds; by its own date, else by when its catalogue was published. */
export function ageSecondsOf({ updatedAt }: Pick<Product, 'updatedAt'>, publishedAt: string | null, now: number): number | null {
  const at = Date.parse(updatedAt ?? publishedAt ?? '')
  return Number.isNaN(at) ? null : Math.max(0, Math.round((now - at) / 1000))
}
