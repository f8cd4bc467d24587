import { productFields } from '../../shared/product-fields.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import { respondJson } from '../http/respond.ts'

/** GET /v1/products?locale=: the shop's catalogue as it is now, with the fields a slot can name. */
export async function listProducts(c: AppContext): Promise<Response> {
  const locale = c.req.query('locale') ?? 'en'
  const catalogue = await servicesOf(c).catalogues.get(callerOf(c).tenant, locale)
  const data = (catalogue?.products ?? []).map((product) => ({
    ...product,
    fields: Object.fromEntries(productFields(product, locale)),
  }))
  return respondJson(c.get('state'), {
    object: 'list',
    locale: catalogue?.locale ?? locale,
    version: catalogue?.version ?? null,
    data,
  })
}
