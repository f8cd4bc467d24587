import type { ChatRequest } from '../../shared/chat.ts'
import { toAppError } from '../../shared/errors.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import type { FaqVerdict } from '../core/answer.ts'
import type { Route } from '../core/compile-rollout.ts'
import { planAnswer, promptNameOf } from '../core/plan-answer.ts'
import type { Published, Reply } from '../services.ts'
import { answerThroughCache } from './answer-through-cache.ts'
import { replyShape } from './reply-shape.ts'
import { selectProducts } from './select-products.ts'
import { standIn } from './stand-in.ts'

export interface AskModelInput {
  readonly request: ChatRequest
  readonly route: Route
  readonly published: Published
  readonly known: FaqVerdict
  /** Of a task whose form the question alone does not say. */
  readonly grammar?: string
}

/** The model's answer, through the cache. */
export async function askModel(c: AppContext, { request, route, published, known, grammar }: AskModelInput): Promise<Reply> {
  const { prompts, config } = servicesOf(c)
  const { tenant } = callerOf(c)
  const plan = planAnswer({
    tenant,
    request,
    route,
    prompt: prompts.get(promptNameOf(route.arm, request)),
    selection: await selectProducts(c, request),
    now: Date.now(),
    ...(grammar && { grammar }),
    published,
    known,
    windows: config.limits.answers,
    cacheControl: c.req.header('cache-control') ?? null,
  })
  const shape = replyShape(request, plan.facts)
  try {
    return await answerThroughCache(c, plan, shape)
  } catch (thrown) {
    const reply = await standIn(c, toAppError(thrown), { request, plan, shape, known })
    if (!reply) throw thrown
    return reply
  }
}
