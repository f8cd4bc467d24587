import { AppError, errorBody, toAppError } from '../../../shared/errors.ts'
import { toJsonSchema } from '../../../shared/json-schema.ts'
import { refusalOf } from '../../../shared/refusal.ts'
import { taskNamed, tasks } from '../../../shared/tasks/all.ts'
import { TaskRequest } from '../../../shared/tasks/request.ts'
import type { Task } from '../../../shared/tasks/task.ts'
import type { Routed } from '../../chat/contract.ts'
import { routeRequest } from '../../chat/route-request.ts'
import { type AppContext, contextOf } from '../../context.ts'
import type { RequestContext } from '../../http/contract.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { runTask } from '../run-task.ts'

const itemsAtOnce = 4

/** GET /v1/tasks: every task, with the JSON Schemas of its input and output. */
export function listTasks(c: AppContext): Response {
  const data = tasks.map(({ name, summary, skill, metric, input, output }) => ({
    name,
    summary,
    skill,
    metric,
    input: toJsonSchema(input, 'input'),
    output: toJsonSchema(output, 'output'),
  }))
  return respondJson(c.get('state'), { object: 'list', data })
}

/** POST /v1/tasks/{task} `{input}` or `{items: [input, …]}`: a typed result, or a refusal that says why. */
export async function runTaskRoute(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, state } = context
  const name = c.req.param('task') ?? ''
  const task = taskNamed(name)
  if (!task)
    throw new AppError('not_found', `There is no task '${name.slice(0, 64)}'. GET /v1/tasks lists them.`, { param: 'task' })
  const { config } = services
  const request = await readJson(c.req.raw, TaskRequest, config.limits.bodyBytesMax)
  // All inputs are checked before the first call: a batch with a bad item costs nothing.
  const inputs = (request.items ?? [request.input]).map((input, at) =>
    parsed(task, input, request.items ? `items.${at}` : 'input'),
  )
  if (state.claim) await state.claim()
  const routed = await routeRequest(context, { model: request.model ?? config.publicModel, user: request.user })
  const head = { task: name, model: routed.route.arm.model }
  const { rules } = request
  if (!request.items) {
    const result = await runTask(context, routed, { task, input: inputs[0], rules })
    return respondJson(state, { object: 'task.result', ...head, ...result })
  }
  const data = await runAll(
    context,
    routed,
    inputs.map((input) => ({ task, input, rules })),
  )
  // With many calls, the cache status of the last one means nothing.
  delete state.headers['cache-status']
  return respondJson(state, { object: 'list', ...head, data })
}

/** A few at a time, each with its own result or error: one that fails takes none with it. */
async function runAll(
  context: RequestContext,
  routed: Routed,
  inputs: readonly Parameters<typeof runTask>[2][],
): Promise<object[]> {
  const results: object[] = []
  for (let at = 0; at < inputs.length; at += itemsAtOnce) {
    const some = inputs.slice(at, at + itemsAtOnce).map(async (input, offset) => {
      const index = at + offset
      try {
        return { index, ...(await runTask(context, routed, input)) }
      } catch (thrown) {
        return { index, ...errorBody(toAppError(thrown)) }
      }
    })
    results.push(...(await Promise.all(some)))
  }
  return results
}

function parsed(task: Task, input: unknown, where: string): unknown {
  const result = task.input.safeParse(input)
  if (result.success) return result.data
  const refusal = refusalOf(result.error)
  const param = refusal.param ? `${where}.${refusal.param}` : where
  const reason = refusal.message.replace(refusal.param ? `'${refusal.param}'` : 'The body', `'${param}'`)
  throw new AppError(refusal.code, reason, { param })
}
