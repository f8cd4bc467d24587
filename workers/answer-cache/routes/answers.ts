import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, contextOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respond, respondJson } from '../../http/respond.ts'
import { AnswerTag } from '../answer-tags.ts'
import { warmRoutes } from '../warm-answers.ts'
import { WarmList } from '../warm-question.ts'

const purgeBytesMax = 65_536
const listBytesMax = 1_000_000
export const Purge = z.strictObject({ tags: z.optional(z.array(AnswerTag).check(z.minLength(1), z.maxLength(100))) })
export const PutWarmList = z.strictObject({ questions: WarmList })

/**
 * POST /admin/v1/answers:purge: stored answers with one of the tags, or all of the tenant, in every location, within KV's
 * minute plus 30 s. What is generated until then counts as old, too.
 */
export async function purgeAnswers(c: AppContext): Promise<Response> {
  const { purges, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { tags } = await readJson(c.req.raw, Purge, purgeBytesMax)
  if (tags) await purges.byTag(tenant, tags)
  else await purges.all(tenant)
  faqs.forget(tenant)
  return respond(c.get('state'), 204, null, {})
}

/** GET /admin/v1/answers:warm-list */
export async function getWarmList(c: AppContext): Promise<Response> {
  return respondJson(c.get('state'), { questions: await servicesOf(c).warmLists.get(callerOf(c).tenant) })
}

/** PUT /admin/v1/answers:warm-list: the questions that are answered in advance. */
export async function putWarmList(c: AppContext): Promise<Response> {
  const { questions } = await readJson(c.req.raw, PutWarmList, listBytesMax)
  await servicesOf(c).warmLists.put(callerOf(c).tenant, questions)
  return respondJson(c.get('state'), { questions })
}

/** POST /admin/v1/answers:warm: answers the list now; one line of JSON for each question and arm as it is done. */
export async function warm(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, caller, state, defer } = context
  const questions = await services.warmLists.get(caller.tenant)
  const lines = services.warming.warm(context, questions)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return respond(state, 200, body, {
    'content-type': 'application/x-ndjson',
    'cache-control': 'no-store, no-transform',
    'x-llasa-lines': String(questions.length * warmRoutes(await services.rollouts.current(defer)).length),
  })
}
