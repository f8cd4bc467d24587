import * as z from 'zod/mini'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import { faqIdOf } from '../core/faq-answer.ts'
import { readJson } from '../http/read-json.ts'
import { respondJson } from '../http/respond.ts'

const bytesMax = 8_192
const reasons = ['wrong', 'outdated', 'incomplete', 'off_topic', 'unclear', 'unsafe', 'helpful', 'other'] as const
const FeedbackRequest = z.strictObject({
  /** The `id` of the completion, or `answerId` of an ask. */
  answerId: z.string().check(z.regex(/^[A-Za-z0-9._:-]{4,300}$/)),
  vote: z.enum(['up', 'down']),
  reasons: z._default(z.array(z.enum(reasons)).check(z.maxLength(reasons.length)), []),
  note: z.optional(z.string().check(z.maxLength(1_000))),
})

/** POST /v1/feedback: one vote per answer; voting again replaces the vote. */
export async function feedback(c: AppContext): Promise<Response> {
  const { answerId, vote, reasons, note } = await readJson(c.req.raw, FeedbackRequest, bytesMax)
  await servicesOf(c).faqUse.vote(callerOf(c).tenant, { answerId, faqId: faqIdOf(answerId), vote, reasons, note: note ?? null })
  return respondJson(c.get('state'), { answerId, vote })
}
