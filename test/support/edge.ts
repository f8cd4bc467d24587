import { env, exports } from 'cloudflare:workers'
import { sqlStatements } from '../../scripts/sql-statements.ts'
import { KeyRecord, type KeySettings, keyName, localKeys, parseApiKey, type Scope } from '../../shared/api-key.ts'
import type { Catalogue, Product } from '../../shared/product.ts'
import { createCatalogueDatabase } from '../../workers/catalogue/adapters/catalogue-database.ts'
import { createCatalogueVersions } from '../../workers/catalogue/adapters/catalogue-versions.ts'
import { wordKnowledge } from '../../workers/catalogue/adapters/word-knowledge.ts'
import { CatalogueSettings } from '../../workers/catalogue/publish/published.ts'
import { hashSecret } from '../../workers/http/adapters/hash-secret.ts'
import faqs from '../../workers/migrations/0001-faqs.sql'
import warmLists from '../../workers/migrations/0002-warm-lists.sql'
import rolloutAudit from '../../workers/migrations/0003-rollout-audit.sql'
import apiKeys from '../../workers/migrations/0004-api-keys.sql'
import catalogueTables from '../../workers/migrations/0005-catalogue.sql'
import catalogueVectors from '../../workers/migrations/0006-catalogue-vectors.sql'
import catalogueWords from '../../workers/migrations/0007-catalogue-words.sql'
import keyUsage from '../../workers/migrations/0008-key-usage.sql'
import dismissedMisses from '../../workers/migrations/0009-dismissed-misses.sql'
import conversations from '../../workers/migrations/0010-conversations.sql'
import { testSecrets } from './settings.ts'

export const publicKey = localKeys.public
export const otherTenantKey = 'llasa_other_secondtenant'
export const operatorKey = localKeys.operator
export const otherOperatorKey = 'llasa_otherops_secondtenant'

const catalogue: Catalogue = {
  version: '1',
  locale: 'en',
  products: [{ id: 'mug', title: 'Blue Mug', price: { amount: 1250, currency: 'EUR' }, attributes: { color: 'blue' } }],
  policies: { returns: 'Send it back within 30 days.' },
}

/** A product with all that an answer may state. */
export const blueMug: Product = {
  id: 'mug',
  title: 'Blue Mug',
  price: { amount: 1250, currency: 'EUR' },
  availability: { available: true, quantity: 4 },
  attributes: { color: 'blue' },
}

/** Two tenants with a key of each scope, a shop of one mug, and empty tables. */
export async function seed(): Promise<void> {
  await createTables()
  await putKey(operatorKey, 'sample-shop', ['public', 'operator', 'platform'])
  await putKey(otherOperatorKey, 'other-shop', ['public', 'operator'])
  await putKey(publicKey, 'sample-shop', ['public'])
  await putKey(otherTenantKey, 'other-shop', ['public'])
  for (const tenant of ['sample-shop', 'other-shop']) await publishShop(tenant, catalogue)
}

/** Serves a catalogue as publishing does, without the rows it is authored in. */
export async function publishShop(
  tenant: string,
  { version, locale, products, policies }: Catalogue,
  settings: Partial<CatalogueSettings> = {},
) {
  const versions = createCatalogueVersions(env.STORE, env.DB, createCatalogueDatabase(env.DB, wordKnowledge), wordKnowledge)
  const pages = (async function* () {
    yield products
  })()
  return versions.publish(tenant, 'test', {
    locale,
    version,
    count: products.length,
    settings: CatalogueSettings.parse({ policies, ...settings }),
    synonyms: [],
    pages,
  })
}

async function createTables(): Promise<void> {
  await env.DB.batch(
    sqlStatements(
      faqs +
        warmLists +
        rolloutAudit +
        apiKeys +
        catalogueTables +
        catalogueVectors +
        catalogueWords +
        keyUsage +
        dismissedMisses +
        conversations,
    ).map((statement) => env.DB.prepare(statement)),
  )
}

/** Plain requests pass as sent unless a test says otherwise: most are about what becomes of a model's bytes, not about the mug. */
export async function putKey(key: string, tenant: string, scopes: Scope[], more: Partial<KeySettings> = {}): Promise<void> {
  const parsed = parseApiKey(key)
  if (!parsed) throw new Error('bad test key')
  const secretHash = hashSecret(testSecrets.KEY_PEPPER, parsed.secret)
  const record = KeyRecord.parse({ id: parsed.id, tenant, scopes, secretHash, plainRequests: 'as-sent', ...more })
  await env.STORE.put(keyName(parsed.id), JSON.stringify(record))
}

interface SendOptions {
  readonly key?: string | null
  readonly headers?: Record<string, string>
  readonly method?: string
}

export function send(
  path: string,
  body?: unknown,
  { key = publicKey, headers = {}, method }: SendOptions = {},
): Promise<Response> {
  return exports.default.fetch(
    new Request(`https://edge.test${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  )
}

/** A chat about `text`; each test says something of its own, so that no answer of another is found. */
export const ask = (text: string, more: Record<string, unknown> = {}, options: SendOptions = {}) =>
  send('/v1/chat/completions', { model: 'llasa', messages: [{ role: 'user', content: text }], ...more }, options)

interface Seen {
  started: number
  cancelled: number
  completed: number
  requests: {
    headers: Record<string, string>
    body: { messages: { role: string; content: string }[] } & Record<string, unknown>
  }[]
}

export const backendSaw = async (): Promise<Seen> => (await fetch('http://backend.test/seen')).json()
export const forgetBackend = async (): Promise<void> => {
  await (await fetch('http://backend.test/seen', { method: 'DELETE' })).text()
}

export async function errorOf(response: Response) {
  const { error } = await response.json<{ error: { message: string; type: string; code: string; param: string | null } }>()
  return { status: response.status, ...error }
}

export { readStream } from './read-stream.ts'
