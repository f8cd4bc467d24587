import type { Facts } from '../../../shared/grounding/facts.ts'
import type { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import type { LlasaFields } from '../contract.ts'
import { cardsOf, citationsOf, suggestionsOf } from './product-card.ts'

/** Known before the model's first word: the products the answer can speak of. In a stream, on its first event. */
export const openingOf = (facts: Facts): Pick<LlasaFields, 'products'> => ({ products: cardsOf(facts) })

/** Known when it has ended: what it stated, of which products, and questions that may follow. In a stream, beside `finish_reason`. */
export function closingOf(facts: Facts, grounded: GroundedText): Omit<LlasaFields, 'products'> {
  const { receipt, indexes } = grounded
  return {
    grounding: { version: facts.version, publishedAt: facts.publishedAt, ...receipt },
    citations: citationsOf(facts, indexes),
    suggestions: suggestionsOf(facts, receipt.claims, indexes),
  }
}
