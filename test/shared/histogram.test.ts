import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHistogram, countAbove, countOf, type Histogram, observe, quantile } from '../../shared/histogram.ts'

const of = (values: readonly number[]): Histogram => {
  const histogram: Histogram = {}
  for (const value of values) observe(histogram, value)
  return histogram
}
const durations = fc.array(fc.double({ min: 0.5, max: 120_000, noNaN: true }), { minLength: 1, maxLength: 200 })

describe('a histogram', () => {
  it('knows a quantile to within a tenth', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, q) => {
        const sorted = values.toSorted((a, b) => a - b)
        const exact = sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length - 1e-9) - 1)] ?? 0
        const reported = quantile(of(values), q) ?? 0
        expect(reported).toBeGreaterThanOrEqual(exact * 0.999)
        expect(reported).toBeLessThanOrEqual(exact * 1.0906)
      }),
    )
  })

  it('of two isolates is the histogram of both', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const sum = of(a)
        addHistogram(sum, of(b))
        expect(sum).toEqual(of([...a, ...b]))
        expect(countOf(sum)).toBe(a.length + b.length)
        expect(countAbove(sum, 0.4)).toBe(a.length + b.length)
      }),
    )
  })

  it('of nothing has no quantile', () => {
    expect(quantile({}, 0.95)).toBeNull()
  })
})
