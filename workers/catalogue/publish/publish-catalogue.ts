import { AppError } from '../../../shared/errors.ts'
import type { RequestContext } from '../../http/contract.ts'
import type { CataloguePointer } from './published.ts'

/** The authored products of a locale as a new version, and this isolate reads it from now on. */
export async function publishCatalogue(context: RequestContext, locale: string): Promise<CataloguePointer> {
  const { importService, catalogueVersions, catalogues } = context.services
  const { tenant, keyId } = context.caller
  const count = await importService.count(tenant, locale)
  if (count === 0) throw new AppError('not_found', `There are no products of the locale '${locale}'.`, { param: 'locale' })
  const pointer = await catalogueVersions.publish(tenant, keyId, {
    locale,
    version: `${new Date(context.now()).toISOString().replace(/[-:.]/g, '').slice(0, 18)}Z`,
    count,
    settings: await importService.settings(tenant, locale),
    synonyms: await importService.synonyms(tenant, locale),
    pages: importService.pages(tenant, locale),
  })
  catalogues.forget(tenant, locale)
  return pointer
}
