import { AppError } from '../../../shared/errors.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import type { CataloguePointer } from './published.ts'

/** The authored products of a locale as a new version, and this isolate told of it. */
export async function publishCatalogue(c: AppContext, locale: string): Promise<CataloguePointer> {
  const { catalogueDesk, catalogueVersions, catalogues } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const count = await catalogueDesk.count(tenant, locale)
  if (count === 0) throw new AppError('not_found', `There are no products of the locale '${locale}'.`, { param: 'locale' })
  const pointer = await catalogueVersions.publish(tenant, keyId, {
    locale,
    version: `${new Date().toISOString().replace(/[-:.]/g, '').slice(0, 18)}Z`,
    count,
    settings: await catalogueDesk.settings(tenant, locale),
    pages: catalogueDesk.pages(tenant, locale),
  })
  catalogues.forget(tenant, locale)
  return pointer
}
