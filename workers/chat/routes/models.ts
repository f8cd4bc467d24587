import { AppError } from '../../../shared/errors.ts'
import { type AppContext, deferOf, servicesOf } from '../../context.ts'
import { respondJson } from '../../http/respond.ts'

/** GET /v1/models: the public name first, then each model by its own name. */
export async function listModels(c: AppContext): Promise<Response> {
  return respondJson(c.get('state'), { object: 'list', data: (await modelIds(c)).map(describe) })
}

/** GET /v1/models/{id} */
export async function getModel(c: AppContext): Promise<Response> {
  const id = c.req.param('id')
  if (!id || !(await modelIds(c)).includes(id))
    throw new AppError('model_not_found', 'The model does not exist. GET /v1/models lists those that do.', { param: 'model' })
  return respondJson(c.get('state'), describe(id))
}

const modelIds = async (c: AppContext): Promise<readonly string[]> => (await servicesOf(c).rollouts.current(deferOf(c))).models

// The day llasa-nano was first trained, 2026-11-23 in UTC; OpenAI's shape wants a creation time.
const createdSeconds = 1_795_392_000

const describe = (id: string) => ({ id, object: 'model', created: createdSeconds, owned_by: 'llasa' })
