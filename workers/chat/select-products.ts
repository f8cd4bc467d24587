import type { ChatRequest, Retrieve } from '../../shared/chat.ts'
import { goodsParts, tellsWhatIsSold } from '../../shared/composing/by-kind.ts'
import { isOfShop, readOverview } from '../../shared/composing/overview.ts'
import { AppError } from '../../shared/errors.ts'
import type { KindOf } from '../../shared/kinds/read-kind.ts'
import type { Product } from '../../shared/product.ts'
import { languageOf } from '../../shared/weighing/language.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { categoriesOf } from '../catalogue/query/categories-of.ts'
import { countSearch } from '../catalogue/query/count-search.ts'
import { type Retrieved, retrieve as retrieveFor } from '../catalogue/query/retrieve.ts'
import type { RequestContext } from '../http/contract.ts'
import { localeOf } from './locale-of.ts'
import { emptySelection, hasTools, lastQuestionOf, type Selection, turnsOf } from './selection.ts'

/**
 * The products a request is about: whole records as given, ids from the shop's catalogue, and what it asks to be found
 * there; and the shop's policies. Nothing is read for a request that asks for none of it.
 */
export async function selectProducts(context: RequestContext, request: ChatRequest): Promise<Selection> {
  const { products: requested, retrieve } = request.llasa ?? {}
  if (!requested && !retrieve) return emptySelection
  const shop = await context.services.catalogues.current(context.caller.tenant, localeOf(request), context.defer)
  const kindOf = shop && retrieve ? await context.services.messageKinds.current() : null
  const inView = await resolve(requested ?? [], shop)
  const { products, found, match } =
    shop && retrieve ? await find(shop, request, retrieve, inView, kindOf) : { products: inView, found: null, match: null }
  if (shop && match !== null) countSearch(context, shop, soughtIn(request), match)
  return {
    products,
    policies: shop?.pointer.settings.policies ?? {},
    version: shop?.pointer.version ?? null,
    publishedAt: shop?.pointer.publishedAt ?? null,
    priceMaxAgeSeconds: shop?.pointer.settings.priceMaxAgeSeconds ?? null,
    provided: new Set((requested ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.id]))),
    found,
    match,
    kindOf,
    categories: shop && kindOf && mayAskForRange(lastQuestionOf(request), match, kindOf) ? await categoriesOf(shop) : [],
    hasOtherFacts: hasTools(request) && !retrieve && inView.length === 0,
  }
}

const mayAskForRange = (question: string, match: Selection['match'], kindOf: KindOf): boolean =>
  readOverview(question) !== null ||
  tellsWhatIsSold(kindOf(question)) ||
  (match !== null && match !== 'found' && isOfShop(question))

const soughtIn = (request: ChatRequest): string => {
  const { retrieve } = request.llasa ?? {}
  return (typeof retrieve === 'object' ? retrieve.query : undefined) ?? lastQuestionOf(request)
}

/** By the caller's own query where there is one; else by what the conversation is about. */
async function find(
  shop: ShopCatalogue,
  request: ChatRequest,
  retrieve: boolean | Retrieve,
  inView: readonly Product[],
  kindOf: KindOf | null,
): Promise<Retrieved> {
  const { query, filters, sort, limit } = typeof retrieve === 'object' ? retrieve : { limit: 5 }
  if (query === undefined)
    return retrieveFor({ turns: aboutGoods(turnsOf(request), kindOf), inView }, shop.search, {
      ...(filters && { filters }),
      limit,
      currency: shop.pointer.currency,
      language: languageOf(localeOf(request)),
      byId: shop.byId,
    })
  const { products: hits, match } = await shop.search({ query, filters: filters ?? {}, ...(sort && { sort }), limit })
  return {
    products: [...new Map([...hits, ...inView].map((product) => [product.id, product])).values()],
    found: hits.length,
    match,
  }
}

/** The turns as they are, of the last one only what is about goods: "sunscreen, and what would postage be" looks for no postage. */
function aboutGoods(turns: ReturnType<typeof turnsOf>, kindOf: KindOf | null): ReturnType<typeof turnsOf> {
  const last = turns.at(-1)
  const goods = last && kindOf && goodsParts(last.text, kindOf)
  return last && goods ? [...turns.slice(0, -1), { ...last, text: goods }] : turns
}

async function resolve(requested: readonly (string | Product)[], shop: ShopCatalogue | null): Promise<Product[]> {
  const ids = requested.filter((entry) => typeof entry === 'string')
  const found = ids.length && shop ? await shop.byId(ids) : []
  const byId = new Map(found.map((product) => [product.id, product]))
  return requested.map((entry, index) => {
    if (typeof entry !== 'string') return entry
    const product = byId.get(entry)
    if (!product)
      throw new AppError('product_not_found', 'The catalogue has no product with this id.', { param: `llasa.products.${index}` })
    return product
  })
}
