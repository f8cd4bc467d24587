import type { Facts } from '../../../shared/grounding/facts.ts'
import { redactProduct } from '../../../shared/grounding/redact.ts'
import { linkProducts } from '../../../shared/link-products.ts'
import { renderListing } from '../../../shared/listing.ts'
import { type Policies, Product } from '../../../shared/product.ts'

/** What an answer about these products is held to. */
export function factsFor(
  records: readonly object[],
  { policies = {}, question = '', locale = 'en' }: { policies?: Policies; question?: string; locale?: string } = {},
): Facts {
  const products = records.map((product) => redactProduct(Product.parse(product)))
  const listing = renderListing({ products, policies, locale, valueCharsMax: 0, question })
  return {
    products,
    policies,
    fields: listing.fields,
    bases: listing.bases,
    namedProducts: linkProducts(question, listing.titles),
    question,
    locale,
    version: 'v1',
    publishedAt: '2026-11-25T00:00:00Z',
    provided: new Set(),
    now: Date.parse('2026-11-25T00:01:00Z'),
  }
}
