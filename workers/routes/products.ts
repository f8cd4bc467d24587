import { productFields } from '../../shared/product-fields.ts'
import type { AppContext } from '../context.ts'

/** GET /v1/products?locale=: the shop's catalogue as it is now, with the fields a slot can name. */
export async function listProducts(c: AppContext): Promise<Response> {
  const { services, caller } = c.var
  const locale = c.req.query('locale') ?? 'en'
  const catalogue = await services.catalogues.get(caller.tenant, locale)
  const data = (catalogue?.products ?? []).map((product) => ({
    ...product,
    fields: Object.fromEntries(productFields(product, locale)),
  }))
  return Response.json({ object: 'list', locale: catalogue?.locale ?? locale, version: catalogue?.version ?? null, data })
}
