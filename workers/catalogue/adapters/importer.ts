import * as z from '../../../shared/zod.ts'
import { resultOf } from '../../http/adapters/settled.ts'
import type { Importer } from '../contract.ts'
import type { CatalogueImporter } from '../objects/catalogue-importer.ts'
import { CatalogueImport } from '../publish/import.ts'
import { CataloguePointer } from '../publish/published.ts'

const Run = z.object({ made: CatalogueImport, isTruncated: z.boolean() })

/** One object a tenant: its files wait for each other and for nobody else's. */
export function createImporter(importers: DurableObjectNamespace<CatalogueImporter>): Importer {
  const of = (tenant: string) => importers.get(importers.idFromName(tenant))
  return {
    run: async (request, file) => Run.parse(resultOf(await of(request.tenant).run(request, file))),
    publish: async (tenant, by, locale) => CataloguePointer.parse(resultOf(await of(tenant).publish(tenant, by, locale))),
  }
}
