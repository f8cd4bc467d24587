import type { ChatRequest } from '../../shared/chat.ts'
import { toAppError } from '../../shared/errors.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import type { FaqVerdict, Published } from '../known-answers/contract.ts'
import type { Route } from '../rollout/contract.ts'
import { answerThroughCache } from './answer-through-cache.ts'
import type { Reply } from './contract.ts'
import { introduce, withoutIntroductions } from './list-found-products.ts'
import { planAnswer, promptNameOf } from './plan-answer.ts'
import { replyFromAnswer } from './reply/reply-from-answer.ts'
import { replyShape } from './reply/reply-shape.ts'
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
  const selection = await selectProducts(c, request)
  const prompt = prompts.get(promptNameOf(route.arm, request))
  const plan = planAnswer({
    tenant,
    request: prompt.edgeComposes !== 'nothing' ? withoutIntroductions(request) : request,
    route,
    prompt,
    selection,
    now: Date.now(),
    ...(grammar && { grammar }),
    published,
    known,
    windows: config.limits.answers,
    cacheControl: c.req.header('cache-control') ?? null,
  })
  const shape = replyShape(request, plan.facts)
  const { found } = selection
  const said =
    prompt.edgeComposes !== 'nothing' && plan.facts && found !== null
      ? introduce(request, plan.facts, route.arm.model, found)
      : null
  if (said) {
    const state = c.get('state')
    state.cache = 'edge'
    state.headers['cache-status'] = 'LLaSA; hit; detail=found'
    return replyFromAnswer(said, shape, null)
  }
  try {
    return await answerThroughCache(c, plan, shape)
  } catch (thrown) {
    const reply = await standIn(c, toAppError(thrown), { request, plan, shape, known })
    if (!reply) throw thrown
    return reply
  }
}
