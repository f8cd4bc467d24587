import { SessionId } from '../../shared/chat.ts'
import * as z from '../../shared/zod.ts'

const feedbackReasons = ['wrong', 'outdated', 'incomplete', 'off_topic', 'unclear', 'unsafe', 'helpful', 'other'] as const

export const FeedbackRequest = z.strictObject({
  /** The `id` of the completion, or `answerId` of an ask. */
  answerId: z.string().check(z.regex(/^[A-Za-z0-9._:-]{4,300}$/)),
  vote: z.enum(['up', 'down']),
  reasons: z._default(z.array(z.enum(feedbackReasons)).check(z.maxLength(feedbackReasons.length)), []),
  note: z.optional(z.string().check(z.maxLength(1_000))),
  /** Accepted from callers that send them; which arm the vote is about is in the answer's signed id. */
  sessionId: z.optional(SessionId),
  user: z.optional(z.string().check(z.maxLength(256))),
})
