import type { KVNamespace } from '@cloudflare/workers-types'
import * as z from 'zod/mini'
import { FinishReason, Usage } from '../../../shared/chat.ts'
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
export type Stored = z.infer<typeof Stored>

export interface Found {
  readonly stored: Stored
  readonly tier: 'memory' | 'location' | 'global'
}

export interface TierLimits {
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
// keyed by the whole text, since a hash costs more than the lookup.
const cacheUrl = (key: string): string => `https://answers.llasa.internal/v2/${digest(key)}`
const kvName = (key: string): string => `answer:v2:${digest(key)}`

export const ageSeconds = ({ storedAt }: Stored): number => (Date.now() - storedAt) / 1000
const lifetimeSeconds = ({ window: { freshSeconds, staleSeconds } }: CacheEntry): number => freshSeconds + staleSeconds

/**
 * Where answers lie: the isolate's memory, the Cache API of the location, KV for all locations. Most answers are asked for
 * once, so KV, which is paid by the write, gets those that were asked for again and those warmed on purpose.
 */
export function createAnswerTiers(cache: Cache, kv: KVNamespace, limits: TierLimits) {
  const memory = new RecentCache<Stored>({ entriesMax: memoryEntriesMax, bytesMax: memoryBytesMax })

  const remember = (place: CacheEntry, stored: Stored, bytes: number): Stored => {
    const expiresAt = stored.storedAt + lifetimeSeconds(place) * 1000
    memory.set(place.key, stored, expiresAt, 2 * (bytes + place.key.length) + bytesAround)
    return stored
  }
  /** What a tier gave, unless it was purged or is past its time. */
  const usable = (place: CacheEntry, text: string | null): Stored | null => {
    if (text === null) return null
    const parsed = Stored.safeParse(parseJson(text))
    if (!parsed.success || !place.isValid(parsed.data) || ageSeconds(parsed.data) >= lifetimeSeconds(place)) return null
    return remember(place, parsed.data, text.length)
  }
  const inMemory = (place: CacheEntry): Stored | null => {
    const stored = memory.get(place.key, Date.now())
    return stored && place.isValid(stored) ? stored : null
  }
  const putInLocation = (place: CacheEntry, body: string): Promise<void> =>
    cache.put(
      cacheUrl(place.key),
      new Response(body, { headers: { 'cache-control': `public, max-age=${lifetimeSeconds(place)}` } }),
    )
  const putEverywhere = (place: CacheEntry, stored: Stored, body: string): Promise<void> => {
    const left = Math.floor(lifetimeSeconds(place) - ageSeconds(stored))
    if (left < kvSecondsMin) return Promise.resolve()
    // KV takes one write a second of a key; another isolate's write is as good as ours.
    return kv.put(kvName(place.key), body, { expirationTtl: left }).catch(() => {})
  }

  return {
    async read(place: CacheEntry): Promise<Found | null> {
      const remembered = inMemory(place)
      if (remembered && ageSeconds(remembered) < place.window.freshSeconds) return { stored: remembered, tier: 'memory' }
      const fromKv = kv
        .get(kvName(place.key), 'text')
        .then((text) => usable(place, text))
        .catch(() => null)
      const response = await cache.match(cacheUrl(place.key))
      const inLocation = usable(place, response ? await response.text() : null)
      if (inLocation) return { stored: inLocation, tier: 'location' }
      // Asked again, since another request may have stored it while this one waited.
      const meanwhile = inMemory(place)
      if (meanwhile) return { stored: meanwhile, tier: 'memory' }
      const everywhere = await within(fromKv, limits.kvWaitMs)
      return everywhere && { stored: everywhere, tier: 'global' }
    },
    async write(place: CacheEntry, answer: Answer, everywhere: boolean): Promise<void> {
      const stored: Stored = {
        storedAt: Date.now(),
        spread: everywhere,
        tags: [...place.tags],
        answer: { ...answer, toolCalls: [] },
      }
      const body = JSON.stringify(stored)
      if (body.length > limits.answerBytesMax) return
      remember(place, stored, body.length)
      await Promise.all([putInLocation(place, body), everywhere ? putEverywhere(place, stored, body) : null])
    },
    /** To all locations, once: it was asked for more than once. */
    async spread(place: CacheEntry, stored: Stored): Promise<void> {
      const spread = { ...stored, spread: true }
      const body = JSON.stringify(spread)
      remember(place, spread, body.length)
      await Promise.all([putInLocation(place, body), putEverywhere(place, spread, body)])
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
