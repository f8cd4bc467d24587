import { toAppError } from '../../shared/errors.ts'
import { noLimits } from '../../shared/quota.ts'
import type { AnswerChat } from '../chat/contract.ts'
import type { RequestContext } from '../http/contract.ts'
import { nowhere } from '../http/location.ts'
import type { Published } from '../known-answers/contract.ts'
import type { CompiledRollout, Route } from '../rollout/contract.ts'
import type { Warmed } from './contract.ts'
import { toChatRequest, type WarmQuestion } from './warm-question.ts'

const questionsAtOnce = 4

/** Few questions at a time: shoppers come first. */
export async function* warmAnswers(
  answerChat: AnswerChat,
  context: RequestContext,
  questions: readonly WarmQuestion[],
): AsyncGenerator<Warmed> {
  const { services, caller, defer } = context
  const published = await services.faqs.current(caller.tenant, defer)
  const routes = warmRoutes(await services.rollouts.current(defer))
  const waiting = routes.flatMap((route) => questions.map((question) => ({ route, question })))
  const running = new Map<number, Promise<{ index: number; warmed: Warmed }>>()
  let next = 0
  while (next < waiting.length || running.size) {
    for (; next < waiting.length && running.size < questionsAtOnce; next++) {
      const index = next
      const { route, question } = waiting[index] as (typeof waiting)[number]
      running.set(
        index,
        warm(answerChat, context, published, route, question).then((warmed) => ({ index, warmed })),
      )
    }
    const { index, warmed } = await Promise.race(running.values())
    running.delete(index)
    yield warmed
  }
}

/** Every arm with a share, through the first region that has it: its answers are the same in all. */
export function warmRoutes({ regions }: CompiledRollout): Route[] {
  const routes = new Map<string, Route>()
  for (const region of regions.values())
    for (const route of region.routes) if (!routes.has(route.arm.name)) routes.set(route.arm.name, route)
  return [...routes.values()]
}

async function warm(
  answerChat: AnswerChat,
  operator: RequestContext,
  published: Published,
  route: Route,
  warmQuestion: WarmQuestion,
): Promise<Warmed> {
  const { question, locale } = warmQuestion
  const context = withoutCaller(operator)
  const warmed = { question, locale, arm: route.arm.name }
  try {
    const request = toChatRequest(warmQuestion, route.arm.model)
    const { reply, known } = await answerChat({ context, request, routed: { route, published }, keep: 'everywhere' })
    const { unknownSlots, violations } = await reply.finished
    const outcome = known ? 'known' : outcomeOf(context.state.cache)
    // What the records do not prove is stored for nobody.
    if (outcome === 'stored' && unknownSlots + violations > 0) return { ...warmed, outcome: 'failed', error: 'invalid_output' }
    return { ...warmed, outcome }
  } catch (error) {
    return { ...warmed, outcome: 'failed', error: toAppError(error).code }
  }
}

const outcomeOf = (cache: string | null): Warmed['outcome'] =>
  cache === 'edge' ? 'known' : cache === 'bypass' ? 'bypass' : cache === 'hit' || cache === 'collapsed' ? 'present' : 'stored'

/** No caller waits, pays, or has headers and a location; questions of no shopper do not count as use of known answers. */
function withoutCaller(context: RequestContext): RequestContext {
  const { services, caller, state, now } = context
  const { faqUse } = services
  return {
    ...context,
    services: { ...services, faqUse: { ...faqUse, answered: () => {}, missed: () => {} } },
    caller: { ...caller, limits: noLimits },
    state: { ...state, startedAt: now(), headers: {} },
    header: () => undefined,
    location: nowhere,
    signal: null,
  }
}
