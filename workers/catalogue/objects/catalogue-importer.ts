import { DurableObject } from 'cloudflare:workers'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { ImportRequest } from '../contract.ts'
import type { ImporterEnv } from './importer-work.ts'

// Its readers of every format are loaded by the object that reads; the class itself is in every isolate.
const loaded = () => import('./importer-work.ts')

/** A result as JSON, or why the request is refused: what is thrown would come without its code. */
type Settled =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly param: string | null }

/** One tenant's imports and catalogues to publish: seconds of work, here, so that no shopper waits in the same isolate. */
export class CatalogueImporter extends DurableObject<ImporterEnv> {
  run(request: ImportRequest, file: ReadableStream<Uint8Array> | null): Promise<Settled> {
    return settled(loaded().then(({ importFile }) => importFile(this.env, request, file)))
  }

  publish(tenant: string, by: string, locale: string): Promise<Settled> {
    return settled(loaded().then(({ publishAuthored }) => publishAuthored(this.env, tenant, by, locale)))
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
