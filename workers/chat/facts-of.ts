import type { ChatRequest } from '../../shared/chat.ts'
import { rangeSlot } from '../../shared/composing/overview.ts'
import { ageSecondsOf, type Facts } from '../../shared/grounding/facts.ts'
import type { Listing } from '../../shared/listing.ts'
import type { Policies } from '../../shared/product.ts'
import { lastQuestionOf, type Selection } from './selection.ts'

interface FactsInput {
  readonly selection: Selection
  readonly policies: Policies
  readonly listing: Listing
  readonly request: ChatRequest
  readonly locale: string
  readonly now: number
}

/** What an answer may state: the listing's values, and for numbers in a model's own words the records behind them. */
export function factsOf({ selection, policies, listing, request, locale, now }: FactsInput): Facts {
  const outdated = outdatedOf(selection, now)
  const { version, publishedAt, provided, hasOtherFacts, categories } = selection
  return {
    // A price too old to be shown proves nothing either.
    products: selection.products.map((product) =>
      outdated.has(product.id) ? { ...product, price: undefined, listPrice: undefined, availability: undefined } : product,
    ),
    policies,
    fields: categories.length ? new Map([...listing.fields, [rangeSlot, categories.join(', ')]]) : listing.fields,
    perProduct: listing.perProduct,
    bases: listing.bases,
    namedProducts: listing.linked,
    question: lastQuestionOf(request),
    language: listing.language,
    locale,
    version,
    publishedAt,
    provided,
    hasOtherFacts,
    now,
  }
}

/** Products of which price and stock are older than the shop allows to show. What came with the request is of this moment. */
export function outdatedOf({ products, priceMaxAgeSeconds, publishedAt, provided }: Selection, now: number): ReadonlySet<string> {
  if (priceMaxAgeSeconds === null) return new Set()
  const isOld = (age: number | null): boolean => age === null || age > priceMaxAgeSeconds
  return new Set(
    products.filter((product) => !provided.has(product.id) && isOld(ageSecondsOf(product, publishedAt, now))).map(({ id }) => id),
  )
}
