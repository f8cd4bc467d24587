import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { buildPages } from '../../scripts/build-pages.ts'

/** Our Worker as wrangler bundles it for Cloudflare, in `dist/worker`; not minified, its functions keep their names. */
export async function bundleWorker({ minify = true } = {}): Promise<void> {
  await buildPages()
  execFileSync(
    process.execPath,
    [
      'node_modules/wrangler/bin/wrangler.js',
      'deploy',
      '--dry-run',
      ...(minify ? ['--minify'] : []),
      '--outdir',
      'dist/worker',
      '--env=',
    ],
    { stdio: 'pipe', env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' } },
  )
}

/** The bundle's modules and bindings, as miniflare takes a Worker; ours to all but its settings. */
export function bundledWorker() {
  const modules = readdirSync('dist/worker')
    .filter((file) => file === 'index.js' || (/\.(md|bin)$/.test(file) && file !== 'README.md'))
    .sort((a) => (a === 'index.js' ? -1 : 1))
    .map((file) => ({
      type: moduleType(file),
      path: file,
      contents: file.endsWith('.bin') ? readFileSync(`dist/worker/${file}`) : readFileSync(`dist/worker/${file}`, 'utf8'),
    }))
  return {
    modules,
    compatibilityDate: '2026-11-03',
    compatibilityFlags: ['enable_request_signal'],
    kvNamespaces: { STORE: 'local', ANSWERS: 'answers' },
    d1Databases: { DB: 'local' },
    durableObjects: {
      ROLLOUT_STORE: { className: 'RolloutStore', useSQLite: true },
      ROLLOUT_GUARD: { className: 'RolloutGuard', useSQLite: true },
      QUOTA_LEDGER: { className: 'QuotaLedger', useSQLite: true },
      CATALOGUE_IMPORTER: { className: 'CatalogueImporter', useSQLite: true },
      IDEMPOTENT_REQUEST: { className: 'IdempotentRequest', useSQLite: true },
    },
  }
}

const moduleType = (file: string) =>
  (file.endsWith('.md') ? 'Text' : file.endsWith('.bin') ? 'Data' : 'ESModule') as 'Text' | 'Data' | 'ESModule'
