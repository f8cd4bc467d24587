import type { Sense } from './lexicon/lexicon.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import { isKnownAnswer } from './prove.ts'
import type { Records } from './records.ts'

/** What a sentence speaks of, and what the records' own sentence in its place is to be about. */
export type Topic =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'property'; readonly key: string }
  | { readonly kind: 'policy'; readonly sense: Sense }
  | { readonly kind: 'comparison' | 'agreement' | 'nothing' }

export const field = (key: string): Topic => ({ kind: 'field', key })

export const nothing: Topic = { kind: 'nothing' }

/** Of these a sentence may speak in its own words, beside a fact of the same. */
export const plainTopics: readonly (readonly [Sense, string])[] = [
  ['price', 'price'],
  ['rating', 'rating'],
  ['warranty', 'warranty'],
  ['made', 'origin'],
]

/** These leave only in the words of a record or a policy; with what is said instead. */
export const claims: readonly (readonly [Sense, Topic])[] = [
  ['deal', { kind: 'agreement' }],
  ['priceClaim', field('price')],
  ['stockClaim', field('stock')],
  ['ratingClaim', field('rating')],
  ['warrantyClaim', field('warranty')],
  ['discount', { kind: 'policy', sense: 'discount' }],
  ['delivery', { kind: 'policy', sense: 'delivery' }],
  ['returns', { kind: 'policy', sense: 'returns' }],
  ['payment', { kind: 'policy', sense: 'payment' }],
  ['policy', { kind: 'policy', sense: 'policy' }],
  ['order', nothing],
  ['code', nothing],
  ['authority', nothing],
  ['goods', nothing],
]

export const stock = bitsOf('inStock', 'soldOut')

export const harmless = bitsOf('harmless')

export const commerce = bitsOf(...claims.map(([sense]) => sense), ...plainTopics.map(([sense]) => sense), 'inStock', 'soldOut')

export const inFrame = bitsOf('frame', 'harmless', 'price', 'rating', 'warranty', 'made', 'inStock', 'soldOut', 'list', 'denial')

export const policySenses = bitsOf('discount', 'delivery', 'returns', 'payment', 'policy', 'code')

export const topicsOf = (bits: number): Topic[] => [
  ...claims.flatMap(([sense, topic]) => (bits & bitOf[sense] ? [topic] : [])),
  ...plainTopics.flatMap(([sense, key]) => (bits & bitOf[sense] ? [field(key)] : [])),
  ...(bits & stock ? [field('stock')] : []),
]

export const factTopics = (facts: ReadonlySet<string>): Topic[] =>
  [...facts].filter((key) => key !== 'computed' && key !== 'comparison').map(field)

const policyPatterns: Readonly<Partial<Record<Sense, RegExp>>> = {
  delivery: /ship|deliver|versand|liefer|livraison|expedition|envio|entrega|dispatch/,
  returns: /return|refund|exchange|withdraw|ruckgabe|retour|devol|rembours/,
  payment: /pay|zahl|paiement|pago/,
  warranty: /warrant|guarant|garant|repair|claim/,
  discount: /discount|rabatt|promo|remise|descuento|coupon|price_match/,
}

/** Keys of the policies that a sense of words speaks of. */
export function policyKeys(sense: Sense, { facts }: Records, lower: string): string[] {
  const keys = Object.keys(facts.policies)
  const pattern = policyPatterns[sense]
  const near = keys.filter(isKnownAnswer)
  if (pattern) return [...keys.filter((key) => pattern.test(key)), ...near]
  return keys.filter((key) => key.split('_').some((part) => part.length > 3 && lower.includes(part.slice(0, 5))))
}
