import * as z from 'zod/mini'
import { Locale } from '../locale.ts'

const amount = z.int().check(z.nonnegative(), z.maximum(1_000_000_000_000))

/** What a product must be, enforced on its record: what is not known to meet a filter does not meet it. */
export const CatalogueFilters = z.strictObject({
  /** Minor units. With `currency`, only prices in it; without, prices as they stand. */
  priceMin: z.optional(amount),
  priceMax: z.optional(amount),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  available: z.optional(z.boolean()),
  /** The category or one above it: `Outdoor` finds `Outdoor > Tents`. */
  category: z.optional(z.string().check(z.minLength(1), z.maxLength(250))),
  brand: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Option or attribute → value, both without regard to case. */
  options: z.optional(
    z
      .record(z.string().check(z.minLength(1), z.maxLength(60)), z.string().check(z.minLength(1), z.maxLength(120)))
      .check(z.refine((options) => Object.keys(options).length <= 10, { error: 'must be at most 10 entries long.' })),
  ),
})
export type CatalogueFilters = z.infer<typeof CatalogueFilters>

export const searchLimitMax = 50

export const CatalogueQuery = z.strictObject({
  query: z._default(z.string().check(z.maxLength(1_000)), ''),
  filters: z._default(CatalogueFilters, {}),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(searchLimitMax)), 10),
  locale: z.optional(Locale),
})
export type CatalogueQuery = z.infer<typeof CatalogueQuery>
