import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { faqIdOf } from '../../known-answers/look-up/faq-answer.ts'
import { chooseArm } from '../../rollout/choose-arm.ts'
import { FeedbackRequest } from '../feedback.ts'
import { regionOf } from '../route-request.ts'

const bytesMax = 8_192
/** POST /v1/feedback: one vote per answer; voting again replaces the vote. */
export async function feedback(c: AppContext): Promise<Response> {
  const { answerId, vote, reasons, note, sessionId, user } = await readJson(c.req.raw, FeedbackRequest, bytesMax)
  await servicesOf(c).faqUse.vote(callerOf(c).tenant, { answerId, faqId: faqIdOf(answerId), vote, reasons, note: note ?? null })
  await countForArm(c, vote, sessionId ?? user)
  return respondJson(c.get('state'), { answerId, vote })
}

/** The arm of the shopper who votes, as it was dealt to the request; without a shopper there is none to tell. */
async function countForArm(c: AppContext, vote: 'up' | 'down', shopper: string | undefined): Promise<void> {
  const { guard, rollouts } = servicesOf(c)
  const rollout = await rollouts.current(deferOf(c))
  const { stickiness, publicModel } = rollout.state.document
  if (!shopper || stickiness !== 'user') return
  const { region, arm } = chooseArm(rollout, regionOf(c, rollout), publicModel, `${callerOf(c).tenant}\n${shopper}`)
  deferOf(c)(guard.vote(region, arm.name, vote))
}
