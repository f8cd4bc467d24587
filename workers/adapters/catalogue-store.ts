import { catalogueName } from '../../shared/catalogue-name.ts'
import { Catalogue } from '../../shared/product.ts'
import type { Services } from '../services.ts'
import { RecentCache } from './recent-cache.ts'

// Prices and stock are at most this old, plus the time KV takes to spread.
const freshMs = 30_000
const cataloguesMax = 50

/** Shops' catalogues as published to KV, by tenant and locale; `de-AT` falls back to `de`, then to `en`. */
export function createCatalogueStore(kv: KVNamespace): Services['catalogues'] {
  const known = new RecentCache<Catalogue | null>({ entriesMax: cataloguesMax })

  const load = async (name: string): Promise<Catalogue | null> => {
    const remembered = known.get(name, Date.now())
    if (remembered !== undefined) return remembered
    const stored = Catalogue.safeParse(await kv.get(name, 'json'))
    const catalogue = stored.success ? stored.data : null
    known.set(name, catalogue, Date.now() + freshMs)
    return catalogue
  }

  return {
    async get(tenant, locale) {
      for (const candidate of new Set([locale, locale.split('-')[0] ?? locale, 'en'])) {
        const catalogue = await load(catalogueName(tenant, candidate))
        if (catalogue) return catalogue
      }
      return null
    },
  }
}
