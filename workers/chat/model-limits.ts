import type { CompiledRollout } from '../rollout/contract.ts'

/** Tokens that a request and its answer may have together, and the answer alone. */
interface ModelLimits {
  readonly context_length: number
  readonly max_output_tokens: number
}

/** The least of all arms that may answer under this name: what fits there fits whoever answers. */
export function modelLimits({ regions, models }: CompiledRollout, id: string): ModelLimits {
  const known = [...regions.values()].flatMap(({ routes, byModel }) => [...routes, ...byModel.values()])
  const isPublic = id === models[0]
  const arms = known.map(({ arm }) => arm).filter(({ model }) => isPublic || model === id)
  return {
    context_length: Math.min(...arms.map(({ contextTokens }) => contextTokens)),
    max_output_tokens: Math.min(...arms.map(({ outputTokensMax }) => outputTokensMax)),
  }
}
