import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContinuousBatch, type Sequence } from '../../../gpu-backend/simulator/continuous-batch.ts'
import { iterationModels } from '../../../gpu-backend/simulator/iteration-models.ts'
import { KvBlocks } from '../../../gpu-backend/simulator/kv-blocks.ts'

const h200Fp8 = iterationModels['h200x1-fp8']

const sequence = fc.record({
  promptTokens: fc.integer({ min: 1, max: 400 }),
  outputTokensMax: fc.integer({ min: 1, max: 40 }),
  prefix: fc.constantFrom('a', 'b', 'c'),
})

describe('in-flight batching', () => {
  it('gives every sequence exactly its tokens, never holds more than fits, and ends with nothing reserved', () => {
    fc.assert(
      fc.property(fc.array(sequence, { maxLength: 30 }), fc.integer({ min: 20, max: 60 }), (expected, capacity) => {
        const blocks = new KvBlocks({ tokens: capacity * 32, tokensPerBlock: 32 })
        const batch = new ContinuousBatch<Sequence & { at: number }>({ model: h200Fp8, sequencesMax: 8, tokensMax: 256, blocks })
        const made = new Map<number, number>()
        expected.forEach(({ promptTokens, outputTokensMax, prefix }, at) => {
          const names = Array.from({ length: Math.floor(promptTokens / 32) }, (_, place) => `${prefix}${place}`)
          batch.add({ promptTokens, outputTokensMax, blocks: names, at })
        })
        for (let iteration = batch.iterate(); iteration; iteration = batch.iterate()) {
          expect(iteration.durationMs).toBeGreaterThanOrEqual(h200Fp8.baseMs)
          expect(blocks.used).toBeLessThanOrEqual(capacity)
          for (const { sequence: each } of iteration.stepped) {
            const count = (made.get(each.at) ?? 0) + 1
            made.set(each.at, count)
            if (count === each.outputTokensMax) batch.remove(each)
          }
        }
        expect([...made].every(([at, count]) => count === expected[at]?.outputTokensMax)).toBe(true)
        expect([made.size, batch.running, batch.waiting, blocks.reserved]).toEqual([expected.length, 0, 0, 0])
      }),
    )
  })

  it('computes a prefix once while it is remembered', () => {
    const blocks = new KvBlocks({ tokens: 3_200, tokensPerBlock: 32 })
    const batch = new ContinuousBatch<Sequence>({ model: h200Fp8, sequencesMax: 4, tokensMax: 8_192, blocks })
    const names = Array.from({ length: 31 }, (_, place) => `shop${place}`)
    const run = () => {
      const one = { promptTokens: 1_000, outputTokensMax: 1, blocks: names }
      batch.add(one)
      const iteration = batch.iterate()
      batch.remove(one)
      return iteration?.durationMs ?? 0
    }
    const [cold, warm] = [run(), run()]
    expect(cold - warm).toBeCloseTo(31 * 32 * h200Fp8.msPerPrefillToken, 5)
  })
})
