import { type AppContext, contextOf } from '../../context.ts'
import type { RequestContext } from '../../http/contract.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { faqIdOf } from '../../known-answers/look-up/faq-answer.ts'
import { chooseArm } from '../../rollout/choose-arm.ts'
import { FeedbackRequest } from '../feedback.ts'
import { regionOf } from '../route-request.ts'

const bytesMax = 8_192

/** POST /v1/feedback: one vote per answer; voting again replaces the vote. */
export async function feedback(c: AppContext): Promise<Response> {
  const context = contextOf(c)
  const { services, caller, state } = context
  const { answerId, vote, reasons, note, sessionId, user } = await readJson(c.req.raw, FeedbackRequest, bytesMax)
  await services.faqUse.vote(caller.tenant, { answerId, faqId: faqIdOf(answerId), vote, reasons, note: note ?? null })
  await countForArm(context, vote, sessionId ?? user)
  return respondJson(state, { answerId, vote })
}

/** The arm of the shopper who votes, as the request had it; without a shopper no arm can be counted for. */
async function countForArm(context: RequestContext, vote: 'up' | 'down', shopper: string | undefined): Promise<void> {
  const { services, caller, defer } = context
  const rollout = await services.rollouts.current(defer)
  const { stickiness, publicModel } = rollout.state.document
  if (!shopper || stickiness !== 'user') return
  const { region, arm } = chooseArm(rollout, regionOf(context, rollout), publicModel, `${caller.tenant}\n${shopper}`)
  defer(services.guard.vote(region, arm.name, vote))
}
