import type { IterationModel } from './continuous-batch.ts'

/**
 * Fitted on the time per token of Llama-3.1-70B (InferenceMAX, 2025-10-29, through aiconfigurator's silicon samples; FP8 keys
 * and values), by the profile's cards and precision. The H100 was measured with vLLM, all others with TensorRT-LLM. Qwen2-72B
 * is 3 % wider. Cards without a measurement have none here.
 */
export const iterationModels = {
  'h200x1-fp8': { baseMs: 19.572, msPer1kContextTokens: 0.04727, msPerPrefillToken: 0.10752 },
  'h100x2-fp8-tp2': { baseMs: 16.758, msPer1kContextTokens: 0.06545, msPerPrefillToken: 0.06945 },
  'b200x1-nvfp4': { baseMs: 11.769, msPer1kContextTokens: 0.02957, msPerPrefillToken: 0.03415 },
} as const satisfies Record<string, IterationModel>

export const iterationModelOf = (profile: string): IterationModel | undefined =>
  (iterationModels as Record<string, IterationModel>)[profile]

/** With keys and values of two bytes a step reads twice as much of them. */
export const withBf16Kv = (model: IterationModel): IterationModel => ({
  ...model,
  msPer1kContextTokens: 2 * model.msPer1kContextTokens,
})
