import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozenRegions, shareChanges, withShare } from '../../../workers/rollout/change-rollout.ts'
import { Rollout } from '../../../workers/rollout/rollout.ts'
import { armSpec, documentOf, stateOf } from '../../support/rollout.ts'

const region = (change: object) => ({ name: 'world', match: {}, pools: { main: ['a'] }, shares: { stable: 100 }, ...change })
const faultsOf = (change: Record<string, unknown>) =>
  Rollout.safeParse(documentOf(change)).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []

describe('a rollout document', () => {
  it.each([
    ['a baseline that is no arm', { baseline: 'old' }, 'baseline is none'],
    ['shares that are not 100', { regions: [region({ shares: { stable: 90 } })] }, 'regions.0.shares must be 100'],
    ['a share of no arm', { regions: [region({ shares: { stable: 90, ghost: 10 } })] }, 'regions.0.shares.ghost is none'],
    ['no region for the rest', { regions: [region({ match: { continents: ['EU'] } })] }, "empty 'match'"],
    [
      'a country claimed twice',
      {
        regions: [
          region({ name: 'a', match: { countries: ['DE'] } }),
          region({ name: 'b', match: { countries: ['DE'] } }),
          region({}),
        ],
      },
      'regions.1.match.countries DE',
    ],
    ['a pool that is not there', { arms: { stable: { ...armSpec, pool: 'big' } }, regions: [region({})] }, "no pool 'big'"],
    ['a fallback to nowhere', { regions: [region({ fallback: ['mars'] })] }, 'regions.0.fallback.0 is none'],
    [
      'a freeze that ends before it begins',
      { regions: [region({ freezes: [{ from: '2026-12-02T00:00:00Z', until: '2026-12-01T00:00:00Z', why: 'x' }] })] },
      'freezes.0.until must be later',
    ],
    ['a plan for the baseline', { plan: { arm: 'stable', regions: ['eu'], percents: [5] } }, 'plan.arm must not'],
    ['a plan that does not rise', { plan: { arm: 'canary', regions: ['eu'], percents: [5, 5] } }, 'plan.percents must rise'],
  ])('is refused by the field at fault: %s', (_name, change, fault) => {
    expect(faultsOf(change).join('; ')).toContain(fault)
  })

  it('keeps its shares at 100 whatever arm is given whatever percent', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    const shares = fc.tuple(percent, percent).filter(([a, b]) => a + b <= 100)
    fc.assert(
      fc.property(
        shares,
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom('stable', 'canary', 'third'),
        ([canary, third], hundredths, arm) => {
          const arms = { stable: armSpec, canary: armSpec, third: armSpec }
          const { document } = stateOf({ arms, regions: [region({ shares: { stable: 100 - canary - third, canary, third } })] })
          const isAlone = arm === 'stable' && canary + third === 0 && hundredths < 10_000
          const change = () => withShare(document, arm, ['world'], hundredths / 100)
          // There is nobody to take the rest.
          if (isAlone) {
            expect(change).toThrow(/'percent'/)
            return
          }
          const changed = Rollout.safeParse(change())
          expect(changed.error?.issues ?? []).toEqual([])
          expect(changed.data?.regions[0]?.shares[arm]).toBeCloseTo(hundredths / 100, 5)
        },
      ),
      { examples: [[[0, 0], 0, 'stable']], numRuns: 500 },
    )
  })

  it('shows what a change means for users, and that it meets a freeze only where a new arm grows', () => {
    const freezes = [{ from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z', why: 'peak' }]
    const { document } = stateOf({ regions: [region({ shares: { stable: 90, canary: 10 }, freezes })] })
    const now = Date.parse('2026-11-20T00:00:00Z')
    const more = withShare(document, 'canary', ['world'], 20)
    expect(shareChanges(document, more)).toEqual([
      { region: 'world', arm: 'stable', before: 90, after: 80 },
      { region: 'world', arm: 'canary', before: 10, after: 20 },
    ])
    expect(frozenRegions(document, more, now)).toEqual(['world'])
    expect(frozenRegions(document, withShare(document, 'canary', ['world'], 0), now)).toEqual([])
    expect(frozenRegions(document, more, Date.parse('2026-12-02T00:00:00Z'))).toEqual([])
  })
})
