import type { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { Product } from '../../shared/product.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { localeOf } from './plan-answer.ts'
import { emptySelection, mergeProducts, partsOf, retrievalOf, type Selection } from './selection.ts'

/**
 * The products a request is about: whole records as given, ids from the shop's catalogue, and what it asks to be found
 * there; and the shop's policies. Nothing is read for a request that asks for none of it.
 */
export async function selectProducts(c: AppContext, request: ChatRequest): Promise<Selection> {
  const { products: asked, retrieve } = request.llasa ?? {}
  if (!asked && !retrieve) return emptySelection
  const shop = await servicesOf(c).catalogues.current(callerOf(c).tenant, localeOf(request), deferOf(c))
  const inView = await resolve(asked ?? [], shop)
  const query = shop && retrievalOf(request, inView)
  const found = query ? await findIn(shop, query) : []
  return {
    products: mergeProducts(found, inView),
    policies: shop?.pointer.settings.policies ?? {},
    version: shop?.pointer.version ?? null,
    publishedAt: shop?.pointer.publishedAt ?? null,
    priceMaxAgeSeconds: shop?.pointer.settings.priceMaxAgeSeconds ?? null,
    given: new Set((asked ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.id]))),
    found: query ? found.length : null,
  }
}

/** What the whole query finds; else, of things named side by side, the best of each. */
async function findIn(shop: ShopCatalogue, query: NonNullable<ReturnType<typeof retrievalOf>>): Promise<readonly Product[]> {
  const found = await shop.search(query)
  const parts = found.length < 2 ? partsOf(query.query) : []
  if (parts.length === 0) return found
  const perPart = await Promise.all(parts.map((part) => shop.search({ ...query, query: part, limit: 1 })))
  return [...new Map([...found, ...perPart.flat()].map((product) => [product.id, product])).values()].slice(0, query.limit)
}

async function resolve(asked: readonly (string | Product)[], shop: ShopCatalogue | null): Promise<Product[]> {
  const ids = asked.filter((entry) => typeof entry === 'string')
  const found = ids.length && shop ? await shop.byId(ids) : []
  const byId = new Map(found.map((product) => [product.id, product]))
  return asked.map((entry, index) => {
    if (typeof entry !== 'string') return entry
    const product = byId.get(entry)
    if (!product)
      throw new AppError('product_not_found', 'The catalogue has no product with this id.', { param: `llasa.products.${index}` })
    return product
  })
}
