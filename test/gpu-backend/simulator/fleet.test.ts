import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Arrival, simulateFleet } from '../../../gpu-backend/simulator/fleet.ts'
import { iterationModels } from '../../../gpu-backend/simulator/iteration-models.ts'

const h200Fp8 = iterationModels['h200x1-fp8']

const fleet = (arrivals: readonly Arrival[], replicas: number, sequences = 32) =>
  simulateFleet({ arrivals, replicas, model: h200Fp8, kvTokens: 100_000, sequences, tokensPerIteration: 8_192 })
const steady = (perSecond: number, seconds: number): Arrival[] =>
  Array.from({ length: perSecond * seconds }, (_, at) => ({
    at: (1000 * at) / perSecond,
    promptTokens: 1_000,
    outputTokens: 200,
  }))

describe('a simulated fleet', () => {
  it('answers every request once, none before its prompt could be read, and is done when all are', () => {
    const arrival = fc.record({
      gap: fc.integer({ min: 0, max: 2_000 }),
      promptTokens: fc.integer({ min: 1, max: 4_000 }),
      outputTokens: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (expected, replicas) => {
        let at = 0
        const arrivals = expected.map(({ gap, ...rest }) => {
          at += gap
          return { at, ...rest }
        })
        const found = fleet(arrivals, replicas, 3)
        expect(found.ttftMs).toHaveLength(expected.length)
        expect(Math.min(...found.ttftMs)).toBeGreaterThanOrEqual(h200Fp8.baseMs)
        expect(found.busy).toBeLessThanOrEqual(1)
        expect(found.endedAt).toBeGreaterThanOrEqual(at)
      }),
      { numRuns: 60 },
    )
  })

  it('alone and idle takes as long as its iterations: prompt, then a step a token', () => {
    const { ttftMs, tpotMs } = fleet([{ at: 0, promptTokens: 1_000, outputTokens: 11 }], 1)
    expect(ttftMs[0]).toBeCloseTo(h200Fp8.baseMs + 1_000 * h200Fp8.msPerPrefillToken, 6)
    expect(tpotMs[0]).toBeCloseTo(h200Fp8.baseMs + (1_005.5 * h200Fp8.msPer1kContextTokens) / 1000, 3)
  })

  it('queues without end where it is too small, and hardly where it is not', () => {
    const arrivals = steady(10, 60)
    const [small, enough] = [fleet(arrivals, 1), fleet(arrivals, 4)]
    expect(small.queuedMost).toBeGreaterThan(100)
    expect(Math.max(...small.ttftMs)).toBeGreaterThan(10_000)
    expect(enough.queuedMost).toBeLessThan(10)
    expect(Math.max(...enough.ttftMs)).toBeLessThan(1_000)
  })
})
