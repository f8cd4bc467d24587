import type { Answer } from '../../chat/contract.ts'
import { within } from '../../http/adapters/within.ts'
import type { AnswerLookup, Answers, CacheEntry, CacheUse, Keep } from '../contract.ts'
import { ageSeconds, type createAnswerTiers } from './answer-tiers.ts'

interface Flight {
  readonly done: Promise<Answer | null>
  readonly resolve: (answer: Answer | null) => void
}

/**
 * Exact answers, with our own stale-while-revalidate (the Cache API has none). Identical requests under way in an isolate
 * share one generation: followers wait for plain data, for a stream shared between requests breaks both. When the first
 * one fails or leaves, a follower takes over, and after `followTimeoutMs` calls the model by itself.
 */
export function createAnswerCache(
  tiers: ReturnType<typeof createAnswerTiers>,
  { followTimeoutMs }: { readonly followTimeoutMs: number },
): Answers {
  const flights = new Map<string, Flight>()

  const lead = (
    entry: CacheEntry,
    use: CacheUse,
    status: string,
    outcome: 'miss' | 'stale',
    answer: Answer | null,
  ): AnswerLookup => {
    const flight = newFlight()
    flights.set(entry.key, flight)
    return {
      status,
      outcome,
      answer,
      async settle(result, keep) {
        if (flights.get(entry.key) === flight) flights.delete(entry.key)
        flight.resolve(result)
        if (result && use.store && keep !== 'nowhere' && storable(result)) await tiers.write(entry, result, keep === 'everywhere')
      },
    }
  }

  const find: Answers['find'] = async (entry, use, defer) => {
    if (!use.store) return { status: `LLaSA; fwd=bypass; detail=${use.detail}`, outcome: 'bypass', answer: null, settle }
    if (!use.read) return lead(entry, use, `LLaSA; fwd=request; detail=${use.detail}; stored`, 'miss', null)
    const found = await tiers.read(entry)
    const running = flights.get(entry.key)
    if (!found)
      return running ? follow(entry, use, defer, running) : lead(entry, use, 'LLaSA; fwd=uri-miss; stored', 'miss', null)
    const { stored, tier } = found
    const { answer } = stored
    const left = entry.window.freshSeconds - ageSeconds(stored)
    const status = `LLaSA; hit; ttl=${left > 0 ? Math.ceil(left) : Math.floor(left)}${tier === 'global' ? '; detail=global' : ''}`
    if (left > 0) {
      if (!stored.spread) defer(tiers.spread(entry, stored))
      return { status, outcome: 'hit', answer, settle }
    }
    // Nobody waits for a newer answer while an old one will do; one caller's request fetches it.
    return running ? { status, outcome: 'hit', answer, settle } : lead(entry, use, status, 'stale', answer)
  }

  const follow = async (
    entry: CacheEntry,
    use: CacheUse,
    defer: (work: Promise<unknown>) => void,
    flight: Flight,
  ): Promise<AnswerLookup> => {
    const answer = await within(flight.done, followTimeoutMs)
    if (answer) return { status: 'LLaSA; fwd=uri-miss; collapsed', outcome: 'collapsed', answer, settle }
    // Failed, left, or taking too long: the next to look takes the lead.
    if (flights.get(entry.key) === flight) flights.delete(entry.key)
    return find(entry, use, defer)
  }

  return {
    find,
    stored: async (entry) => (await tiers.read(entry))?.stored.answer ?? null,
  }
}

const settle = async (_answer: Answer | null, _keep: Keep): Promise<void> => {}

/** Only complete answers: one cut off by its length limit is right for its request, but a refusal or a failure is for nobody. */
const storable = ({ finishReason, toolCalls, content }: Answer): boolean =>
  (finishReason === 'stop' || finishReason === 'length') && toolCalls.length === 0 && content !== null && content.trim() !== ''

function newFlight(): Flight {
  const { promise, resolve } = Promise.withResolvers<Answer | null>()
  return { done: promise, resolve }
}
