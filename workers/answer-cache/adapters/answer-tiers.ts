import type { KVNamespace } from '@cloudflare/workers-types'
import { FinishReason, Usage } from '../../../shared/chat.ts'
import * as z from '../../../shared/zod.ts'
import type { Answer } from '../../chat/contract.ts'
import { digest } from '../../http/adapters/digest.ts'
import { RecentCache } from '../../http/adapters/recent-cache.ts'
import { within } from '../../http/adapters/within.ts'
import type { CacheEntry } from '../contract.ts'

const Stored = z.object({
  storedAt: z.number(),
  /** It lies in KV already, for all locations. */
  spread: z.boolean(),
  tags: z.array(z.string()),
  answer: z.object({
    id: z.string(),
    created: z.number(),
    model: z.string(),
    content: z.nullable(z.string()),
    toolCalls: z._default(z.array(z.never()), []),
    finishReason: FinishReason,
    usage: z.nullable(Usage),
  }),
})
type Stored = z.infer<typeof Stored>

interface Found {
  readonly stored: Stored
  readonly tier: 'memory' | 'location' | 'global'
}

interface TierLimits {
  readonly answerBytesMax: number
  /** How long a miss waits for KV; what comes later serves the next request. */
  readonly kvWaitMs: number
}

const memoryEntriesMax = 5_000
// An isolate has 128 MB for everything; JavaScript strings take up to two bytes a character, and objects around them.
const memoryBytesMax = 16_000_000
const bytesAround = 500
const kvSecondsMin = 60

// A name of our own: nothing else writes under it, and as a digest no caller's text is in it. The isolate's own tier is
// keyed by the complete text, since a hash costs more than the lookup.
const cacheUrl = (entry: CacheEntry): string => `https://answers.llasa.internal/v2/${nameOf(entry)}`
const kvName = (entry: CacheEntry): string => `answer:v2:${nameOf(entry)}`
const names = new WeakMap<CacheEntry, string>()
function nameOf(entry: CacheEntry): string {
  const name = names.get(entry) ?? digest(entry.key)
  names.set(entry, name)
  return name
}

export const ageSeconds = ({ storedAt }: Stored): number => (Date.now() - storedAt) / 1000
const lifetimeSeconds = ({ window: { freshSeconds, staleSeconds } }: CacheEntry): number => freshSeconds + staleSeconds

/**
 * Where answers lie: the isolate's memory, the Cache API of the location, KV for all locations. Most answers are requested
 * once, so KV, which is paid by the write, gets those that were requested again and those warmed on purpose.
 */
export function createAnswerTiers(cache: Cache, kv: KVNamespace, limits: TierLimits) {
  const memory = new RecentCache<Stored>({ entriesMax: memoryEntriesMax, bytesMax: memoryBytesMax })

  const remember = (entry: CacheEntry, stored: Stored, bytes: number): Stored => {
    const expiresAt = stored.storedAt + lifetimeSeconds(entry) * 1000
    memory.set(entry.key, stored, expiresAt, 2 * (bytes + entry.key.length) + bytesAround)
    return stored
  }
  /** What a tier holds, unless it was purged or is past its time. */
  const usable = (entry: CacheEntry, text: string | null): Stored | null => {
    if (text === null) return null
    const parsed = Stored.safeParse(parseJson(text))
    if (!parsed.success || !entry.isValid(parsed.data) || ageSeconds(parsed.data) >= lifetimeSeconds(entry)) return null
    return remember(entry, parsed.data, text.length)
  }
  const inMemory = (entry: CacheEntry): Stored | null => {
    const stored = memory.get(entry.key, Date.now())
    return stored && entry.isValid(stored) ? stored : null
  }
  const putInLocation = (entry: CacheEntry, body: string): Promise<void> =>
    cache.put(cacheUrl(entry), new Response(body, { headers: { 'cache-control': `public, max-age=${lifetimeSeconds(entry)}` } }))
  const putEverywhere = (entry: CacheEntry, stored: Stored, body: string): Promise<void> => {
    const left = Math.floor(lifetimeSeconds(entry) - ageSeconds(stored))
    if (left < kvSecondsMin) return Promise.resolve()
    // KV takes one write a second of a key; another isolate's write is as good as ours.
    return kv.put(kvName(entry), body, { expirationTtl: left }).catch(() => {})
  }

  return {
    async read(entry: CacheEntry): Promise<Found | null> {
      const remembered = inMemory(entry)
      if (remembered && ageSeconds(remembered) < entry.window.freshSeconds) return { stored: remembered, tier: 'memory' }
      let isKvDone = false
      const fromKv = kv
        .get(kvName(entry), 'text')
        .then((text) => usable(entry, text))
        .catch(() => null)
        .finally(() => {
          isKvDone = true
        })
      const response = await cache.match(cacheUrl(entry))
      const inLocation = usable(entry, response ? await response.text() : null)
      if (inLocation) return { stored: inLocation, tier: 'location' }
      // Read again, since another request may have stored it while this one waited.
      const meanwhile = inMemory(entry)
      if (meanwhile) return { stored: meanwhile, tier: 'memory' }
      const everywhere = await (isKvDone ? fromKv : within(fromKv, limits.kvWaitMs))
      return everywhere && { stored: everywhere, tier: 'global' }
    },
    async write(entry: CacheEntry, answer: Answer, everywhere: boolean): Promise<void> {
      const stored: Stored = {
        storedAt: Date.now(),
        spread: everywhere,
        tags: [...entry.tags],
        answer: { ...answer, toolCalls: [] },
      }
      const body = JSON.stringify(stored)
      if (body.length > limits.answerBytesMax) return
      remember(entry, stored, body.length)
      await Promise.all([putInLocation(entry, body), everywhere ? putEverywhere(entry, stored, body) : null])
    },
    /** To all locations, once: it was requested more than once. */
    async spread(entry: CacheEntry, stored: Stored): Promise<void> {
      const spread = { ...stored, spread: true }
      const body = JSON.stringify(spread)
      remember(entry, spread, body.length)
      await Promise.all([putInLocation(entry, body), putEverywhere(entry, spread, body)])
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
