import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { patiently } from '../../../workers/http/adapters/patiently.ts'
import { createPointers } from '../../../workers/known-answers/adapters/pointers.ts'

/** A KV that takes one write of a key a second, as Cloudflare's does. */
function strictKv() {
  const written = new Map<string, number>()
  const values = new Map<string, string>()
  return {
    get: async (name: string) => JSON.parse(values.get(name) ?? 'null') as unknown,
    put: async (name: string, value: string) => {
      if (Date.now() - (written.get(name) ?? 0) < 1_000) throw new Error('KV PUT failed: 429 Too Many Requests')
      written.set(name, Date.now())
      values.set(name, value)
    },
  }
}

describe('a key that was written a moment ago', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 10_000_000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is written when its second is over: both of two changes end, the last wins', async () => {
    const pointers = createPointers(strictKv() as never)
    const both = [1, 2].map((days) => pointers.change('shop', (old) => ({ ...old, keepMissesDays: days })))
    await vi.runAllTimersAsync()
    await Promise.all(both)
    expect(await pointers.read('shop')).toMatchObject({ keepMissesDays: 2 })
  })

  it('waits longer each time, and gives up in the end; any other failure is told at once', async () => {
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    const busy = vi.fn(async () => {
      throw new Error('KV PUT failed: 429 Too Many Requests')
    })
    await expect(patiently(busy, wait)).rejects.toThrow(/429/)
    expect(waits).toEqual([1_100, 2_200, 3_300, 4_400])
    const broken = vi.fn(async () => {
      throw new Error('KV PUT failed: 500')
    })
    await expect(patiently(broken, wait)).rejects.toThrow(/500/)
    expect(broken).toHaveBeenCalledOnce()
  })
})
