import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kvBytesPerToken, parameters, qwen2_72b, splitProblem, weightsBytes } from '../../../gpu-backend/serving/model-shape.ts'
import { enginesOf, memoryShare, profiles, sizeOf } from '../../../gpu-backend/serving/profiles.ts'
import { TrtllmConfig, trtllmConfig } from '../../../gpu-backend/serving/trtllm-config.ts'
import { VllmConfig, vllmConfig } from '../../../gpu-backend/serving/vllm-config.ts'

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

  it('needs padding for GPTQ in groups of 128 over two cards and more, to what Qwen’s own GPTQ checkpoints have', () => {
    expect(splitProblem(qwen2_72b, 'int4', 1)).toBeNull()
    for (const cards of [2, 4, 8]) expect(splitProblem(qwen2_72b, 'int4', cards)).toContain('pad it to 29696')
    expect(splitProblem({ ...qwen2_72b, intermediate_size: 29_696 }, 'int4', 8)).toBeNull()
  })
})

// Products as NVIDIA's driver reports them, words joined by hyphens, as its feature discovery labels nodes.
const labels = [
  'NVIDIA-H100-80GB-HBM3',
  'NVIDIA-H200',
  'NVIDIA-B200',
  'NVIDIA-L40S',
  'NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition',
]
it('every profile names a card as nodes are labelled', () => {
  for (const { card } of profiles) expect(labels).toContain(card)
})

describe.each(profiles.flatMap((profile) => enginesOf(profile).map((engine) => ({ name: profile.name, profile, engine }))))(
  'the profile $name with $engine',
  ({ profile, engine }) => {
    const sizing = sizeOf(profile, qwen2_72b, engine)

    it('fits: weights, keys and values of all requests at once, on its cards', () => {
      const held = sizing.sequences * profile.tokensPerRequest * kvBytesPerToken(qwen2_72b, profile.kvPrecision)
      const share = engine === 'vllm' ? memoryShare : 1
      expect(sizing.weightsGb + held / 1e9).toBeLessThan(share * profile.cards * profile.cardGb)
      expect(sizing.kvTokens).toBeGreaterThan(profile.contextTokens)
      expect(sizing.sequences).toBeGreaterThan(16)
    })

    it('gives a configuration the server takes, and no misspelt key passes', () => {
      const [schema, config] =
        engine === 'vllm' ? [VllmConfig, vllmConfig(profile, sizing)] : [TrtllmConfig, trtllmConfig(profile, sizing)]
      expect(schema.parse(config)).toEqual(config)
      expect(JSON.stringify(schema.safeParse({ ...config, max_batchsize: 8 }).error?.issues)).toContain('max_batchsize')
    })
  },
)

it('GPTQ is for vLLM only', () => {
  const int4 = profiles.find(({ precision }) => precision === 'int4') as (typeof profiles)[number]
  expect(() => sizeOf(int4, qwen2_72b, 'trtllm')).toThrow('trtllm does not load int4')
})

it('a model too large for its cards is refused by the profile’s name, whatever the cards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 70 }), (cardGb) => {
      const small = { ...(profiles[0] as (typeof profiles)[number]), cardGb }
      expect(() => sizeOf(small, qwen2_72b)).toThrow(/h200x1-fp8: \d+ tokens of KV cache/)
    }),
  )
})

it('the documented quantization leaves keys and values as the profiles count them', () => {
  const commands = readFileSync('gpu-backend/train/README.md', 'utf8').match(/python hf_ptq\.py(?:.*\\\n)*.*/g) ?? []
  expect(commands).toHaveLength(1)
  const quantized = /--kv_cache_qformat (\w+)/.exec(commands[0] ?? '')?.[1]
  for (const { engine, kvPrecision } of profiles.flatMap((profile) =>
    enginesOf(profile).map((engine) => ({ ...profile, engine })),
  ))
    expect(`${engine} ${kvPrecision}`).toBe(`${engine} ${quantized === 'none' ? 'bf16' : quantized}`)
})
