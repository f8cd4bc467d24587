import * as z from 'zod/mini'
import { kvShare, type Profile, type Sizing } from './profiles.ts'

const count = z.int().check(z.positive())

/**
 * What we set of trtllm-serve's `--config`, valid in 1.2.1 and 1.3 alike. Strict, since the server refuses to start on an
 * unknown key; keys of 1.3 only are not here.
 */
export const TrtllmConfig = z.strictObject({
  tensor_parallel_size: count,
  max_seq_len: count,
  max_batch_size: count,
  max_num_tokens: count,
  enable_chunked_prefill: z.boolean(),
  guided_decoding_backend: z.enum(['xgrammar', 'llguidance']),
  /** 1 only: more delays the first token by as many steps. */
  stream_interval: z.literal(1),
  /** Inside this object and not as a flag: a `kv_cache_config` here replaces what flags have built. */
  kv_cache_config: z.strictObject({
    enable_block_reuse: z.boolean(),
    enable_partial_reuse: z.boolean(),
    free_gpu_memory_fraction: z.number().check(z.gt(0), z.lt(1)),
    dtype: z.enum(['auto', 'fp8']),
  }),
  cuda_graph_config: z.strictObject({ enable_padding: z.boolean(), max_batch_size: count }),
  scheduler_config: z.strictObject({ capacity_scheduler_policy: z.enum(['GUARANTEED_NO_EVICT', 'MAX_UTILIZATION']) }),
  return_perf_metrics: z.boolean(),
  enable_iter_perf_stats: z.boolean(),
})
export type TrtllmConfig = z.infer<typeof TrtllmConfig>

export const trtllmConfig = (profile: Profile, { sequences }: Sizing): TrtllmConfig => ({
  tensor_parallel_size: profile.cards,
  max_seq_len: profile.contextTokens,
  max_batch_size: sequences,
  max_num_tokens: profile.tokensPerIteration,
  // Without it the tokens of an iteration would bound the prompt.
  enable_chunked_prefill: true,
  guided_decoding_backend: 'xgrammar',
  stream_interval: 1,
  kv_cache_config: {
    enable_block_reuse: true,
    enable_partial_reuse: true,
    free_gpu_memory_fraction: kvShare,
    dtype: profile.kvPrecision === 'fp8' ? 'fp8' : 'auto',
  },
  cuda_graph_config: { enable_padding: true, max_batch_size: sequences },
  scheduler_config: { capacity_scheduler_policy: 'GUARANTEED_NO_EVICT' },
  return_perf_metrics: true,
  enable_iter_perf_stats: true,
})
