import { AppError } from '../../shared/errors.ts'
import { type AppContext, servicesOf } from '../context.ts'
import { respondJson } from '../http/respond.ts'

/** GET /v1/models: the public name first, then each model by its own name. */
export function listModels(c: AppContext): Response {
  return respondJson(c.get('state'), { object: 'list', data: modelIds(c).map(describe) })
}

/** GET /v1/models/{id} */
export function getModel(c: AppContext): Response {
  const id = c.req.param('id')
  if (!id || !modelIds(c).includes(id))
    throw new AppError('model_not_found', 'The model does not exist. GET /v1/models lists those that do.', { param: 'model' })
  return respondJson(c.get('state'), describe(id))
}

function modelIds(c: AppContext): string[] {
  const { publicModel, arms } = servicesOf(c).config
  return [...new Set([publicModel, ...arms.map(({ model }) => model)])]
}

// The day llasa-nano was first trained, 2026-11-23 in UTC; OpenAI's shape wants a creation time.
const createdSeconds = 1_795_392_000

const describe = (id: string) => ({ id, object: 'model', created: createdSeconds, owned_by: 'llasa' })
