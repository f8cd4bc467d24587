import { CatalogueQuery } from '../../../shared/catalogue/query.ts'
import { AppError } from '../../../shared/errors.ts'
import { Locale } from '../../../shared/locale.ts'
import type { Product } from '../../../shared/product.ts'
import { productFields } from '../../../shared/product-fields.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, contextOf, deferOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'
import { countSearch } from '../query/count-search.ts'
import type { SearchResult } from '../query/retrieve.ts'
import { shopView } from '../query/shop-view.ts'

const bytesMax = 16_384
const pageMax = 200
export const ListQuery = z.strictObject({
  locale: z._default(Locale, 'en'),
  from: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(pageMax)), pageMax),
})
export const GetQuery = z.strictObject({ locale: z._default(Locale, 'en') })

const shown = (product: Product, locale: string) => ({ ...product, fields: Object.fromEntries(productFields(product, locale)) })

/** GET /v1/products?locale=&from=&limit=: the shop's catalogue as it is now, with the fields a slot can name. */
export async function listProducts(c: AppContext): Promise<Response> {
  const { locale, from, limit } = readQuery(c, ListQuery)
  const shop = await shopOf(c, locale)
  const products = (await shop?.page(from, limit)) ?? []
  const count = shop?.pointer.count ?? 0
  return respondJson(c.get('state'), {
    object: 'list',
    locale: shop?.pointer.locale ?? locale,
    version: shop?.pointer.version ?? null,
    count,
    next: from + limit < count ? from + limit : null,
    data: products.map((product) => shown(product, locale)),
  })
}

/** GET /v1/products/{id}?locale=: one variant, with its siblings' ids. */
export async function getProduct(c: AppContext): Promise<Response> {
  const { locale } = readQuery(c, GetQuery)
  const shop = await shopOf(c, locale)
  const [product] = (await shop?.byId([c.req.param('id') ?? ''])) ?? []
  if (!shop || !product) throw new AppError('product_not_found', 'The catalogue has no product with this id.', { param: 'id' })
  const siblings = product.parent ? await shop.siblings(product.parent) : []
  const variants = siblings.map(({ id, options = [] }) => ({ id, options }))
  return respondJson(c.get('state'), { ...shown(product, locale), version: shop.pointer.version, variants })
}

/** POST /v1/products:search: what the catalogue has for a query and filters; `match` says whether that is what was meant or the closest. */
export async function searchProducts(c: AppContext): Promise<Response> {
  const query = await readJson(c.req.raw, CatalogueQuery, bytesMax)
  const locale = query.locale ?? 'en'
  const shop = await shopOf(c, locale)
  const { products, match, parts } = (await shop?.search(query)) ?? noProducts
  if (shop) countSearch(contextOf(c), shop, query.query, match)
  return respondJson(c.get('state'), {
    object: 'list',
    locale: shop?.pointer.locale ?? locale,
    version: shop?.pointer.version ?? null,
    match,
    data: products.map((product) => {
      const rank = parts?.get(product.id)
      return { ...shown(product, locale), ...(rank && { rank }) }
    }),
  })
}

const noProducts: SearchResult = { products: [], match: 'none' }
const firstProducts = 200

/** GET /v1/shop?locale=: what a page's assistant shows before the first question. A shop without products has none to speak of. */
export async function getShop(c: AppContext): Promise<Response> {
  const { locale } = readQuery(c, GetQuery)
  const shop = await shopOf(c, locale)
  const view = shop ? shopView(shop.pointer, await shop.page(0, firstProducts)) : noShop(locale)
  // Behind the reply: who opens an assistant is about to ask of products.
  if (shop) deferOf(c)(servicesOf(c).productAnswers.ready())
  return respondJson(c.get('state'), view)
}

const noShop = (locale: string) => ({
  object: 'shop',
  locale,
  version: null,
  count: 0,
  heading: null,
  chips: [],
  imageHosts: [],
  policies: [],
  categories: [],
  product: null,
})

const shopOf = (c: AppContext, locale: string) => servicesOf(c).catalogues.current(callerOf(c).tenant, locale, deferOf(c))
