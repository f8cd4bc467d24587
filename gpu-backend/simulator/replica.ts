import { qwen2_72b } from '../serving/model-shape.ts'
import { profiles, sizeOf } from '../serving/profiles.ts'
import { iterationModelOf, iterationModels, withBf16Kv } from './iteration-models.ts'
import type { ReplicaInput } from './knee.ts'

export const measuredProfiles = Object.keys(iterationModels)

/** A profile's replica of the 72B model as the simulator takes it. Throws where its card was never measured. */
export function replicaOf(
  name: string,
): Omit<ReplicaInput, 'prefixHit' | 'queueWaitMaxMs' | 'ttftObjectiveMs'> & { readonly cards: number } {
  const profile = profiles.find((each) => each.name === name)
  const model = iterationModelOf(name)
  if (!profile || !model) throw new Error(`--profile: ${name} has no measured model; ${measuredProfiles.join(', ')} have`)
  const { kvTokens, sequences } = sizeOf(profile, qwen2_72b)
  return {
    cards: profile.cards,
    model: profile.kvPrecision === 'bf16' ? withBf16Kv(model) : model,
    kvTokens,
    sequences,
    tokensPerIteration: profile.tokensPerIteration,
  }
}
