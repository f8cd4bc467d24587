import { readdirSync, readFileSync } from 'node:fs'
import { buildPages } from '../../scripts/build-pages.ts'
import { buildWorker, workerDirectory } from '../../scripts/build-worker.ts'

/** Our Worker as it goes to Cloudflare, in `dist/worker`; not minified, its functions keep their names. */
export async function bundleWorker({ minify = true } = {}): Promise<void> {
  await buildPages()
  await buildWorker({ minify })
}

/** The bundle's modules and bindings, as miniflare takes a Worker; ours to all but its settings. */
export function bundledWorker() {
  const modules = readdirSync(workerDirectory)
    .filter((file) => /\.(js|md|bin)$/.test(file))
    .sort((a) => (a === 'index.js' ? -1 : 1))
    .map((file) => ({
      type: moduleType(file),
      path: file,
      contents: file.endsWith('.bin')
        ? readFileSync(`${workerDirectory}/${file}`)
        : readFileSync(`${workerDirectory}/${file}`, 'utf8'),
    }))
  return {
    modules,
    compatibilityDate: '2026-11-03',
    compatibilityFlags: ['enable_request_signal', 'new_module_registry'],
    kvNamespaces: { STORE: 'local', ANSWERS: 'answers' },
    d1Databases: { DB: 'local' },
    durableObjects: {
      ROLLOUT_STORE: { className: 'RolloutStore', useSQLite: true },
      ROLLOUT_GUARD: { className: 'RolloutGuard', useSQLite: true },
      QUOTA_LEDGER: { className: 'QuotaLedger', useSQLite: true },
      FAQ_PUBLISHER: { className: 'FaqPublisher', useSQLite: true },
      CATALOGUE_IMPORTER: { className: 'CatalogueImporter', useSQLite: true },
      IDEMPOTENT_REQUEST: { className: 'IdempotentRequest', useSQLite: true },
    },
  }
}

const moduleType = (file: string) =>
  (file.endsWith('.md') ? 'Text' : file.endsWith('.bin') ? 'Data' : 'ESModule') as 'Text' | 'Data' | 'ESModule'
