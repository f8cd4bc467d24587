import { readFile } from 'node:fs/promises'
import { getPlatformProxy } from 'wrangler'
import { type KeyRecord, keyName, localKeys, parseApiKey, type Scope } from '../shared/api-key.ts'
import { catalogueName } from '../shared/catalogue-name.ts'
import { Catalogue } from '../shared/product.ts'
import { hashSecret } from '../workers/adapters/hash-secret.ts'

export const localTenant = 'sample-shop'

/** What a laptop's KV holds: two keys that exist nowhere else, and the sample shop. */
export async function localEntries(pepper: string): Promise<ReadonlyMap<string, string>> {
  const entries = new Map<string, string>()
  const putKey = (key: string, scopes: Scope[]) => {
    const parsed = parseApiKey(key)
    if (!parsed) throw new Error('a local key has the wrong form')
    const record: KeyRecord = { id: parsed.id, tenant: localTenant, scopes, secretHash: hashSecret(pepper, parsed.secret) }
    entries.set(keyName(parsed.id), JSON.stringify(record))
  }
  putKey(localKeys.public, ['public'])
  putKey(localKeys.operator, ['public', 'operator'])
  for (const locale of ['en', 'de']) {
    const file = await readFile(new URL(`../shared/sample-shop/${locale}.json`, import.meta.url), 'utf8')
    entries.set(catalogueName(localTenant, locale), JSON.stringify(Catalogue.parse(JSON.parse(file))))
  }
  return entries
}

/** Writes them where `wrangler dev` with the same folder will look. */
export async function seedLocal(persistTo: string, pepper: string): Promise<void> {
  // It would warn that secrets are missing, which this proxy does not need.
  process.env.WRANGLER_LOG = 'error'
  const { env, dispose } = await getPlatformProxy<{ STORE: KVNamespace }>({
    configPath: 'wrangler.toml',
    persist: { path: `${persistTo}/v3` },
    remoteBindings: false,
  })
  try {
    for (const [name, value] of await localEntries(pepper)) await env.STORE.put(name, value)
  } finally {
    await dispose()
    delete process.env.WRANGLER_LOG
  }
}

interface KVNamespace {
  put: (key: string, value: string) => Promise<void>
}
