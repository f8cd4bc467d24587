import { AppError } from '../../../shared/errors.ts'
import { type AppContext, deferOf, servicesOf } from '../../context.ts'
import { respondJson } from '../../http/respond.ts'
import type { CompiledRollout } from '../../rollout/contract.ts'
import { modelLimits } from '../model-limits.ts'

/** GET /v1/models: the public name first, then each model by its own name, each with what it takes and gives at most. */
export async function listModels(c: AppContext): Promise<Response> {
  const rollout = await currentRollout(c)
  return respondJson(c.get('state'), { object: 'list', data: rollout.models.map((id) => describe(rollout, id)) })
}

/** GET /v1/models/{id} */
export async function getModel(c: AppContext): Promise<Response> {
  const rollout = await currentRollout(c)
  const id = c.req.param('id')
  if (!id || !rollout.models.includes(id))
    throw new AppError('model_not_found', 'The model does not exist. GET /v1/models lists those that do.', { param: 'model' })
  return respondJson(c.get('state'), describe(rollout, id))
}

const currentRollout = async (c: AppContext): Promise<CompiledRollout> => servicesOf(c).rollouts.current(deferOf(c))

// The day llasa-nano was first trained, 2026-11-23 in UTC; OpenAI's shape wants a creation time.
const createdSeconds = 1_795_392_000

const describe = (rollout: CompiledRollout, id: string) => ({
  id,
  object: 'model',
  created: createdSeconds,
  owned_by: 'llasa',
  ...modelLimits(rollout, id),
})
