import { currencyDigits } from '../../../shared/currencies.ts'
import { PlainRequests } from '../../../shared/plain-requests.ts'
import { Policies } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'

/** ISO 4217. */
export const Currency = z
  .string()
  .check(z.refine((code) => currencyDigits(code) !== null, { error: 'must be an ISO 4217 currency.' }))

/** Without the slash at its end. */
export const ShopUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(200), z.regex(/[^/]$/))

/** How a shop's assistant introduces itself in a page. */
const AssistantSettings = z.strictObject({
  heading: z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(60))), null),
  /** First questions to choose from; none: some about what the shop sells. */
  chips: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(120))).check(z.maxLength(4)), []),
  /** Other hosts that product pictures may come from; those of the page itself always may. */
  imageHosts: z._default(z.array(z.string().check(z.regex(/^[a-z0-9.-]+(:\d+)?$/), z.maxLength(253))).check(z.maxLength(10)), []),
})

/** What a shop sets for one locale, beside its products. */
export const CatalogueSettings = z.strictObject({
  policies: z._default(Policies, {}),
  /** Prices and stock older than this are not shown: the answer advises to check. Null: they never get too old. */
  priceMaxAgeSeconds: z._default(z.nullable(z.int().check(z.positive())), null),
  /** Of amounts in files that name none. */
  currency: z._default(z.nullable(Currency), null),
  /** Where the shop is: products of files that name no address are below it. */
  shopUrl: z._default(z.nullable(ShopUrl), null),
  /** What shoppers looked for is counted and kept as many days, numbers and addresses masked; 0: never. */
  keepSearchesDays: z._default(z.int().check(z.minimum(0), z.maximum(365)), 0),
  assistant: z._default(AssistantSettings, { heading: null, chips: [], imageHosts: [] }),
  plainRequests: z._default(PlainRequests, 'grounded'),
})
export type CatalogueSettings = z.infer<typeof CatalogueSettings>

/** Which version of a locale serves. Bundles are immutable; this small value names them. */
export const CataloguePointer = z.object({
  version: z.string(),
  locale: z.string(),
  publishedAt: z.string(),
  count: z.number(),
  /** `bundle`: prebuilt index and records in KV. `database`: too many for that, D1 searches. */
  search: z.enum(['bundle', 'database']),
  /** Of its prices, for limits that name none; versions published before have none. */
  currency: z.optional(z.string()),
  settings: CatalogueSettings,
})
export type CataloguePointer = z.infer<typeof CataloguePointer>

export const cataloguePointerName = (tenant: string, locale: string): string => `catalogue:v2:${tenant}:${locale}`
export const catalogueIndexName = (tenant: string, locale: string, version: string): string =>
  `catalogue:v3:${tenant}:${locale}:${version}:index`
export const catalogueRecordsName = (tenant: string, locale: string, version: string, chunk: number): string =>
  `catalogue:v2:${tenant}:${locale}:${version}:records:${chunk}`

/** Records are read by the chunk: of a large catalogue an answer needs a handful. */
export const recordsPerChunk = 250
/** Beyond either an index takes too much of an isolate's memory, where it lies as it is stored. */
export const bundleVariantsMax = 10_000
export const indexBytesMax = 12_000_000
