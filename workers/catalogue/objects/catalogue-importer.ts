import { DurableObject } from 'cloudflare:workers'
import { type Settled, settled } from '../../http/adapters/settled.ts'
import type { ImportRequest } from '../contract.ts'
import type { ImporterEnv } from './importer-work.ts'

// Its readers of every format are loaded by the object that reads; the class itself is in every isolate.
const loaded = () => import('./importer-work.ts')

/** One tenant's imports and catalogues to publish: seconds of work, here, so that no shopper waits in the same isolate. */
export class CatalogueImporter extends DurableObject<ImporterEnv> {
  run(request: ImportRequest, file: ReadableStream<Uint8Array> | null): Promise<Settled> {
    return settled(loaded().then(({ importFile }) => importFile(this.env, request, file)))
  }

  publish(tenant: string, by: string, locale: string): Promise<Settled> {
    return settled(loaded().then(({ publishAuthored }) => publishAuthored(this.env, tenant, by, locale)))
  }
}
