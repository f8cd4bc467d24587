import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getPlatformProxy, unstable_readConfig as readWranglerConfig } from 'wrangler'
import { KeyRecord, keyName, localKeys, ownShopKeys, parseApiKey, type Scope } from '../shared/api-key.ts'
import { FaqEntry } from '../shared/faq/entry.ts'
import { defaultAim } from '../shared/faq/fit-thresholds.ts'
import { readWordTable, type WordTable } from '../shared/faq/word-table.ts'
import { Catalogue } from '../shared/product.ts'
import { createCatalogueDatabase } from '../workers/catalogue/adapters/catalogue-database.ts'
import { createCatalogueVersions } from '../workers/catalogue/adapters/catalogue-versions.ts'
import { createImportService } from '../workers/catalogue/adapters/import-service.ts'
import { CatalogueSettings, cataloguePointerName } from '../workers/catalogue/publish/published.ts'
import { readDictionary } from '../workers/catalogue/query/dictionary.ts'
import { aliasesFrom, readSynonyms } from '../workers/catalogue/query/synonyms.ts'
import { hashSecret } from '../workers/http/adapters/hash-secret.ts'
import { createFaqStore } from '../workers/known-answers/adapters/faq-store.ts'
import { createFaqVersions } from '../workers/known-answers/adapters/faq-versions.ts'
import { publishFaqs } from '../workers/known-answers/publish/publish-faqs.ts'
import { pointerName } from '../workers/known-answers/publish/published.ts'
import { sqlStatements } from './sql-statements.ts'

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url).href)

type Store = Parameters<typeof createFaqVersions>[0]
type Database = Parameters<typeof createFaqVersions>[1]

const localTenant = 'sample-shop'
/** Empty until somebody imports their own products. */
const ownTenant = 'own-shop'

/** The keys of a laptop, which exist nowhere else: two of the sample shop, two of one's own. */
export function localEntries(pepper: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  const putKey = (tenant: string, key: string, scopes: Scope[]) => {
    const parsed = parseApiKey(key)
    if (!parsed) throw new Error('a local key has the wrong form')
    const secretHash = hashSecret(pepper, parsed.secret)
    const record = KeyRecord.parse({ id: parsed.id, tenant, scopes, secretHash })
    entries.set(keyName(parsed.id), JSON.stringify(record))
  }
  for (const [tenant, keys] of [
    [localTenant, localKeys],
    [ownTenant, ownShopKeys],
  ] as const) {
    putKey(tenant, keys.public, ['public'])
    putKey(tenant, keys.operator, ['public', 'operator', 'platform'])
  }
  return entries
}

const readCatalogue = async (locale: string): Promise<Catalogue> =>
  Catalogue.parse(JSON.parse(await readFile(fromHere(`../shared/sample-shop/${locale}.json`), 'utf8')))

/** Writes them where `wrangler dev` with the same folder will look. */
export async function seedLocal(persistTo: string, pepper: string): Promise<void> {
  // It would warn that secrets are missing, which this proxy does not need.
  process.env.WRANGLER_LOG = 'error'
  const { env, dispose } = await getPlatformProxy<{ STORE: Store; DB: Database }>({
    configPath: await storageConfig(persistTo),
    persist: { path: `${persistTo}/v3` },
    remoteBindings: false,
  })
  try {
    await seedShop(env.STORE, env.DB, pepper)
    await seedFaqs(env.STORE, env.DB)
  } finally {
    await dispose()
    delete process.env.WRANGLER_LOG
  }
}

/** The tables, the keys and the sample shop's catalogue. */
export async function seedShop(store: Store, database: Database, pepper: string): Promise<void> {
  await createTables(database)
  for (const [name, value] of localEntries(pepper)) await store.put(name, value)
  await seedCatalogues(store, database)
}

interface D1Binding {
  readonly binding: string
  readonly database_name?: string
  readonly database_id?: string
}

/** The Worker's stores without its objects, whose classes this proxy has not: it would say so four times. */
async function storageConfig(folder: string): Promise<string> {
  const { kv_namespaces, d1_databases, compatibility_date } = readWranglerConfig(
    { config: 'wrangler.toml' },
    { hideWarnings: true },
  )
  const databases = (d1_databases as D1Binding[]).map(({ binding, database_name, database_id }) => ({
    binding,
    database_name,
    database_id,
  }))
  const file = join(folder, 'storage.json')
  await mkdir(folder, { recursive: true })
  await writeFile(file, JSON.stringify({ name: 'llasa-storage', compatibility_date, kv_namespaces, d1_databases: databases }))
  return file
}

async function createTables(database: Database): Promise<void> {
  const migrations = fromHere('../workers/migrations')
  const files = (await readdir(migrations)).toSorted()
  const statements = await Promise.all(files.map(async (file) => sqlStatements(await readFile(join(migrations, file), 'utf8'))))
  await database.batch(statements.flat().map((statement) => database.prepare(statement)))
}

/** The sample shop's products, authored and published; a catalogue that a user published since stays. */
async function seedCatalogues(store: Store, database: Database): Promise<void> {
  const importService = createImportService(database)
  const words = await readWords()
  const find = readSynonyms(await bytesOf('../workers/catalogue/publish/synonyms-v1.bin'))
  const dictionary = readDictionary(await bytesOf('../workers/catalogue/query/shop-words-v1.bin'))
  const knowledge = { words, english: () => aliasesFrom(find, words()), dictionary: () => dictionary }
  const versions = createCatalogueVersions(store, database, createCatalogueDatabase(database, knowledge), knowledge)
  for (const locale of ['en', 'de']) {
    if (await store.get(cataloguePointerName(localTenant, locale))) continue
    const { products, policies, version } = await readCatalogue(locale)
    const made = await importService.begin(localTenant, 'seed', { locale, mode: 'replace', format: 'json' })
    await importService.stage(
      made,
      products.map((product) => ({ id: product.id, product })),
    )
    await importService.commit(localTenant, await importService.close(localTenant, made, 'staged'))
    await importService.putSettings(localTenant, locale, CatalogueSettings.parse({ policies }))
    await versions.publish(localTenant, 'seed', {
      locale,
      version: `sample-${version}`,
      count: products.length,
      settings: await importService.settings(localTenant, locale),
      synonyms: await importService.synonyms(localTenant, locale),
      pages: importService.pages(localTenant, locale),
    })
  }
}

const bytesOf = async (path: string): Promise<ArrayBuffer> => new Uint8Array(await readFile(fromHere(path))).buffer

async function readWords(): Promise<() => WordTable> {
  const words = readWordTable(await bytesOf('../shared/faq/words-v1.bin'), await bytesOf('../shared/faq/topics-v1.bin'))
  return () => words
}

/** The sample shop's known questions, authored and published; what a user changed since stays. */
async function seedFaqs(store: Store, database: Database): Promise<void> {
  const read = (path: string) => readFile(fromHere(path))
  if (await store.get(pointerName(localTenant))) return
  const file = JSON.parse((await read('../shared/sample-shop/faqs.json')).toString()) as { entries: unknown[] }
  const entries = file.entries.map((entry) => FaqEntry.parse(entry))
  await createFaqStore(database).putAll(localTenant, entries)
  const words = (await readWords())()
  const products = (await Promise.all(['en', 'de'].map(readCatalogue))).flatMap((catalogue) => catalogue.products)
  const bundles = publishFaqs(words, { entries, products, version: 'sample', aim: defaultAim })
  const versions = createFaqVersions(store, database)
  await versions.publish(localTenant, 'seed', 'live', 'sample', bundles)
  await versions.keepMissesDays(localTenant, 30)
}
