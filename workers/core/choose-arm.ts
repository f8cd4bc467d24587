import { AppError } from '../../shared/errors.ts'
import type { Arm } from './arm.ts'

/** The arm that answers: the first for the public name, else the one that serves exactly the model asked for. */
export function chooseArm({ arms, publicModel }: { arms: readonly Arm[]; publicModel: string }, model: string): Arm {
  const arm = model === publicModel ? arms[0] : arms.find((candidate) => candidate.model === model)
  if (!arm)
    throw new AppError(
      'model_not_found',
      `The model '${model.slice(0, 64)}' does not exist. GET /v1/models lists those that do.`,
      { param: 'model' },
    )
  return arm
}
