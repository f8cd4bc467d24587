import { CatalogueFilters, type CatalogueQuery, Sort, searchLimitMax } from '../../../shared/catalogue/query.ts'
import * as z from '../../../shared/zod.ts'
import { UcpContext } from './ask.ts'

const amount = z.int().check(z.nonnegative())

/** UCP's search_filters as far as ours say the same, and ours beyond them. */
const SearchFilters = z.object({
  categories: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(250))).check(z.maxLength(10))),
  price: z.optional(z.object({ min: z.optional(amount), max: z.optional(amount) })),
  available: z.optional(z.boolean()),
  brand: CatalogueFilters.shape.brand,
  options: CatalogueFilters.shape.options,
  ranges: CatalogueFilters.shape.ranges,
  not: CatalogueFilters.shape.not,
})

/** UCP `search_catalog` (catalog_search.json): unknown members are passed over, as the protocol asks. */
export const SearchCatalogue = z.object({
  query: z._default(z.string().check(z.maxLength(1_000)), ''),
  filters: z.optional(SearchFilters),
  sort: z.optional(Sort),
  context: z.optional(UcpContext),
  pagination: z.optional(z.object({ limit: z.optional(z.int().check(z.minimum(1), z.maximum(searchLimitMax))) })),
})
export type SearchCatalogue = z.infer<typeof SearchCatalogue>

export const LookupCatalogue = z.object({
  ids: z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.minLength(1), z.maxLength(50)),
  context: z.optional(UcpContext),
})

export const GetProduct = z.object({ id: z.string().check(z.minLength(1), z.maxLength(128)), context: z.optional(UcpContext) })

export const CompareProducts = z.object({
  ids: z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.minLength(2), z.maxLength(5)),
  context: z.optional(UcpContext),
})

/** One of several categories is enough, which our filters say one at a time. */
export function queriesOf({
  query,
  filters,
  sort,
  pagination,
}: SearchCatalogue): Pick<CatalogueQuery, 'query' | 'filters' | 'sort' | 'limit'>[] {
  const own: CatalogueFilters = {
    ...(filters?.price?.min !== undefined && { priceMin: filters.price.min }),
    ...(filters?.price?.max !== undefined && { priceMax: filters.price.max }),
    ...(filters?.available !== undefined && { available: filters.available }),
    ...(filters?.brand !== undefined && { brand: filters.brand }),
    ...(filters?.options !== undefined && { options: filters.options }),
    ...(filters?.ranges !== undefined && { ranges: filters.ranges }),
    ...(filters?.not !== undefined && { not: filters.not }),
  }
  const limit = pagination?.limit ?? 10
  const categories = filters?.categories ?? []
  return categories.length
    ? categories.map((category) => ({ query, filters: { ...own, category }, ...(sort && { sort }), limit }))
    : [{ query, filters: own, ...(sort && { sort }), limit }]
}
