import { primaryLanguage } from '../../../shared/faq/entry.ts'
import type { FaqIndex } from '../../../shared/faq/faq-index.ts'
import { RecentCache } from '../../http/adapters/recent-cache.ts'
import type { Faqs } from '../contract.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'
import { bundleName, emptyPointer, FaqPointer, pointerName } from '../publish/published.ts'

// A new version reaches an isolate after this long, on top of the minute KV takes to spread.
const freshMs = 30_000
const pointersMax = 1_000
const bundlesMax = 1_000
const bundlesBytesMax = 40_000_000

/** Null for a version that an older build published: it answers nothing until the shop publishes again. */
async function readableIndex(name: string, buffer: ArrayBuffer): Promise<FaqIndex | null> {
  const { readIndex } = await import('../../../shared/faq/faq-index.ts')
  try {
    return readIndex(buffer)
  } catch (cause) {
    console.error(JSON.stringify({ kind: 'faq-bundle-unreadable', name, cause: String(cause) }))
    return null
  }
}

// Five megabytes, which an isolate without known questions does not read.
const words = async () => (await import('../../http/adapters/word-table.ts')).wordTable()

interface Known {
  readonly pointer: FaqPointer | null
  readonly renewAt: number
}

const settingsOf = ({ answersEpoch, purges, keepMissesDays, keepConversationsDays, orderHelp }: FaqPointer = emptyPointer) => ({
  answersEpoch,
  purges,
  keepMissesDays,
  keepConversationsDays,
  orderHelp,
})

/**
 * Published known questions in the isolate's memory. A request takes one bundle and keeps it, so it sees one version only;
 * an expired pointer still serves while the next is fetched, and a new version takes over once its bundle is here.
 */
export function createFaqBundles(kv: KVNamespace): Faqs {
  const pointers = new RecentCache<Known>({ entriesMax: pointersMax })
  const bundles = new RecentCache<FaqBundle>({ entriesMax: bundlesMax, bytesMax: bundlesBytesMax })
  const loading = new Map<string, Promise<FaqBundle | null>>()

  // An expired pointer still serves while the next is fetched, so the cache itself never lets it expire.
  const setPointer = (tenant: string, pointer: FaqPointer | null): void =>
    pointers.set(tenant, { pointer, renewAt: Date.now() + freshMs }, Number.POSITIVE_INFINITY)

  const readPointer = async (tenant: string): Promise<FaqPointer | null> => {
    const stored = FaqPointer.safeParse(await kv.get(pointerName(tenant), { type: 'json', cacheTtl: 30 }))
    const pointer = stored.success ? stored.data : null
    setPointer(tenant, pointer)
    return pointer
  }

  const load = async (name: string): Promise<FaqBundle | null> => {
    const buffer = await kv.get(name, { type: 'arrayBuffer', cacheTtl: 86_400 })
    if (!buffer) return null
    const index = await readableIndex(name, buffer)
    if (!index) return null
    const { createFaqBundle } = await import('../look-up/faq-bundle.ts')
    const bundle = createFaqBundle(index, await words())
    bundles.set(name, bundle, Number.POSITIVE_INFINITY, buffer.byteLength)
    return bundle
  }

  const bundleNamed = (name: string): Promise<FaqBundle | null> | FaqBundle => {
    const known = bundles.get(name, Date.now())
    if (known) return known
    const running = loading.get(name) ?? load(name).finally(() => loading.delete(name))
    loading.set(name, running)
    return running
  }

  /** The pointer now at hand, and a promise when it should be read again. */
  const pointerOf = async (tenant: string, defer: (work: Promise<unknown>) => void): Promise<FaqPointer | null> => {
    const known = pointers.get(tenant, Date.now())
    if (!known) return readPointer(tenant)
    if (known.renewAt <= Date.now()) {
      // Only one request fetches; a failure leaves what is known for another while.
      setPointer(tenant, known.pointer)
      defer(renew(tenant, known.pointer).catch(() => {}))
    }
    return known.pointer
  }

  /** Has the bundles of changed versions here before the pointer that names them takes over. */
  const renew = async (tenant: string, old: FaqPointer | null): Promise<void> => {
    const stored = FaqPointer.safeParse(await kv.get(pointerName(tenant), { type: 'json', cacheTtl: 30 }))
    const next = stored.success ? stored.data : null
    for (const { version, languages } of Object.values(next?.channels ?? {})) {
      const used = languages.filter((language) =>
        Object.values(old?.channels ?? {}).some((each) => bundles.has(bundleName(tenant, each.version, language))),
      )
      await Promise.all(used.map((language) => bundleNamed(bundleName(tenant, version, language))))
    }
    setPointer(tenant, next)
  }

  return {
    async current(tenant, defer) {
      const pointer = await pointerOf(tenant, defer)
      return {
        ...settingsOf(pointer ?? undefined),
        async bundle(channel, locale) {
          const served = pointer?.channels[channel]
          const language = primaryLanguage(locale)
          return served?.languages.includes(language) ? bundleNamed(bundleName(tenant, served.version, language)) : null
        },
      }
    },
    words,
    forget(tenant) {
      pointers.delete(tenant)
    },
  }
}
