import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswerCache } from '../../../workers/adapters/answer-cache.ts'
import type { Answer } from '../../../workers/core/answer.ts'

const limits = { answerFreshSeconds: 60, answerStaleSeconds: 600, answerBytesMax: 2_000, followTimeoutMs: 300 }
const use = { read: true, store: true, detail: null }
const answer: Answer = { id: 'a', created: 1, model: 'm', content: 'hello', toolCalls: [], finishReason: 'stop', usage: null }
let count = 0
const newKey = () => `test-${count++}`
const make = () => createAnswerCache(caches.default, limits)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the answer cache', () => {
  it('serves a fresh answer, then a stale one while one caller asks anew, then none', async () => {
    const cache = make()
    const key = newKey()
    const first = await cache.find(key, use)
    expect(first).toMatchObject({ outcome: 'miss', answer: null })
    await first.settle(answer)
    expect(await cache.find(key, use)).toMatchObject({ outcome: 'hit', status: 'LLaSA; hit; ttl=60' })

    vi.setSystemTime(Date.now() + 90_000)
    const stale = await cache.find(key, use)
    expect(stale).toMatchObject({ outcome: 'stale', status: 'LLaSA; hit; ttl=-30', answer: { content: 'hello' } })
    expect(await cache.find(key, use)).toMatchObject({ answer: { content: 'hello' } })
    await stale.settle({ ...answer, content: 'newer' })
    expect(await cache.find(key, use)).toMatchObject({ outcome: 'hit', answer: { content: 'newer' } })

    vi.setSystemTime(Date.now() + 700_000)
    expect((await cache.find(key, use)).outcome).toBe('miss')
  })

  it('is shared by the isolates of a location', async () => {
    const key = newKey()
    await (await make().find(key, use)).settle(answer)
    expect(await make().find(key, use)).toMatchObject({ outcome: 'hit', answer: { content: 'hello' } })
  })

  it('never keeps what failed, called tools, or is too long', async () => {
    const cache = make()
    const refused: (Answer | null)[] = [
      null,
      { ...answer, finishReason: 'content_filter' },
      { ...answer, content: null },
      { ...answer, toolCalls: [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { ...answer, content: 'x'.repeat(3_000) },
    ]
    for (const result of refused) {
      const key = newKey()
      await (await cache.find(key, use)).settle(result)
      expect((await cache.find(key, use)).outcome).toBe('miss')
    }
  })

  it('lets nobody wait for ever for one who never says how it went', async () => {
    const cache = make()
    const key = newKey()
    await cache.find(key, use)
    expect((await cache.find(key, use)).outcome).toBe('miss')
  })

  it('gives all who wait the one answer, and the lead to the next when the first fails', async () => {
    const cache = make()
    const key = newKey()
    const first = await cache.find(key, use)
    const followers = [cache.find(key, use), cache.find(key, use)]
    await first.settle(null)
    const second = await Promise.race(followers)
    expect(second.outcome).toBe('miss')
    await second.settle(answer)
    const outcomes = (await Promise.all(followers)).map(({ outcome }) => outcome)
    // The other one waited, or came back just after the answer was stored; either way it did not ask.
    expect(outcomes.filter((outcome) => outcome === 'miss')).toEqual(['miss'])
  })
})
