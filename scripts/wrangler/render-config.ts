import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import * as z from 'zod/mini'
import { Scope } from '../../shared/api-key.ts'
import { Config } from '../../workers/config.ts'
import { workerDirectory } from '../build-worker.ts'

const id = z.string().check(z.minLength(1))

/** terraform/edge's output `worker`. */
export const WorkerOutput = z.strictObject({
  name: id,
  kv_namespaces: z.strictObject({ store: id, answers: id }),
  d1_database_id: id,
  vpc_services: z
    .array(z.strictObject({ binding: z.string().check(z.regex(/^GPU_[A-Z0-9_]+$/)), service_id: id }))
    .check(z.minLength(1)),
  backends: z.record(z.string(), z.string().check(z.startsWith('vpc://'))),
  api_host: id,
  admin_host: id,
  access_issuer: z.url(),
  access_audience: z.string().check(z.minLength(8)),
  operators: z.array(z.email()),
})
export type WorkerOutput = z.infer<typeof WorkerOutput>

// What a fresh deployment serves until a rollout is published: the 72B model of the chart, on the first region.
const firstArm = {
  name: 'stable',
  model: 'llasa-72b',
  revision: '1',
  prompt: 'assistant-v1',
  taskPrompt: 'assistant-tasks-v1',
  faq: 'live',
  contextTokens: 16_384,
  outputTokensMax: 1_024,
  charsPerToken: 3,
  temperature: 0,
}
const operatorTenant = 'operators'
// The configuration lies in build/, the code beside it.
const fromBuild = (path: string): string => `../${path}`

interface Toml {
  readonly assets: { readonly directory: string }
  readonly d1_databases: readonly { readonly migrations_dir: string }[]
  readonly vars: { readonly SETTINGS: Record<string, unknown> }
}

/** The Worker as `scripts/build-worker.ts` cuts it: its modules go up as they are; those of data by wrangler's own rule. */
const builtWorker = (directory: string) => ({
  main: fromBuild(`${directory}/index.js`),
  no_bundle: true,
  rules: [
    { type: 'ESModule', globs: ['**/*.js'], fallthrough: true },
    { type: 'Text', globs: ['**/*.md'], fallthrough: true },
  ],
})

const readToml = () => parse(readFileSync('wrangler.toml', 'utf8')) as unknown as Toml & Record<string, unknown>

/** wrangler.toml for a laptop, with the Worker in a folder of its own. */
export function localConfig(directory: string) {
  const local = readToml()
  return {
    ...local,
    ...builtWorker(directory),
    assets: { ...local.assets, directory: fromBuild(local.assets.directory) },
    d1_databases: local.d1_databases.map((database) => ({ ...database, migrations_dir: fromBuild(database.migrations_dir) })),
  }
}

/** Everything of wrangler.toml but what is local: ids, the gateways' bindings and addresses, and the operators' host. */
export function wranglerConfig(worker: WorkerOutput) {
  const local = readToml()
  const [first = ''] = Object.keys(worker.backends)
  const settings = {
    ...local.vars.SETTINGS,
    publicUrl: `https://${worker.api_host}`,
    backends: worker.backends,
    arms: [{ ...firstArm, backend: first }],
    admin: {
      host: worker.admin_host,
      access: {
        issuer: worker.access_issuer,
        audience: worker.access_audience,
        operators: Object.fromEntries(
          worker.operators.map((address) => [address.toLowerCase(), { tenant: operatorTenant, scopes: Scope.options }]),
        ),
      },
    },
  }
  // Secrets are put by hand; what they must be is checked with stand-ins of their length.
  Config.parse({ ...settings, keyPepper: 'p'.repeat(16), gatewayToken: 't'.repeat(16) })
  const { kv_namespaces: kv, d1_database_id: databaseId } = worker
  return {
    ...local,
    name: worker.name,
    ...builtWorker(workerDirectory),
    assets: { ...local.assets, directory: fromBuild(local.assets.directory) },
    workers_dev: false,
    kv_namespaces: [
      { binding: 'STORE', id: kv.store },
      { binding: 'ANSWERS', id: kv.answers },
    ],
    d1_databases: local.d1_databases.map((database) => ({
      ...database,
      database_name: worker.name.replace('llasa-edge', 'llasa'),
      database_id: databaseId,
      migrations_dir: fromBuild(database.migrations_dir),
    })),
    vpc_services: worker.vpc_services,
    observability: { enabled: true },
    vars: { SETTINGS: settings },
  }
}
