import { kvBytesPerToken, type ModelShape, type Precision, paddedInner, splitProblem, weightsBytes } from './model-shape.ts'

/** TensorRT-LLM's PyTorch backend loads no GPTQ; vLLM loads what ModelOpt exports too. */
export type EngineKind = 'trtllm' | 'vllm'

/** One way to run the engine: which cards, how the model lies on them, how much it takes at once. */
export interface Profile {
  readonly name: string
  /** `nvidia.com/gpu.product`: the product's name as the driver reports it, words joined by hyphens (NVIDIA's feature discovery). */
  readonly card: string
  readonly cards: number
  /** Of one card, as its maker says it: 10⁹ bytes. */
  readonly cardGb: number
  readonly precision: Precision
  /** bf16 for Qwen2 until FP8 keys and values have been evaluated (NVIDIA/TensorRT-LLM issue 4218). */
  readonly kvPrecision: 'bf16' | 'fp8'
  readonly contextTokens: number
  /** Tokens of one iteration, prefill and decode together. */
  readonly tokensPerIteration: number
  /** What a request holds on average, prompt and answer: decides how many run at once. */
  readonly tokensPerRequest: number
  /** The checkpoint was padded before it was quantized, so that it splits over the cards. */
  readonly padded?: boolean
  /**
   * What one replica among eight carries of chat with 95 of 100 first tokens within a second, no prefix shared: requests a second
   * and in flight then (`kneeOf` of the simulator; a test holds it to that). Null where the card was never measured.
   */
  readonly knee: { readonly perSecond: number; readonly concurrency: number } | null
}

const usual = { kvPrecision: 'bf16', contextTokens: 16_384, tokensPerIteration: 8_192, tokensPerRequest: 3_072 } as const

export const profiles: readonly Profile[] = [
  {
    ...usual,
    name: 'h200x1-fp8',
    card: 'NVIDIA-H200',
    cards: 1,
    cardGb: 141,
    precision: 'fp8',
    knee: { perSecond: 2.53, concurrency: 9.5 },
  },
  {
    ...usual,
    name: 'h100x2-fp8-tp2',
    card: 'NVIDIA-H100-80GB-HBM3',
    cards: 2,
    cardGb: 80,
    precision: 'fp8',
    knee: { perSecond: 5.12, concurrency: 29.5 },
  },
  { ...usual, name: 'l40sx4-fp8-tp4', card: 'NVIDIA-L40S', cards: 4, cardGb: 48, precision: 'fp8', knee: null },
  {
    ...usual,
    name: 'b200x1-nvfp4',
    card: 'NVIDIA-B200',
    cards: 1,
    cardGb: 180,
    precision: 'nvfp4',
    knee: { perSecond: 10.79, concurrency: 45 },
  },
  {
    ...usual,
    name: 'rtxpro6000x1-nvfp4',
    card: 'NVIDIA-RTX-PRO-6000-Blackwell-Server-Edition',
    cards: 1,
    cardGb: 96,
    precision: 'nvfp4',
    knee: null,
  },
  // The paper's: GPTQ int4, on vLLM only.
  { ...usual, name: 'h100x1-int4', card: 'NVIDIA-H100-80GB-HBM3', cards: 1, cardGb: 80, precision: 'int4', knee: null },
  { ...usual, name: 'l40sx2-int4-tp2', card: 'NVIDIA-L40S', cards: 2, cardGb: 48, precision: 'int4', padded: true, knee: null },
]

export const enginesOf = ({ precision }: Profile): readonly EngineKind[] => (precision === 'int4' ? ['vllm'] : ['trtllm', 'vllm'])

export interface Sizing {
  readonly weightsGb: number
  readonly kvGb: number
  readonly kvTokens: number
  /** Requests at once before the KV cache is full on average: what the gateway lets in for each replica. */
  readonly sequences: number
}

// Of what the weights leave, TensorRT-LLM takes this for keys and values (`free_gpu_memory_fraction`).
export const kvShare = 0.9
// Of a card's memory, vLLM takes this in all (`--gpu-memory-utilization`), weights and activations included.
export const memoryShare = 0.92
// Activations, CUDA graphs and NCCL buffers of one card, GB.
const overheadGb = 4
const sequencesMax = 256

/** What fits, as the engine counts it. Throws when a model does not fit or cannot be split. */
export function sizeOf(profile: Profile, shape: ModelShape, engine: EngineKind = enginesOf(profile)[0] ?? 'vllm'): Sizing {
  const { name, cards, cardGb, precision, kvPrecision, contextTokens, tokensPerRequest, padded } = profile
  if (!enginesOf(profile).includes(engine)) throw new Error(`${name}: ${engine} does not load ${precision}`)
  const loaded = padded ? { ...shape, intermediate_size: paddedInner(shape, precision, cards) } : shape
  const problem = splitProblem(loaded, precision, cards)
  if (problem) throw new Error(`${name}: ${problem}`)
  const weightsGb = weightsBytes(loaded, precision) / 1e9
  const kvGb =
    engine === 'trtllm'
      ? kvShare * (cards * (cardGb - overheadGb) - weightsGb)
      : cards * (memoryShare * cardGb - overheadGb) - weightsGb
  const kvTokens = Math.floor((kvGb * 1e9) / kvBytesPerToken(shape, kvPrecision))
  if (kvTokens < contextTokens)
    throw new Error(`${name}: ${Math.max(0, kvTokens)} tokens of KV cache hold no request of ${contextTokens}`)
  return { weightsGb, kvGb, kvTokens, sequences: Math.min(sequencesMax, Math.floor(kvTokens / tokensPerRequest)) }
}

/** Of the knee, what a replica is meant to carry: the rest is the room that chance needs (`npm run simulate -- policies`). */
export const scalingShare = { rate: 0.935, concurrency: 0.97 }
// Where nothing was measured: what the knees of the others are of their sequences, at the least.
const concurrencyShare = 0.17

/** When to have one more replica: in flight and queued, and arrivals a second where they are known, of each. */
export function scalingOf(
  { knee }: Profile,
  { sequences }: Sizing,
): { readonly concurrency: number; readonly perSecond: number | null } {
  if (!knee) return { concurrency: Math.max(1, Math.floor(concurrencyShare * sequences)), perSecond: null }
  return {
    concurrency: Math.max(1, Math.floor(scalingShare.concurrency * knee.concurrency)),
    perSecond: Number((scalingShare.rate * knee.perSecond).toFixed(2)),
  }
}
