import { describe, expect, it } from 'vitest'
import { generator } from '../../../../shared/faq/train-classes.ts'
import { logEvidenceAbove, logEvidenceAboveBound, logGamma } from '../../../../workers/rollout/guard/evidence.ts'

describe('the evidence that a rate is above another', () => {
  it('rests on a gamma function that is right to nine digits', () => {
    const factorials = [1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880]
    for (const [n, factorial] of factorials.entries()) expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 9)
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 9)
    expect(logGamma(1_000_001)).toBeCloseTo(12_815_518.384658, 4)
  })

  it('under equal rates exceeds log(1/α) at any of 500 looks in fewer than α of all cases, for few and for many events', () => {
    for (const rate of [0.01, 0.1, 0.5]) {
      const random = generator(Math.round(rate * 1_000))
      const alarms = { beside: 0, bound: 0 }
      const cases = 2_000
      for (let run = 0; run < cases; run++) {
        const arm = { trials: 0, events: 0 }
        const baseline = { trials: 0, events: 0 }
        let [beside, bound] = [false, false]
        for (let look = 0; look < 500; look++) {
          arm.trials++
          baseline.trials++
          if (random() < rate) arm.events++
          if (random() < rate) baseline.events++
          beside ||= logEvidenceAbove(arm, baseline) > Math.log(20)
          bound ||= logEvidenceAboveBound(arm, rate) > Math.log(20)
        }
        if (beside) alarms.beside++
        if (bound) alarms.bound++
      }
      expect(alarms.beside / cases).toBeLessThan(0.05)
      expect(alarms.bound / cases).toBeLessThan(0.05)
    }
  })

  it('is none where the rate is not above', () => {
    expect(logEvidenceAbove({ trials: 100, events: 1 }, { trials: 100, events: 2 })).toBe(Number.NEGATIVE_INFINITY)
    expect(logEvidenceAboveBound({ trials: 0, events: 0 }, 0.5)).toBe(Number.NEGATIVE_INFINITY)
  })
})
