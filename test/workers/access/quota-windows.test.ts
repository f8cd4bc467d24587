import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noLimits } from '../../../shared/quota.ts'
import { type Granted, leaseOf, quotaWindowOf, take } from '../../../workers/access/quota-windows.ts'

const at = Date.parse('2026-11-25T10:30:30Z')

describe('a quota', () => {
  it('counts whole minutes, days and months of UTC', () => {
    const shown = (name: 'requestsPerMinute' | 'tokensPerDay' | 'tokensPerMonth') =>
      Object.values(quotaWindowOf(name, at)).map((ms) => new Date(ms).toISOString())
    expect(shown('requestsPerMinute')).toEqual(['2026-11-25T10:30:00.000Z', '2026-11-25T10:31:00.000Z'])
    expect(shown('tokensPerDay')).toEqual(['2026-11-25T00:00:00.000Z', '2026-11-26T00:00:00.000Z'])
    expect(shown('tokensPerMonth')).toEqual(['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'])
  })

  it('never grants more than its limit in a window, in whatever pieces it is asked, and all of it when asked for more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 100 }),
        (perMinute, perDay, pieces) => {
          const granted: Granted = {}
          const limits = { ...noLimits, requestsPerMinute: perMinute, requestsPerDay: perDay }
          const total = pieces.reduce((sum, piece) => sum + (take(granted, limits, 'requests', piece, at)?.granted ?? 0), 0)
          const expected = pieces.reduce((sum, piece) => sum + piece, 0)
          expect(total).toBe(Math.min(expected, perMinute, perDay))
        },
      ),
    )
  })

  it('begins anew with its window, while a longer one counts on', () => {
    const granted: Granted = {}
    const limits = { ...noLimits, requestsPerMinute: 10, requestsPerDay: 15 }
    expect(take(granted, limits, 'requests', 10, at)).toMatchObject({ granted: 10, tightest: 'requestsPerMinute', left: 0 })
    expect(take(granted, limits, 'requests', 10, at + 60_000)).toMatchObject({ granted: 5, tightest: 'requestsPerDay', left: 0 })
    expect(take(granted, limits, 'requests', 10, at + 86_400_000)).toMatchObject({ granted: 10 })
  })

  it('of none is no quota; a lease is a fiftieth of the smallest, at least one', () => {
    expect(take({}, noLimits, 'requests', 1, at)).toBeNull()
    expect(leaseOf({ ...noLimits, requestsPerMinute: 10 }, 'requests')).toBe(1)
    expect(leaseOf({ ...noLimits, requestsPerMinute: 1_000, requestsPerDay: 5_000 }, 'requests')).toBe(20)
    expect(leaseOf({ ...noLimits, tokensPerDay: 100_000_000 }, 'tokens')).toBe(20_000)
  })
})
