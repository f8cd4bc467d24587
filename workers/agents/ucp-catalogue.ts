import { AppError } from '../../shared/errors.ts'
import type { Product } from '../../shared/product.ts'
import { productFields } from '../../shared/product-fields.ts'
import { leaderOf } from '../../shared/weighing/leaders.ts'
import { attributeOf } from '../../shared/weighing/mentions.ts'
import type * as z from '../../shared/zod.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { countSearch } from '../catalogue/query/count-search.ts'
import type { RequestContext } from '../http/contract.ts'
import { type CompareProducts, type GetProduct, type LookupCatalogue, queriesOf, type SearchCatalogue } from './ucp/catalogue.ts'
import { toUcpProducts, type UcpProduct } from './ucp/to-ucp.ts'
import { catalogueVersion } from './ucp/versions.ts'

const envelope = (capability: string) => ({
  version: catalogueVersion,
  capabilities: { [capability]: [{ version: catalogueVersion }] },
})
const shopOf = ({ services, caller, defer }: RequestContext, buyer: { language?: string | undefined } | undefined) =>
  services.catalogues.current(caller.tenant, buyer?.language ?? 'en', defer)

const nothingExact = 'Nothing is exactly what was asked for; these come closest.'

/** UCP `search_catalog`: products that fit, with all their variants; none where none fits. */
export async function searchCatalogue(context: RequestContext, request: SearchCatalogue): Promise<object> {
  const shop = await shopOf(context, request.context)
  const results = shop ? await Promise.all(queriesOf(request).map((query) => shop.search(query))) : []
  const isFound = results.some(({ match }) => match === 'found')
  if (shop && request.query) countSearch(context, shop, request.query, results[0]?.match ?? 'none')
  const fitting = results.flatMap(({ match, products }) => (match === 'found' || !isFound ? products : []))
  const products = await withVariants(shop, [...new Map(fitting.map((product) => [product.id, product])).values()])
  return {
    ucp: envelope('dev.ucp.shopping.catalog.search'),
    products: products.slice(0, request.pagination?.limit ?? 10),
    ...(!isFound && products.length > 0 && { messages: [{ type: 'info', code: 'near', content: nothingExact }] }),
  }
}

/** UCP `lookup_catalog`: products by product or variant id, each variant with what it was found by. */
export async function lookUpCatalogue(
  context: RequestContext,
  { ids, context: buyer }: z.infer<typeof LookupCatalogue>,
): Promise<object> {
  const shop = await shopOf(context, buyer)
  const found = await Promise.all([...new Set(ids)].map(async (id) => ({ id, variants: await variantsOf(shop, id) })))
  const missing = found.filter(({ variants }) => variants.length === 0)
  const products = found.flatMap(({ id, variants }) =>
    toUcpProducts(variants).map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({
        ...variant,
        inputs: [{ id, match: (variant as { id: string }).id === id ? 'exact' : 'featured' }],
      })),
    })),
  )
  return {
    ucp: envelope('dev.ucp.shopping.catalog.lookup'),
    products,
    ...(missing.length && {
      messages: await Promise.all(
        missing.map(async ({ id }) => {
          const close = await closeIds(shop, id)
          const hint = close.length ? ` Close ones: ${close.join(', ')}.` : ''
          return { type: 'info', code: 'not_found', content: `There is no product '${id}'.${hint}` }
        }),
      ),
    }),
  }
}

/** UCP `get_product`. Refuses an id of no product, and names those that are close. */
export async function getUcpProduct(
  context: RequestContext,
  { id, context: buyer }: z.infer<typeof GetProduct>,
): Promise<object> {
  const shop = await shopOf(context, buyer)
  const [variant] = await variantsOf(shop, id)
  const [product] = variant ? await withVariants(shop, [variant]) : []
  if (product) return { ucp: envelope('dev.ucp.shopping.catalog.lookup'), product }
  const close = await closeIds(shop, id)
  const hint = close.length ? ` Close ones: ${close.join(', ')}.` : ''
  throw new AppError('product_not_found', `The catalogue has no product with this id.${hint}`, { param: 'id' })
}

/** Products side by side: each field's value in each, and which leads. */
export async function compareProducts(
  context: RequestContext,
  { ids, context: buyer }: z.infer<typeof CompareProducts>,
): Promise<object> {
  const shop = await shopOf(context, buyer)
  const locale = shop?.pointer.locale ?? 'en'
  const found = await Promise.all(ids.map(async (id) => ({ id, product: (await variantsOf(shop, id))[0] })))
  const products = [...new Map(found.flatMap(({ product }) => (product ? [[product.id, product] as const] : []))).values()]
  const perProduct = products.map((product) => productFields(product, locale))
  const entries = products.map((product, index) => ({ product, fields: perProduct[index] ?? new Map<string, string>() }))
  const keys = [...new Set(perProduct.flatMap((fields) => [...fields.keys()]))].filter(
    (key) => key !== 'url' && key !== 'description',
  )
  const leadOf = (key: string, sense: 'most' | 'least'): string | null => {
    const [first, ...ties] = leaderOf(entries, attributeOf(key), sense, locale)?.leads ?? []
    return first === undefined || ties.length ? null : (products[first]?.id ?? null)
  }
  return {
    version: shop?.pointer.version ?? null,
    products: products.map(({ id, title, url }) => ({ id, title, ...(url && { url }) })),
    fields: keys.map((key) => ({ key, values: perProduct.map((fields) => fields.get(key) ?? null) })),
    cheapest: leadOf('price', 'least'),
    bestRated: leadOf('rating', 'most'),
    unknown: found.flatMap(({ id, product }) => (product ? [] : [id])),
  }
}

const marks = /^[\s"'`“”‘’*<[({]+|(?<![\s"'`“”‘’*>\])},.;])[\s"'`“”‘’*>\])},.;]+$/g

/** An id as agents write it: in quotes and brackets, with a typographer's hyphens, in other case. */
function formsOf(id: string): ReadonlySet<string> {
  const bare = id.replace(marks, '').replace(/^id:\s*/i, '')
  const plain = bare.replace(/[\u2010-\u2013]/g, '-')
  return new Set([id, bare, plain, plain.toLowerCase(), plain.toUpperCase()])
}

/** The variant of that id, or the variants of the product of that id. */
export async function variantsOf(shop: ShopCatalogue | null, id: string): Promise<readonly Product[]> {
  const forms = formsOf(id)
  const [own] = (await shop?.byId([...forms])) ?? []
  if (own) return [own]
  for (const each of forms) {
    const found = (await shop?.siblings(each)) ?? []
    if (found.length) return found
  }
  return []
}

const closeIdsMax = 3

/** Ids of products that the words of an id find: most ids are made of a title. */
async function closeIds(shop: ShopCatalogue | null, id: string): Promise<string[]> {
  const query = id
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200)
  if (!query || !shop) return []
  const { products } = await shop.search({ query, filters: {}, limit: closeIdsMax })
  return products.map((product) => product.id)
}

/** Complete products, the found variant first. */
async function withVariants(shop: ShopCatalogue | null, found: readonly Product[]): Promise<UcpProduct[]> {
  const complete = await Promise.all(
    found.map(async (variant) => {
      const siblings = variant.parent ? ((await shop?.siblings(variant.parent)) ?? []) : []
      return [variant, ...siblings.filter(({ id }) => id !== variant.id)]
    }),
  )
  return complete.flatMap(toUcpProducts)
}
