import type { Product } from '../../../shared/product.ts'
import { RecentCache } from '../../http/adapters/recent-cache.ts'
import type { Defer } from '../../http/contract.ts'
import type { Catalogues, ShopCatalogue } from '../contract.ts'
import {
  CataloguePointer,
  catalogueIndexName,
  cataloguePointerName,
  catalogueRecordsName,
  indexBytesMax,
  recordsPerChunk,
} from '../publish/published.ts'
import type { IndexFile } from '../query/index-file.ts'
import type { CatalogueDatabase } from './catalogue-database.ts'

// Prices and stock are at most this old, plus the time KV takes to spread.
const freshMs = 30_000
const pointersMax = 1_000
// One of the largest there are, or many small ones; an isolate has 128 MB for everything.
const indexesBytesMax = indexBytesMax
const recordBytesMax = 8_000_000
const immutable = 86_400

/** Stemmers, words and their meanings: a request that looks for nothing reads only a pointer. */
const searching = () => import('./index-search.ts')

interface Known {
  readonly pointer: CataloguePointer | null
  readonly renewAt: number
}

interface Index extends IndexFile {
  readonly positions: ReadonlyMap<string, number>
}

/**
 * Shops' catalogues as published to KV, by tenant and locale; `de-AT` falls back to `de`, then to `en`. Indexes and
 * records are immutable and loaded when first needed; an expired pointer serves while the next is fetched.
 */
export function createCatalogues(kv: KVNamespace, database: CatalogueDatabase): Catalogues {
  const pointers = new RecentCache<Known>({ entriesMax: pointersMax })
  const indexes = new RecentCache<Index>({ entriesMax: 50, bytesMax: indexesBytesMax })
  const records = new RecentCache<readonly Product[]>({ entriesMax: 2_000, bytesMax: recordBytesMax })
  const loading = new Map<string, Promise<unknown>>()

  /** One load of a name at a time. Plain values are shared, never streams. */
  const once = <T>(name: string, load: () => Promise<T>): Promise<T> => {
    const running = (loading.get(name) as Promise<T> | undefined) ?? load().finally(() => loading.delete(name))
    loading.set(name, running)
    return running
  }

  const fetchPointer = async (name: string): Promise<CataloguePointer | null> => {
    const stored = CataloguePointer.safeParse(await kv.get(name, { type: 'json', cacheTtl: 30 }))
    const pointer = stored.data ?? null
    pointers.set(name, { pointer, renewAt: Date.now() + freshMs }, Number.POSITIVE_INFINITY)
    return pointer
  }

  const pointerOf = async (name: string, defer: Defer): Promise<CataloguePointer | null> => {
    const known = pointers.get(name, Date.now())
    if (!known) return once(name, () => fetchPointer(name))
    if (known.renewAt > Date.now()) return known.pointer
    pointers.set(name, { pointer: known.pointer, renewAt: Date.now() + freshMs }, Number.POSITIVE_INFINITY)
    defer(fetchPointer(name).catch(() => {}))
    return known.pointer
  }

  const indexOf = async (tenant: string, pointer: CataloguePointer): Promise<Index> => {
    const name = catalogueIndexName(tenant, pointer.locale, pointer.version)
    const known = indexes.get(name, Date.now())
    if (known) return known
    return once(name, async () => {
      const bytes = (await kv.get(name, { type: 'arrayBuffer', cacheTtl: immutable })) ?? (await rebuilt(tenant, pointer))
      const file = (await searching()).readIndexFile(bytes)
      const index = { ...file, positions: new Map(file.columns.ids.map((id, at) => [id, at])) }
      indexes.set(name, index, Number.POSITIVE_INFINITY, bytes.byteLength)
      return index
    })
  }

  const chunkOf = async (tenant: string, { locale, version }: CataloguePointer, chunk: number): Promise<readonly Product[]> => {
    const name = catalogueRecordsName(tenant, locale, version, chunk)
    const known = records.get(name, Date.now())
    if (known) return known
    return once(name, async () => {
      const text = (await kv.get(name, { type: 'text', cacheTtl: immutable })) ?? '[]'
      // Checked when it was imported, written by us: not checked again.
      const products = JSON.parse(text) as readonly Product[]
      records.set(name, products, Number.POSITIVE_INFINITY, text.length)
      return products
    })
  }

  /** An index of a version that was published before indexes had this form: from its records, once an isolate. */
  const rebuilt = async (tenant: string, pointer: CataloguePointer): Promise<ArrayBuffer> => {
    const chunks = Array.from({ length: Math.ceil(pointer.count / recordsPerChunk) }, (_, chunk) => chunk)
    const products = (await Promise.all(chunks.map((chunk) => chunkOf(tenant, pointer, chunk)))).flat()
    if (products.length === 0) throw new Error(`no records of ${cataloguePointerName(tenant, pointer.locale)}`)
    return (await searching()).writeIndex(products, pointer.locale).buffer
  }

  const inBundle = (tenant: string, pointer: CataloguePointer): ShopCatalogue => {
    const at = async (positions: readonly number[]): Promise<Product[]> => {
      const chunks = new Map(
        await Promise.all(
          [...new Set(positions.map((position) => Math.floor(position / recordsPerChunk)))].map(
            async (chunk) => [chunk, await chunkOf(tenant, pointer, chunk)] as const,
          ),
        ),
      )
      return positions.flatMap(
        (position) => chunks.get(Math.floor(position / recordsPerChunk))?.[position % recordsPerChunk] ?? [],
      )
    }
    const byIds = async (ids: readonly string[]): Promise<Product[]> => {
      const { positions } = await indexOf(tenant, pointer)
      return at(ids.flatMap((id) => positions.get(id) ?? []))
    }
    return {
      pointer,
      byId: byIds,
      async search(query) {
        const { search } = await searching()
        const { hits, ...more } = search(await indexOf(tenant, pointer), query)
        return { products: await byIds(hits.map(({ id }) => id)), ...more }
      },
      async siblings(parent) {
        const { columns } = await indexOf(tenant, pointer)
        return at(columns.parents.flatMap((each, position) => (each === parent ? [position] : [])))
      },
      async page(from, count) {
        const positions = Array.from({ length: Math.max(0, Math.min(count, pointer.count - from)) }, (_, index) => from + index)
        return at(positions)
      },
    }
  }

  const inDatabase = (tenant: string, pointer: CataloguePointer): ShopCatalogue => ({
    pointer,
    byId: (ids) => database.byId(tenant, pointer.locale, ids),
    search: (query) => database.search(tenant, pointer, query),
    siblings: (parent) => database.siblings(tenant, pointer.locale, parent),
    page: (from, count) => database.page(tenant, pointer.locale, from, count),
  })

  return {
    async current(tenant, locale, defer) {
      for (const candidate of new Set([locale, locale.split('-')[0] ?? locale, 'en'])) {
        const pointer = await pointerOf(cataloguePointerName(tenant, candidate), defer)
        if (pointer) return pointer.search === 'bundle' ? inBundle(tenant, pointer) : inDatabase(tenant, pointer)
      }
      return null
    },
    forget(tenant, locale) {
      pointers.delete(cataloguePointerName(tenant, locale))
    },
  }
}
