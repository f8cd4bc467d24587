import * as z from 'zod/mini'
import { memoryShare, type Profile, type Sizing } from './profiles.ts'

const count = z.int().check(z.positive())

/** What we set of vLLM's `--config`: the names of its flags. Strict, since the server refuses to start on a flag it does not know. */
export const VllmConfig = z.strictObject({
  'tensor-parallel-size': count,
  'max-model-len': count,
  'max-num-seqs': count,
  'max-num-batched-tokens': count,
  'gpu-memory-utilization': z.number().check(z.gt(0), z.lt(1)),
  'kv-cache-dtype': z.enum(['auto', 'fp8']),
  'enable-prefix-caching': z.literal(true),
  /** Without the two, `tool_choice: auto` is refused. */
  'enable-auto-tool-choice': z.literal(true),
  'tool-call-parser': z.literal('hermes'),
  /** Without it nobody learns how much the prefix cache saved. */
  'enable-prompt-tokens-details': z.literal(true),
})
export type VllmConfig = z.infer<typeof VllmConfig>

export const vllmConfig = (profile: Profile, { sequences }: Sizing): VllmConfig => ({
  'tensor-parallel-size': profile.cards,
  'max-model-len': profile.contextTokens,
  'max-num-seqs': sequences,
  'max-num-batched-tokens': profile.tokensPerIteration,
  'gpu-memory-utilization': memoryShare,
  'kv-cache-dtype': profile.kvPrecision === 'fp8' ? 'fp8' : 'auto',
  'enable-prefix-caching': true,
  'enable-auto-tool-choice': true,
  'tool-call-parser': 'hermes',
  'enable-prompt-tokens-details': true,
})
