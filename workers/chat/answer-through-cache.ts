import type { AnswerLookup, Keep } from '../answer-cache/contract.ts'
import type { RequestContext } from '../http/contract.ts'
import { callModel } from './call-model.ts'
import { callOptions } from './call-options.ts'
import type { Outcome, Reply } from './contract.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { replyFromAnswer } from './reply/reply-from-answer.ts'
import { answerOf } from './reply/reply-from-completion.ts'
import type { ReplyShape } from './reply/reply-shape.ts'
import { unstreamed } from './to-backend-request.ts'

/** The stored answer, or the model's; the first caller tells the cache and the waiting others how the call ended. */
export async function answerThroughCache(
  context: RequestContext,
  plan: AnswerPlan,
  shape: ReplyShape,
  keep: Exclude<Keep, 'nowhere'>,
): Promise<Reply> {
  const { services, state, defer } = context
  const lookup = await services.answers.find(plan.entry, plan.use, defer)
  state.cache = lookup.outcome
  state.headers['cache-status'] = lookup.status

  const isStale = lookup.outcome === 'stale'
  if (lookup.answer && !(isStale && keep === 'everywhere')) {
    if (isStale) defer(refresh(context, plan, lookup))
    return replyFromAnswer(lookup.answer, shape)
  }
  const call = callModel(context, plan, shape)
  if (!plan.use.store) return call
  // Others may wait for this answer: when this caller leaves, the runtime must still let us settle the lookup.
  const settled = call.then(
    (reply) => reply.finished.then((outcome) => lookup.settle(outcome.answer, isForThisMoment(outcome) ? 'nowhere' : keep)),
    () => lookup.settle(null, 'nowhere'),
  )
  defer(settled)
  if (keep === 'everywhere') await settled
  return call
}

/** With a slot that nothing fills, or a statement that nothing proves. */
const isForThisMoment = ({ unknownSlots, violations }: Outcome): boolean => unknownSlots + violations > 0

/** A newer answer behind a stale one, for the next caller; nobody waits for it and no caller's leaving stops it. */
async function refresh(context: RequestContext, { route, backendRequest }: AnswerPlan, lookup: AnswerLookup): Promise<void> {
  const { services, state } = context
  try {
    const options = callOptions(context, route, { signal: null, mayHedge: false })
    const upstream = await services.backends.ask(route, unstreamed(backendRequest), options)
    await lookup.settle(answerOf(upstream.completion), 'location')
  } catch (error) {
    await lookup.settle(null, 'nowhere')
    console.error(JSON.stringify({ kind: 'refresh-failed', requestId: state.requestId, cause: String(error) }))
  }
}
