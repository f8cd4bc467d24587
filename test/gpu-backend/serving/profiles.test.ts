import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kvBytesPerToken, parameters, qwen2_72b, splitProblem, weightsBytes } from '../../../gpu-backend/serving/model-shape.ts'
import { profiles, sizeOf } from '../../../gpu-backend/serving/profiles.ts'
import { TrtllmConfig, trtllmConfig } from '../../../gpu-backend/serving/trtllm-config.ts'

describe('what a model takes', () => {
  it('is what is published of Qwen2-72B: 72.7 G numbers, 145 GB, 75 in FP8, 44 in NVFP4, 320 KiB a token', () => {
    const { layers, embeddings } = parameters(qwen2_72b)
    expect((layers + embeddings) / 1e9).toBeCloseTo(72.7, 1)
    const gb = (['bf16', 'fp8', 'nvfp4'] as const).map((precision) => Math.round(weightsBytes(qwen2_72b, precision) / 1e9))
    expect(gb).toEqual([145, 75, 44])
    expect(kvBytesPerToken(qwen2_72b, 'bf16')).toBe(327_680)
    expect(kvBytesPerToken(qwen2_72b, 'fp8')).toBe(163_840)
  })

  it('decides over how many cards it splits', () => {
    for (const cards of [1, 2, 4, 8]) expect(splitProblem(qwen2_72b, 'fp8', cards)).toBeNull()
    expect(splitProblem(qwen2_72b, 'fp8', 3)).toContain('heads')
    expect(splitProblem({ ...qwen2_72b, intermediate_size: 29_569 }, 'fp8', 2)).toContain('29569')
  })
})

describe.each(profiles)('the profile $name', (profile) => {
  const sizing = sizeOf(profile, qwen2_72b)

  it('fits: weights, keys and values of all requests at once, on its cards', () => {
    const held = sizing.sequences * profile.tokensPerRequest * kvBytesPerToken(qwen2_72b, profile.kvPrecision)
    expect(sizing.weightsGb + held / 1e9).toBeLessThan(profile.cards * profile.cardGb)
    expect(sizing.kvTokens).toBeGreaterThan(profile.contextTokens)
    expect(sizing.sequences).toBeGreaterThan(16)
  })

  it('gives a configuration the server takes, and no misspelt key passes', () => {
    const config = trtllmConfig(profile, sizing)
    expect(TrtllmConfig.parse(config)).toEqual(config)
    const misspelt = [
      { ...config, max_batchsize: 8 },
      { ...config, kv_cache_config: { ...config.kv_cache_config, enable_block_reuze: true } },
    ]
    const named = misspelt.map((each) => JSON.stringify(TrtllmConfig.safeParse(each).error?.issues))
    expect(named[0]).toContain('max_batchsize')
    expect(named[1]).toContain('enable_block_reuze')
  })
})

it('a model too large for its cards is refused by the profile’s name, whatever the cards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 70 }), (cardGb) => {
      const small = { ...(profiles[0] as (typeof profiles)[number]), cardGb }
      expect(() => sizeOf(small, qwen2_72b)).toThrow(/h200x1-fp8: \d+ tokens of KV cache/)
    }),
  )
})
