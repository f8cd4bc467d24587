import type { ChatRequest } from '../../shared/chat.ts'
import { type AppError, isFault } from '../../shared/errors.ts'
import { type AppContext, servicesOf } from '../context.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import type { Reply } from './contract.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { type ReplyShape, replyFromAnswer } from './reply/reply-from-answer.ts'
import { replyFromNearFaq } from './reply/reply-from-faq.ts'

/**
 * What may be told instead of an answer that no backend can give now, where the caller allows it by `stale-if-error`
 * (RFC 5861, section 4): one that was stored, however old, or the known answer that comes near. Null when there is neither.
 */
export async function standIn(
  c: AppContext,
  error: AppError,
  { request, plan, shape, known }: { request: ChatRequest; plan: AnswerPlan; shape: ReplyShape; known: FaqVerdict },
): Promise<Reply | null> {
  const isAllowed = /(^|[\s,])stale-if-error\b/i.test(c.req.header('cache-control') ?? '')
  if (!isAllowed || !(isFault(error) || error.code === 'overloaded')) return null
  const stored = plan.use.store ? await servicesOf(c).answers.stored(plan.place) : null
  if (stored) {
    const state = c.get('state')
    state.cache = 'stale'
    state.headers['cache-status'] = 'LLaSA; hit; detail=stale-if-error'
    return replyFromAnswer(stored, shape, null)
  }
  const isPlain = !request.tools && (request.response_format?.type ?? 'text') === 'text'
  return known.ground && known.version !== null && isPlain
    ? replyFromNearFaq(c, request, plan.route, known.ground, known.version)
    : null
}
