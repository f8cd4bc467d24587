import { Locale } from '../locale.ts'
import * as z from '../zod.ts'

const amount = z.int().check(z.nonnegative(), z.maximum(1_000_000_000_000))
const measured = z.number().check(z.minimum(-1e12), z.maximum(1e12))
const name = z.string().check(z.minLength(1), z.maxLength(60))
const value = z.string().check(z.minLength(1), z.maxLength(120))
const brand = z.string().check(z.minLength(1), z.maxLength(100))
const options = z
  .record(name, value)
  .check(z.refine((entries) => Object.keys(entries).length <= 10, { error: 'must be at most 10 entries long.' }))

/** A measured attribute within limits: `{ attribute: 'weight', max: 2, unit: 'kg' }`. Without an attribute, any that has the unit. */
export const AttributeRange = z
  .strictObject({
    attribute: z.optional(name),
    min: z.optional(measured),
    max: z.optional(measured),
    unit: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
  })
  .check(
    z.refine(({ attribute, unit }) => attribute !== undefined || unit !== undefined, {
      error: 'must name an attribute or a unit.',
    }),
    z.refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'must have a min or a max.' }),
  )
export type AttributeRange = z.infer<typeof AttributeRange>

/** What a product must not be or have. */
const Exclusions = z.strictObject({
  /** In title, brand, category, options or attributes; of several words all must be there. */
  words: z.optional(z.array(name).check(z.maxLength(10))),
  brands: z.optional(z.array(brand).check(z.maxLength(10))),
  options: z.optional(options),
})

/** What a product must be, enforced on its record: what is not known to meet a filter does not meet it. */
export const CatalogueFilters = z.strictObject({
  /** Minor units. With `currency`, only prices in it; without, prices as they stand. */
  priceMin: z.optional(amount),
  priceMax: z.optional(amount),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  available: z.optional(z.boolean()),
  /** The category or one above it: `Outdoor` finds `Outdoor > Tents`. */
  category: z.optional(z.string().check(z.minLength(1), z.maxLength(250))),
  brand: z.optional(brand),
  /** Option or attribute → value, both without regard to case. */
  options: z.optional(options),
  ranges: z.optional(z.array(AttributeRange).check(z.maxLength(5))),
  not: z.optional(Exclusions),
})
export type CatalogueFilters = z.infer<typeof CatalogueFilters>

/** By `price`, `rating`, `reviews` or any measured attribute; products that do not have it come last. */
export const Sort = z.strictObject({ by: name, order: z._default(z.enum(['asc', 'desc']), 'asc') })
export type Sort = z.infer<typeof Sort>

export const searchLimitMax = 50

export const CatalogueQuery = z.strictObject({
  query: z._default(z.string().check(z.maxLength(1_000)), ''),
  filters: z._default(CatalogueFilters, {}),
  /** Left out, the best match comes first. */
  sort: z.optional(Sort),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(searchLimitMax)), 10),
  locale: z.optional(Locale),
  /** Each product with what its place in the ranking is made of. */
  explain: z.optional(z.boolean()),
})
export type CatalogueQuery = z.infer<typeof CatalogueQuery>
