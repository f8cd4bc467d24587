import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswerCache } from '../../../workers/answer-cache/adapters/answer-cache.ts'
import { createAnswerTiers } from '../../../workers/answer-cache/adapters/answer-tiers.ts'
import { purgedAt } from '../../../workers/answer-cache/answer-tags.ts'
import type { CacheEntry } from '../../../workers/answer-cache/contract.ts'
import type { Answer } from '../../../workers/chat/contract.ts'

const limits = { answerBytesMax: 2_000, kvWaitMs: 200 }
const use = { read: true, store: true, detail: null }
const answer: Answer = { id: 'a', created: 1, model: 'm', content: 'hello', toolCalls: [], finishReason: 'stop', usage: null }
let count = 0
const newEntry = (more: Partial<CacheEntry> = {}): CacheEntry => ({
  key: `test-${count++}`,
  window: { freshSeconds: 60, staleSeconds: 600 },
  tags: ['arm:stable', 'product:mug'],
  isValid: () => true,
  ...more,
})

/** An isolate of its own, in a location of its own where one is named. */
async function isolate(location?: string) {
  const tiers = createAnswerTiers(location ? await caches.open(location) : caches.default, env.ANSWERS, limits)
  const cache = createAnswerCache(tiers, { followTimeoutMs: 300 })
  const deferred: Promise<unknown>[] = []
  return {
    find: (place: CacheEntry) => cache.find(place, use, (work) => deferred.push(work)),
    deferred: () => Promise.all(deferred),
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the answer cache', () => {
  it('serves a fresh answer, then a stale one while one caller asks anew, then none', async () => {
    const cache = await isolate()
    const place = newEntry()
    const first = await cache.find(place)
    expect(first).toMatchObject({ outcome: 'miss', answer: null })
    await first.settle(answer, 'location')
    expect(await cache.find(place)).toMatchObject({ outcome: 'hit', status: 'LLaSA; hit; ttl=60' })

    vi.setSystemTime(Date.now() + 90_000)
    const stale = await cache.find(place)
    expect(stale).toMatchObject({ outcome: 'stale', status: 'LLaSA; hit; ttl=-30', answer: { content: 'hello' } })
    expect(await cache.find(place)).toMatchObject({ answer: { content: 'hello' } })
    await stale.settle({ ...answer, content: 'newer' }, 'location')
    expect(await cache.find(place)).toMatchObject({ outcome: 'hit', answer: { content: 'newer' } })

    vi.setSystemTime(Date.now() + 700_000)
    expect((await cache.find(place)).outcome).toBe('miss')
  })

  it('is shared by the isolates of a location', async () => {
    const place = newEntry()
    await (await (await isolate()).find(place)).settle(answer, 'location')
    expect(await (await isolate()).find(place)).toMatchObject({ outcome: 'hit', answer: { content: 'hello' } })
  })

  it('reaches other locations once it was asked for again, and not before', async () => {
    const place = newEntry()
    const first = await isolate('oslo')
    await (await first.find(place)).settle(answer, 'location')
    expect((await (await isolate('lisbon')).find(place)).outcome).toBe('miss')
    await first.find(place)
    await first.deferred()
    expect(await (await isolate('lisbon-two')).find(place)).toMatchObject({
      outcome: 'hit',
      status: 'LLaSA; hit; ttl=60; detail=global',
    })
  })

  it('is in all locations at once when it was warmed', async () => {
    const place = newEntry()
    await (await (await isolate('oslo')).find(place)).settle(answer, 'everywhere')
    expect((await (await isolate('madrid')).find(place)).outcome).toBe('hit')
  })

  it('is in no tier for whoever knows that one of its tags was purged', async () => {
    const place = newEntry()
    const same = await isolate('oslo')
    await (await same.find(place)).settle(answer, 'everywhere')
    const purges = { 'product:mug': Date.now() + 1 }
    const after = {
      ...place,
      isValid: (stored: { storedAt: number; tags: readonly string[] }) => stored.storedAt > purgedAt(purges, stored.tags),
    }
    for (const each of [same, await isolate('oslo'), await isolate('rome')]) expect((await each.find(after)).outcome).toBe('miss')
    expect((await same.find(newEntry({ ...place, tags: [] }))).outcome).toBe('hit')
  })

  it('never keeps what failed, called tools, or is too long', async () => {
    const cache = await isolate()
    const refused: (Answer | null)[] = [
      null,
      { ...answer, finishReason: 'content_filter' },
      { ...answer, content: null },
      { ...answer, content: ' ' },
      { ...answer, toolCalls: [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { ...answer, content: 'x'.repeat(3_000) },
    ]
    for (const result of refused) {
      const place = newEntry()
      await (await cache.find(place)).settle(result, 'location')
      expect((await cache.find(place)).outcome).toBe('miss')
    }
  })

  it('lets nobody wait for ever for one who never says how it went', async () => {
    const cache = await isolate()
    const place = newEntry()
    await cache.find(place)
    expect((await cache.find(place)).outcome).toBe('miss')
  })

  it('gives all who wait the one answer, and the lead to the next when the first fails', async () => {
    const cache = await isolate()
    const place = newEntry()
    const first = await cache.find(place)
    const followers = [cache.find(place), cache.find(place)]
    await first.settle(null, 'nowhere')
    const second = await Promise.race(followers)
    expect(second.outcome).toBe('miss')
    await second.settle(answer, 'location')
    const outcomes = (await Promise.all(followers)).map(({ outcome }) => outcome)
    // The other one waited, or came back just after the answer was stored; either way it did not ask.
    expect(outcomes.filter((outcome) => outcome === 'miss')).toEqual(['miss'])
  })
})
