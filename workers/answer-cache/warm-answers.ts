import { toAppError } from '../../shared/errors.ts'
import { askOptions } from '../chat/ask-options.ts'
import { unstreamed } from '../chat/backend-request.ts'
import { planAnswer, promptNameOf } from '../chat/plan-answer.ts'
import { answerOf } from '../chat/reply/reply-from-upstream.ts'
import { selectProducts } from '../chat/select-products.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import type { FaqVerdict, Published } from '../known-answers/contract.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import { lookUpFaq } from '../known-answers/look-up/look-up-faq.ts'
import type { Arm } from '../rollout/arm.ts'
import type { CompiledRollout, Route } from '../rollout/contract.ts'
import { toChatRequest, type WarmQuestion } from './warm-question.ts'

export interface Warmed {
  readonly question: string
  readonly locale: string
  readonly arm: string
  /** `known`: an entry answers it; `present`: it was stored already; `bypass`: the arm's answers are not kept. */
  readonly outcome: 'stored' | 'present' | 'known' | 'bypass' | 'failed'
  /** Why it failed, as an error code. */
  readonly error?: string
}

const questionsAtOnce = 4
const nowhere = { country: null, continent: null }

/**
 * Answers a tenant's list on each arm and stores the answers for all locations; yields each as it is done. Few at a time:
 * shoppers come first.
 */
export async function* warmAnswers(c: AppContext, questions: readonly WarmQuestion[]): AsyncGenerator<Warmed> {
  const { faqs, rollouts } = servicesOf(c)
  const published = await faqs.current(callerOf(c).tenant, deferOf(c))
  const routes = warmRoutes(await rollouts.current(deferOf(c)))
  const waiting = routes.flatMap((route) => questions.map((question) => ({ route, question })))
  const running = new Map<number, Promise<{ at: number; warmed: Warmed }>>()
  let next = 0
  while (next < waiting.length || running.size) {
    for (; next < waiting.length && running.size < questionsAtOnce; next++) {
      const at = next
      const { route, question } = waiting[at] as (typeof waiting)[number]
      running.set(
        at,
        warm(c, published, route, question).then((warmed) => ({ at, warmed })),
      )
    }
    const { at, warmed } = await Promise.race(running.values())
    running.delete(at)
    yield warmed
  }
}

/** Every arm that somebody is dealt to, through the first region that has it: its answers are the same in all. */
export function warmRoutes({ regions }: CompiledRollout): Route[] {
  const routes = new Map<string, Route>()
  for (const region of regions.values())
    for (const route of region.routes) if (!routes.has(route.arm.name)) routes.set(route.arm.name, route)
  return [...routes.values()]
}

async function warm(c: AppContext, published: Published, route: Route, warmQuestion: WarmQuestion): Promise<Warmed> {
  const { answers, backends, config, prompts } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { question, locale } = warmQuestion
  const { arm } = route
  const done = (outcome: Warmed['outcome'], error?: string): Warmed => ({
    question,
    locale,
    arm: arm.name,
    outcome,
    ...(error && { error }),
  })
  try {
    const request = toChatRequest(warmQuestion, arm.model)
    const known = await verdictOf(published, arm, request)
    if (known.answer) return done('known')
    const plan = planAnswer({
      tenant,
      request,
      route,
      prompt: prompts.get(promptNameOf(arm, request)),
      selection: await selectProducts(c, request),
      now: Date.now(),
      published,
      known,
      windows: config.limits.answers,
      cacheControl: null,
    })
    const found = await answers.find(plan.place, plan.use, deferOf(c))
    if (found.outcome === 'bypass') return done('bypass')
    if (found.answer && found.outcome !== 'stale') return done('present')
    try {
      const upstream = await backends.ask(route, unstreamed(plan.asked), askOptions(c, { signal: null, mayHedge: false }))
      await found.settle(answerOf(upstream.completion), 'everywhere')
      return done('stored')
    } catch (error) {
      await found.settle(null, 'nowhere')
      throw error
    }
  } catch (error) {
    return done('failed', toAppError(error).code)
  }
}

async function verdictOf(published: Published, arm: Arm, request: ReturnType<typeof toChatRequest>): Promise<FaqVerdict> {
  const question = knownQuestionOf(request)
  const bundle = question && (await published.bundle(arm.faq, question.locale))
  return bundle ? lookUpFaq(bundle, question, nowhere, Date.now()) : { version: null, answer: null, ground: null }
}
