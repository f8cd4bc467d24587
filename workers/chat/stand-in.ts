import type { ChatRequest } from '../../shared/chat.ts'
import { type AppError, isFault } from '../../shared/errors.ts'
import type { RequestContext } from '../http/contract.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import type { Reply } from './contract.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { replyFromAnswer } from './reply/reply-from-answer.ts'
import { replyFromNearFaq } from './reply/reply-from-faq.ts'
import type { ReplyShape } from './reply/reply-shape.ts'

/**
 * The reply in place of an answer that no backend can give now, where the caller allows it by `stale-if-error` (RFC 5861,
 * section 4): one that was stored, however old, or the known answer that comes near. Null when there is neither.
 */
export async function standIn(
  context: RequestContext,
  error: AppError,
  { request, plan, shape, known }: { request: ChatRequest; plan: AnswerPlan; shape: ReplyShape; known: FaqVerdict },
): Promise<Reply | null> {
  const { services, state } = context
  const isAllowed = /(^|[\s,])stale-if-error\b/i.test(context.header('cache-control') ?? '')
  if (!isAllowed || !(isFault(error) || error.code === 'overloaded')) return null
  const stored = plan.use.store ? await services.answers.stored(plan.entry) : null
  if (stored) {
    state.cache = 'stale'
    state.headers['cache-status'] = 'LLaSA; hit; detail=stale-if-error'
    return replyFromAnswer(stored, shape)
  }
  const isPlain = !request.tools && (request.response_format?.type ?? 'text') === 'text'
  const [near] = known.ground
  return near && known.version !== null && isPlain ? replyFromNearFaq(context, plan.route, near, known.version) : null
}
