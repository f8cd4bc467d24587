import { AppError } from '../../../shared/errors.ts'
import type { CatalogueVersions, ImportService } from '../contract.ts'
import type { CataloguePointer } from './published.ts'

interface PublishInput {
  readonly importService: ImportService
  readonly catalogueVersions: CatalogueVersions
  readonly tenant: string
  readonly by: string
  readonly locale: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The authored products of a locale as a new version. */
export async function publishCatalogue(input: PublishInput): Promise<CataloguePointer> {
  const { importService, catalogueVersions, tenant, by, locale, now } = input
  const count = await importService.count(tenant, locale)
  if (count === 0) throw new AppError('not_found', `There are no products of the locale '${locale}'.`, { param: 'locale' })
  return catalogueVersions.publish(tenant, by, {
    locale,
    version: `${new Date(now).toISOString().replace(/[-:.]/g, '').slice(0, 18)}Z`,
    count,
    settings: await importService.settings(tenant, locale),
    synonyms: await importService.synonyms(tenant, locale),
    pages: importService.pages(tenant, locale),
  })
}
