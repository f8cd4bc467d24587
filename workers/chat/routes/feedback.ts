import { type AppContext, contextOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { faqIdOf } from '../../known-answers/look-up/faq-answer.ts'
import { FeedbackRequest } from '../feedback.ts'

const bytesMax = 8_192

/** POST /v1/feedback: one vote per answer; voting again replaces the vote. */
export async function feedback(c: AppContext): Promise<Response> {
  const { services, caller, state, defer } = contextOf(c)
  const { answerId, vote, reasons, note } = await readJson(c.req.raw, FeedbackRequest, bytesMax)
  const isFirst = await services.faqUse.vote(caller.tenant, {
    answerId,
    faqId: faqIdOf(answerId),
    vote,
    reasons,
    note: note ?? null,
  })
  // Evidence about an arm: once, and only of an answer that a model of this arm gave to this tenant.
  const answeredBy = isFirst ? services.answerIds.read(caller.tenant, answerId) : null
  if (answeredBy) services.guard.vote(answeredBy, caller, vote, defer)
  return respondJson(state, { answerId, vote })
}
