import { bodyChunks } from '../../http/body-chunks.ts'
import { createCatalogueDatabase } from '../adapters/catalogue-database.ts'
import { createCatalogueVersions } from '../adapters/catalogue-versions.ts'
import { createImportService } from '../adapters/import-service.ts'
import { wordKnowledge } from '../adapters/word-knowledge.ts'
import type { ImportRequest, ImportRun } from '../contract.ts'
import { decodeText } from '../feeds/decode-text.ts'
import { publishCatalogue } from '../publish/publish-catalogue.ts'
import type { CataloguePointer } from '../publish/published.ts'
import { runImport } from '../publish/run-import.ts'

export interface ImporterEnv {
  readonly STORE: KVNamespace
  readonly DB: D1Database
}

// A hundred thousand variants of two kilobytes, and room. What Cloudflare's plan takes may be less: 100 MB.
const fileBytesMax = 500_000_000

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

export function importFile(
  { DB }: ImporterEnv,
  request: ImportRequest,
  file: ReadableStream<Uint8Array> | null,
): Promise<ImportRun> {
  const chunks = decodeText(bodyChunks({ body: file }, fileBytesMax), request.locale)
  return runImport(createImportService(DB), { ...request, chunks, now: Date.now(), rest })
}

export function publishAuthored(
  { STORE, DB }: ImporterEnv,
  tenant: string,
  by: string,
  locale: string,
): Promise<CataloguePointer> {
  const catalogueVersions = createCatalogueVersions(STORE, DB, createCatalogueDatabase(DB, wordKnowledge), wordKnowledge)
  const importService = createImportService(DB)
  return publishCatalogue({ importService, catalogueVersions, tenant, by, locale, now: Date.now() })
}
