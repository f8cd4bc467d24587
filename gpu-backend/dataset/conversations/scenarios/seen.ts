import type { Product } from '../../../../shared/product.ts'
import type { Good } from '../goods/good.ts'
import type { Seen, Session } from '../session.ts'

/** The index of a product in the listing, from 1; 0 where it is not listed. */
export const indexOf = ({ products }: Seen, { id }: Product): number => products.findIndex((each) => each.id === id) + 1

/** The listed products of a kind, by their indices. */
export const indicesOf = ({ products }: Seen, session: Session, good: Good): number[] =>
  products.flatMap((product, at) => (session.goodOf(product)?.id === good.id ? [at + 1] : []))

/** The listed products of kinds that may stand in for it. */
export const nearIndicesOf = ({ products }: Seen, session: Session, good: Good): number[] =>
  products.flatMap((product, at) => (session.goodOf(product)?.group === good.group ? [at + 1] : []))

export const has = ({ fields }: Seen, index: number, key: string): boolean => fields.has(`${index}.${key}`)

export const isAvailable = ({ products }: Seen, index: number): boolean => products[index - 1]?.availability?.available !== false

/** A title, with its price where the record has one. */
export const offerOf = (session: Session, seen: Seen, index: number): string =>
  has(seen, index, 'price') ? session.say.offer(index) : `{{${index}.title}}`

/** The yes-no slot that stands in the prompt for a product; null where there is none. */
export const verdictSlotOf = ({ offered }: Seen, index: number): string | null => {
  const prefix = `${index}.`
  for (const slot of offered) if (slot.startsWith(prefix) && slot.endsWith('?')) return slot.slice(prefix.length)
  return null
}

/** Of several offers as many as an answer should name. */
export const offersMax = 3
