import { DurableObject } from 'cloudflare:workers'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { bodyChunks } from '../../http/body-chunks.ts'
import { createCatalogueDatabase } from '../adapters/catalogue-database.ts'
import { createCatalogueVersions } from '../adapters/catalogue-versions.ts'
import { createImportService } from '../adapters/import-service.ts'
import { wordKnowledge } from '../adapters/word-knowledge.ts'
import type { ImportRequest } from '../contract.ts'
import { decodeText } from '../feeds/decode-text.ts'
import { publishCatalogue } from '../publish/publish-catalogue.ts'
import { runImport } from '../publish/run-import.ts'

interface ImporterEnv {
  readonly STORE: KVNamespace
  readonly DB: D1Database
}

// A hundred thousand variants of two kilobytes, and room. What Cloudflare's plan takes may be less: 100 MB.
const fileBytesMax = 500_000_000

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** A result as JSON, or why the request is refused: what is thrown would come without its code. */
type Settled =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly param: string | null }

/** One tenant's imports and catalogues to publish: seconds of work, here, so that no shopper waits in the same isolate. */
export class CatalogueImporter extends DurableObject<ImporterEnv> {
  run(request: ImportRequest, file: ReadableStream<Uint8Array> | null): Promise<Settled> {
    const chunks = decodeText(bodyChunks({ body: file }, fileBytesMax))
    return settled(runImport(createImportService(this.env.DB), { ...request, chunks, now: Date.now(), rest }))
  }

  publish(tenant: string, by: string, locale: string): Promise<Settled> {
    const { STORE, DB } = this.env
    const catalogueVersions = createCatalogueVersions(STORE, DB, createCatalogueDatabase(DB, wordKnowledge), wordKnowledge)
    const importService = createImportService(DB)
    return settled(publishCatalogue({ importService, catalogueVersions, tenant, by, locale, now: Date.now() }))
  }
}

async function settled(work: Promise<object>): Promise<Settled> {
  try {
    return { ok: true, json: JSON.stringify(await work) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, param } = error
    return { ok: false, code, message, param }
  }
}
