import * as z from 'zod/mini'
import { FinishReason, Usage } from '../../shared/chat.ts'
import type { Config } from '../config.ts'
import type { Answer, CacheUse } from '../core/answer.ts'
import type { AnswerLookup, Services } from '../services.ts'
import { digest } from './digest.ts'

const Stored = z.object({
  storedAt: z.number(),
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

type Limits = Pick<Config['limits'], 'answerFreshSeconds' | 'answerStaleSeconds' | 'answerBytesMax'> & {
  /** How long a request waits for another's answer before it asks by itself. */
  readonly followTimeoutMs: number
}

interface Flight {
  readonly done: Promise<Answer | null>
  readonly resolve: (answer: Answer | null) => void
}

const memoryEntriesMax = 2_000
// A name of our own: nothing else writes under it, and as a digest no caller's text is in it. The isolate's own tier is
// keyed by the whole text, since a hash costs more than the lookup.
const cacheUrl = (key: string): string => `https://answers.llasa.internal/v1/${digest(key)}`

/**
 * Exact answers. Two tiers, the isolate's memory and the Cache API of the location, with our own stale-while-revalidate
 * (the Cache API has none). Identical requests under way in an isolate share one generation: followers wait for plain
 * data, for a stream shared between requests breaks both. When the first one fails or leaves, a follower takes over.
 */
export function createAnswerCache(cache: Cache, limits: Limits): Services['answers'] {
  const memory = new Map<string, Stored>()
  const flights = new Map<string, Flight>()

  const remember = (key: string, stored: Stored): void => {
    memory.delete(key)
    const oldest = memory.size >= memoryEntriesMax ? memory.keys().next().value : undefined
    if (oldest !== undefined) memory.delete(oldest)
    memory.set(key, stored)
  }

  const read = async (key: string): Promise<Stored | null> => {
    const remembered = memory.get(key)
    if (remembered && ageSeconds(remembered) < limits.answerFreshSeconds) return remembered
    const response = await cache.match(cacheUrl(key))
    // Asked again, since another request may have stored it while this one waited for the Cache API.
    if (!response) return memory.get(key) ?? null
    const parsed = Stored.safeParse(await response.json())
    if (!parsed.success) return null
    remember(key, parsed.data)
    return parsed.data
  }

  const store = async (key: string, answer: Answer): Promise<void> => {
    if (!storable(answer)) return
    const body = JSON.stringify({ storedAt: Date.now(), answer })
    if (body.length > limits.answerBytesMax) return
    remember(key, { storedAt: Date.now(), answer: { ...answer, toolCalls: [] } })
    const seconds = limits.answerFreshSeconds + limits.answerStaleSeconds
    await cache.put(cacheUrl(key), new Response(body, { headers: { 'cache-control': `public, max-age=${seconds}` } }))
  }

  const lead = (key: string, use: CacheUse, status: string, outcome: 'miss' | 'stale', answer: Answer | null): AnswerLookup => {
    const flight = newFlight()
    flights.set(key, flight)
    return {
      status,
      outcome,
      answer,
      async settle(result) {
        if (flights.get(key) === flight) flights.delete(key)
        flight.resolve(result)
        if (result && use.store) await store(key, result)
      },
    }
  }

  const find = async (key: string, use: CacheUse): Promise<AnswerLookup> => {
    if (!use.store) return { status: `LLaSA; fwd=bypass; detail=${use.detail}`, outcome: 'bypass', answer: null, settle }
    if (!use.read) return lead(key, use, `LLaSA; fwd=request; detail=${use.detail}; stored`, 'miss', null)
    const stored = await read(key)
    const left = stored ? limits.answerFreshSeconds - ageSeconds(stored) : 0
    if (stored && left > 0) return { status: `LLaSA; hit; ttl=${Math.ceil(left)}`, outcome: 'hit', answer: stored.answer, settle }
    const running = flights.get(key)
    if (stored && left > -limits.answerStaleSeconds) {
      // Nobody waits for a newer answer while an old one will do; one caller's request fetches it.
      const status = `LLaSA; hit; ttl=${Math.floor(left)}`
      return running ? { status, outcome: 'hit', answer: stored.answer, settle } : lead(key, use, status, 'stale', stored.answer)
    }
    return running ? follow(key, use, running) : lead(key, use, 'LLaSA; fwd=uri-miss; stored', 'miss', null)
  }

  const follow = async (key: string, use: CacheUse, flight: Flight): Promise<AnswerLookup> => {
    const answer = await within(flight.done, limits.followTimeoutMs)
    if (answer) return { status: 'LLaSA; fwd=uri-miss; collapsed', outcome: 'collapsed', answer, settle }
    // Failed, left, or taking too long: the next to look takes the lead.
    if (flights.get(key) === flight) flights.delete(key)
    return find(key, use)
  }

  return { find }
}

const settle = async (): Promise<void> => {}

function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, timeoutMs, null)
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

const ageSeconds = ({ storedAt }: Stored): number => (Date.now() - storedAt) / 1000

/** Only whole answers: one cut off by its length limit is right for its request, but a refusal or a failure is for nobody. */
const storable = ({ finishReason, toolCalls, content }: Answer): boolean =>
  (finishReason === 'stop' || finishReason === 'length') && toolCalls.length === 0 && content !== null

function newFlight(): Flight {
  const { promise, resolve } = Promise.withResolvers<Answer | null>()
  return { done: promise, resolve }
}
