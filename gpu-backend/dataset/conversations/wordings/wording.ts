/** What a shopper may want in one turn; a data report and an evaluation count by it. */
const kinds = [
  'seek',
  'need',
  'gift',
  'budget',
  'superlative',
  'attribute',
  'verdict',
  'comparison',
  'follow-up',
  'option',
  'stock',
  'negation',
  'policy',
  'ships-to',
  'order',
  'unknown-product',
  'unknown-fact',
  'two-questions',
  'greeting',
  'thanks',
  'goodbye',
  'about-me',
  'abuse',
  'off-topic',
  'injection',
  'gibberish',
  'discount',
] as const
export type Kind = (typeof kinds)[number]

/**
 * How shoppers of one language ask. `{goods}` is the plural of a kind of goods, `{good}` the singular, `{p}` and `{q}`
 * ways to say a product, `{n}` an attribute's name, `{limit}` and `{low}` amounts, `{person}` somebody to give to.
 */
export interface Questions {
  readonly seek: readonly string[]
  readonly keywords: readonly string[]
  readonly need: readonly string[]
  readonly gift: readonly string[]
  readonly under: readonly string[]
  readonly between: readonly string[]
  readonly isUnder: readonly string[]
  readonly cheapest: readonly string[]
  readonly dearest: readonly string[]
  readonly best: readonly string[]
  readonly recommend: readonly string[]
  readonly attribute: readonly string[]
  readonly followUp: readonly string[]
  readonly price: readonly string[]
  readonly stock: readonly string[]
  readonly about: readonly string[]
  readonly compare: readonly string[]
  readonly compareBy: readonly string[]
  readonly size: readonly string[]
  readonly color: readonly string[]
  readonly without: readonly string[]
  readonly unknownFact: readonly string[]
  readonly shipsTo: readonly string[]
  readonly order: readonly string[]
  readonly discount: readonly string[]
  readonly greeting: readonly string[]
  readonly thanks: readonly string[]
  readonly goodbye: readonly string[]
  readonly aboutMe: readonly string[]
  readonly abuse: readonly string[]
  readonly offTopic: readonly string[]
  readonly injection: readonly string[]
  readonly gibberish: readonly string[]
  readonly pronouns: readonly string[]
  readonly ordinals: readonly string[]
  readonly and: string
  /** Whole questions by attribute or yes-no property, with `{p}`. */
  readonly byKey: Readonly<Record<string, readonly string[]>>
  /** Questions for the leader by an attribute: its key, then `most` or `least`. */
  readonly leaders: Readonly<Record<string, { readonly most?: readonly string[]; readonly least?: readonly string[] }>>
  readonly policies: Readonly<Record<string, readonly string[]>>
  readonly countries: readonly string[]
}
