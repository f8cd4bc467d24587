import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign } from '../../../workers/rollout/assign.ts'
import { chooseArm } from '../../../workers/rollout/choose-arm.ts'
import { compileRollout } from '../../../workers/rollout/compile-rollout.ts'
import { stateOf } from '../../support/rollout.ts'

const weightsOf = (percents: Record<string, number>) => Object.entries(percents).map(([name, weight]) => ({ name, weight }))
const nameFor = (percents: Record<string, number>, salt: string, key: string): string => {
  const weights = weightsOf(percents)
  return weights[assign(weights, salt, key)]?.name ?? 'none'
}

describe('the arm of a shopper', () => {
  it('never changes away from an arm whose share is raised, whatever the others have', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(
        percent,
        percent,
        percent,
        fc.integer({ min: 1, max: 100 }),
        fc.string(),
        (stable, other, canary, more, salt) => {
          for (let user = 0; user < 50; user++) {
            const before = nameFor({ stable, other, canary }, salt, `user ${user}`)
            const after = nameFor({ stable: Math.max(0, stable - more), other, canary: canary + more }, salt, `user ${user}`)
            if (before === 'canary') expect(after).toBe('canary')
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('is dealt by the shares: within four standard errors over 200,000 shoppers', () => {
    const shares = { stable: 70, canary: 25, third: 5 }
    const counts: Record<string, number> = {}
    const shoppers = 200_000
    for (let user = 0; user < shoppers; user++) {
      const name = nameFor(shares, 'spring', `tenant\nuser-${user}`)
      counts[name] = (counts[name] ?? 0) + 1
    }
    for (const [name, percent] of Object.entries(shares)) {
      const expected = percent / 100
      const error = 4 * Math.sqrt((expected * (1 - expected)) / shoppers)
      expect(Math.abs((counts[name] ?? 0) / shoppers - expected)).toBeLessThan(error)
    }
  })

  it('is dealt anew by another rollout: who was first to see one canary is not first to see all', () => {
    let both = 0
    let first = 0
    for (let user = 0; user < 20_000; user++) {
      if (nameFor({ stable: 90, canary: 10 }, 'spring', `${user}`) !== 'canary') continue
      first++
      if (nameFor({ stable: 90, canary: 10 }, 'summer', `${user}`) === 'canary') both++
    }
    expect(both / first).toBeGreaterThan(0.07)
    expect(both / first).toBeLessThan(0.13)
  })
})

describe('a compiled rollout', () => {
  const compiled = compileRollout(stateOf())
  const europe = compiled.regionOf({ continent: 'EU', country: 'DE', colo: 'FRA' })

  it('finds the region by colo before country before continent, and the rest for the rest', () => {
    const regions = [
      { name: 'eu', match: { continents: ['EU'] }, pools: { main: ['a'] }, shares: { stable: 100 } },
      { name: 'ch', match: { countries: ['CH'] }, pools: { main: ['a'] }, shares: { stable: 100 } },
      { name: 'zurich', match: { colos: ['ZRH'] }, pools: { main: ['a'] }, shares: { stable: 100 } },
      { name: 'world', match: {}, pools: { main: ['a'] }, shares: { stable: 100 } },
    ]
    const { regionOf } = compileRollout(stateOf({ regions }))
    expect(regionOf({ continent: 'EU', country: 'CH', colo: 'ZRH' }).name).toBe('zurich')
    expect(regionOf({ continent: 'EU', country: 'CH', colo: 'GVA' }).name).toBe('ch')
    expect(regionOf({ continent: 'EU', country: 'DE', colo: 'FRA' }).name).toBe('eu')
    expect(regionOf({ continent: null, country: 'T1', colo: null }).name).toBe('world')
  })

  it('gives a killed arm to nobody, and its users to the others, in that region only', () => {
    const kill = { arm: 'canary', region: 'eu', at: '', by: '', why: '' }
    const killed = compileRollout({ ...stateOf(), kills: [kill] })
    const armsOf = (rollout: typeof compiled) =>
      new Set(
        Array.from(
          { length: 500 },
          (_, user) => chooseArm(rollout, rollout.regionOf({ continent: 'EU' }), 'llasa', `${user}`).arm.name,
        ),
      )
    expect(armsOf(compiled)).toEqual(new Set(['stable', 'canary']))
    expect(armsOf(killed)).toEqual(new Set(['stable']))
  })

  it('lets a question travel to the backends of permitted regions only', () => {
    expect(europe.baseline.backends).toEqual(['local'])
    const regions = [
      { name: 'eu', match: { continents: ['EU'] }, pools: { main: ['eu-a', 'eu-b'] }, shares: { stable: 100 } },
      { name: 'world', match: {}, pools: { main: ['us-a'] }, shares: { stable: 100 }, fallback: ['eu'] },
    ]
    const two = compileRollout(stateOf({ regions }))
    expect(two.regions.get('eu')?.baseline.backends).toEqual(['eu-a', 'eu-b'])
    expect(two.regions.get('world')?.baseline.backends).toEqual(['us-a', 'eu-a', 'eu-b'])
  })

  it('knows the very model too, and none that is not there', () => {
    expect(chooseArm(compiled, europe, 'llasa-nano', 'k').arm.name).toBe('stable')
    expect(() => chooseArm(compiled, europe, 'constructor', 'k')).toThrow(expect.objectContaining({ code: 'model_not_found' }))
  })
})
