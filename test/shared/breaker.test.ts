import { describe, expect, it } from 'vitest'
import { Breaker, breakerSettings } from '../../shared/breaker.ts'
import { Budget } from '../../workers/backends/budget.ts'

describe('a breaker', () => {
  it('opens after five failures in a row, at most twenty among successes', () => {
    const inRow = new Breaker()
    for (let time = 0; time < breakerSettings.inRow; time++) inRow.fail(time)
    expect(inRow.isOpen).toBe(true)
    const mixed = new Breaker()
    let failures = 0
    for (let now = 0; !mixed.isOpen; now += 10) {
      mixed.fail(now)
      if (++failures % 3 === 0) mixed.succeed(now)
      expect(failures).toBeLessThanOrEqual(20)
    }
  })

  it('stays closed over the failures of one in ten', () => {
    const breaker = new Breaker()
    for (let request = 0; request < 10_000; request++) {
      if (request % 10 === 0) breaker.fail(request)
      else breaker.succeed(request)
    }
    expect(breaker.isOpen).toBe(false)
  })

  it('closes by a probe, on probation: one failure opens it again for twice as long, a success ends that', () => {
    const breaker = new Breaker()
    for (let time = 0; time < 5; time++) breaker.fail(0)
    expect([breaker.wantsProbe(999), breaker.wantsProbe(1_000)]).toEqual([false, true])
    breaker.probed(true, 1_000)
    expect(breaker.isOpen).toBe(false)
    breaker.fail(1_001)
    expect([breaker.isOpen, breaker.opensIn(1_001)]).toEqual([true, 2_000])
    breaker.probed(false, 3_100)
    expect(breaker.opensIn(3_100)).toBe(4_000)
    breaker.probed(true, 8_000)
    breaker.succeed(8_001)
    for (let time = 0; time < 5; time++) breaker.fail(8_002)
    expect(breaker.opensIn(8_002)).toBe(1_000)
  })

  it('never stays open longer than its bound', () => {
    const breaker = new Breaker()
    for (let time = 0; time < 5; time++) breaker.fail(0)
    for (let probe = 1; probe < 20; probe++) breaker.probed(false, 0)
    expect(breaker.opensIn(0)).toBe(breakerSettings.openMaxMs)
  })
})

describe('a budget', () => {
  it('lets no more be asked twice than its share, whatever fails', () => {
    const budget = new Budget({ ratio: 0.05, reserve: 1, most: 5 })
    let accepted = 0
    for (let request = 0; request < 10_000; request++) {
      budget.deposit()
      if (budget.take()) accepted++
    }
    expect(accepted / 10_000).toBeLessThanOrEqual(0.0502)
    expect(accepted / 10_000).toBeGreaterThan(0.049)
  })

  it('saves no more than its most for bad times', () => {
    const budget = new Budget({ ratio: 0.2, reserve: 0, most: 3 })
    for (let request = 0; request < 1_000; request++) budget.deposit()
    expect([budget.take(), budget.take(), budget.take(), budget.take()]).toEqual([true, true, true, false])
  })
})
