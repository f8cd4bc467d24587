import * as z from 'zod/mini'

/** A listing's own key, the second half of a slot: `battery_life` in `{{1.battery_life}}`. */
export const FieldKey = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/))

/** An amount in minor units (cents) with its ISO 4217 currency, as UCP and ACP write prices. */
export const Price = z.strictObject({
  amount: z.int().check(z.nonnegative(), z.maximum(1_000_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
})
export type Price = z.infer<typeof Price>

/**
 * One product as the assistant sees it. What is missing stays missing: an absent price is unknown, not zero.
 * Shape after UCP and ACP (reference/product.md, section 4), reduced to what an answer can state.
 */
export const Product = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/)),
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  brand: z.optional(z.string().check(z.maxLength(100))),
  category: z.optional(z.string().check(z.maxLength(100))),
  description: z.optional(z.string().check(z.maxLength(2_000))),
  url: z.optional(z.url()),
  price: z.optional(Price),
  availability: z.optional(z.strictObject({ available: z.boolean(), quantity: z.optional(z.int().check(z.nonnegative())) })),
  rating: z.optional(
    z.strictObject({ value: z.number().check(z.minimum(0), z.maximum(5)), count: z.int().check(z.nonnegative()) }),
  ),
  attributes: z._default(z.record(FieldKey, z.string().check(z.minLength(1), z.maxLength(500))), {}),
})
export type Product = z.infer<typeof Product>

/** A shop's policies by key (`returns`, `shipping`, …): whole sentences, quoted verbatim in answers. */
export const Policies = z.record(FieldKey, z.string().check(z.minLength(1), z.maxLength(2_000)))
export type Policies = z.infer<typeof Policies>

/** What a shop publishes for one locale: what the edge reads from KV. */
export const Catalogue = z.object({
  version: z.string(),
  locale: z.string(),
  products: z.array(Product),
  policies: Policies,
})
export type Catalogue = z.infer<typeof Catalogue>
