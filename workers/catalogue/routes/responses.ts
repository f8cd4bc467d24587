import { Price, Product, ProductOption } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { CatalogueImport } from '../publish/import.ts'
import { CataloguePointer } from '../publish/published.ts'

/** What the catalogue's routes answer with. */

export const ProductView = z.object({
  ...Product.shape,
  attributes: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()),
})

export const ProductPage = z.object({
  object: z.literal('list'),
  locale: z.string(),
  version: z.nullable(z.string()),
  count: z.int(),
  next: z.nullable(z.int()),
  data: z.array(ProductView),
})

export const ProductDetail = z.extend(ProductView, {
  version: z.string(),
  variants: z.array(z.object({ id: z.string(), options: z.array(ProductOption) })),
})

/** What a product's place in a ranking is made of; the words' parts and `meaning` add up to `score`. */
const RankParts = z.object({
  score: z.number(),
  words: z.array(
    z.object({
      word: z.string(),
      /** The catalogue's word that it was read as. */
      term: z.string(),
      where: z.array(z.enum(['title', 'kind', 'traits', 'description'])),
      isIndirect: z.boolean(),
      score: z.number(),
    }),
  ),
  covered: z.number(),
  meaning: z.number(),
})

export const ProductSearch = z.object({
  object: z.literal('list'),
  locale: z.string(),
  version: z.nullable(z.string()),
  /** Whether this is what was meant, the closest there is, or nothing. */
  match: z.enum(['found', 'near', 'none']),
  data: z.array(z.extend(ProductView, { rank: z.optional(RankParts) })),
})

/** What a page's assistant shows before the first question. */
export const ShopView = z.object({
  object: z.literal('shop'),
  locale: z.string(),
  version: z.nullable(z.string()),
  count: z.int(),
  heading: z.nullable(z.string()),
  chips: z.array(z.string()),
  imageHosts: z.array(z.string()),
  /** Keys of its policies. */
  policies: z.array(z.string()),
  categories: z.array(z.object({ name: z.string(), under: z.nullable(Price) })),
  /** Title of one that can be bought. */
  product: z.nullable(z.string()),
})

/** An import, and why it was not committed: `partial`, `shrink`, `truncated`, `empty`. */
export const ImportView = z.extend(CatalogueImport, {
  refused: z.array(z.string()),
  published: z.optional(CataloguePointer),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportList = z.object({ data: z.array(CatalogueImport) })
export type ImportList = z.infer<typeof ImportList>

/** Each locale: how many variants are authored, and what serves. */
export const CatalogueStatus = z.object({
  data: z.array(z.object({ locale: z.string(), count: z.number(), published: z.nullable(CataloguePointer) })),
})
export type CatalogueStatus = z.infer<typeof CatalogueStatus>

export const CatalogueVersionList = z.object({
  current: z.nullable(CataloguePointer),
  versions: z.array(z.extend(CataloguePointer, { publishedBy: z.string() })),
})
export type CatalogueVersionList = z.infer<typeof CatalogueVersionList>

export const AuthoredPage = z.object({ data: z.array(Product), after: z.nullable(z.string()) })
export type AuthoredPage = z.infer<typeof AuthoredPage>

/** Queries, most often first: how often each was found, nearly found and not found; the last day it was made. */
export const SearchCounts = z.object({
  keepSearchesDays: z.int(),
  data: z.array(z.object({ example: z.string(), found: z.int(), near: z.int(), none: z.int(), lastDay: z.string() })),
})
export type SearchCounts = z.infer<typeof SearchCounts>
