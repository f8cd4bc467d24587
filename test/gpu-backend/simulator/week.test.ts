import { describe, expect, it } from 'vitest'
import { arrivalsOf, readRates, weekBefore } from '../../../gpu-backend/simulator/week.ts'
import { generator } from '../../../shared/faq/train-classes.ts'
import { quantile } from '../../../shared/quantile.ts'

describe('traffic of a week', () => {
  it('comes at the rate of each bin, with the published lengths', () => {
    const perMinute = [600, 600, 1_200, 1_200]
    const arrivals = [...arrivalsOf({ perMinute, minuteNoise: 0, random: generator(2) })]
    const inBin = (bin: number) => arrivals.filter(({ at }) => Math.floor(at / 900_000) === bin).length / 15
    expect(inBin(0)).toBeGreaterThan(580)
    expect(inBin(0)).toBeLessThan(650)
    expect(inBin(3)).toBeGreaterThan(1_160)
    expect(inBin(3)).toBeLessThan(1_240)
    const prompts = arrivals.map(({ promptTokens }) => promptTokens)
    const outputs = arrivals.map(({ outputTokens }) => outputTokens)
    for (const [of, share, published] of [
      [prompts, 0.5, 914],
      [prompts, 0.95, 4_869],
      [outputs, 0.5, 33],
      [outputs, 0.9, 333],
    ] as const)
      expect(Math.abs(quantile(of, share) / published - 1)).toBeLessThan(0.05)
  })

  it('names the line that is no rate', () => {
    expect(readRates('# from nowhere\nbin,rate\n0,5\n1,7\n', 1)).toEqual([5, 7])
    expect(() => readRates('bin,rate\n0,5\n1,many\n', 1)).toThrow('line 3')
  })

  it('was alike the week before, never the same', () => {
    const perMinute = Array.from({ length: 672 }, (_, bin) => 100 + 50 * Math.sin(bin / 15))
    const before = weekBefore(perMinute, generator(4))
    const strays = before.map((rate, bin) => Math.abs(rate / (perMinute[bin] ?? 1) - 1))
    expect(quantile(strays, 0.5)).toBeGreaterThan(0.03)
    expect(quantile(strays, 0.95)).toBeLessThan(0.45)
  })
})
