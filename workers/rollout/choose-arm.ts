import { AppError } from '../../shared/errors.ts'
import { assign } from './assign.ts'
import type { CompiledRegion, CompiledRollout, Route } from './contract.ts'

/** The arm that answers: dealt by the key for the public name, else the one that serves exactly the requested model. */
export function chooseArm({ state }: CompiledRollout, region: CompiledRegion, model: string, key: string): Route {
  const { name, publicModel } = state.document
  if (model === publicModel) return region.routes[assign(region.weights, name, key)] ?? region.baseline
  const route = region.byModel.get(model)
  if (!route)
    throw new AppError(
      'model_not_found',
      `The model '${model.slice(0, 64)}' does not exist. GET /v1/models lists those that do.`,
      { param: 'model' },
    )
  return route
}
