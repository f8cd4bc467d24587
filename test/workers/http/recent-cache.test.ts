import { describe, expect, it } from 'vitest'
import { RecentCache } from '../../../workers/http/adapters/recent-cache.ts'

describe('what an isolate remembers', () => {
  const named = (names: string, cache: RecentCache<string>) => [...names].filter((name) => cache.has(name)).join('')

  it('forgets what was used longest ago when the bytes are too many', () => {
    const cache = new RecentCache<string>({ entriesMax: 10, bytesMax: 10 })
    for (const name of 'abc') cache.set(name, name, 1, 3)
    cache.get('a', 0)
    cache.set('d', 'd', 1, 3)
    expect(named('abcd', cache)).toBe('acd')
    cache.set('e', 'e', 1, 11)
    expect(named('acde', cache)).toBe('acd')
  })

  it('forgets by number, counts a replaced value once, and gives nothing past its time', () => {
    const cache = new RecentCache<string>({ entriesMax: 2, bytesMax: 10 })
    for (let round = 0; round < 100; round++) cache.set('a', 'a', 5, 6)
    cache.set('b', 'b', 5, 4)
    expect(named('ab', cache)).toBe('ab')
    cache.set('c', 'c', 5, 1)
    expect(named('abc', cache)).toBe('bc')
    expect(cache.get('b', 5)).toBeUndefined()
    cache.set('d', 'd', 9, 9)
    expect(named('bcd', cache)).toBe('cd')
  })
})
