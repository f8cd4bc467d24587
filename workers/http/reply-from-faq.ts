import type { ChatRequest } from '../../shared/chat.ts'
import type { AppContext } from '../context.ts'
import type { FaqHit } from '../core/answer.ts'
import type { Route } from '../core/compile-rollout.ts'
import { faqAnswerId, toAnswer } from '../core/faq-answer.ts'
import type { Reply } from '../services.ts'
import { replyFromAnswer } from './reply-from-answer.ts'

/** A question the shop has an answer to: no model is asked. */
export function replyFromFaq(
  c: AppContext,
  request: ChatRequest,
  { arm }: Route,
  { entry, version, confidence, exact }: FaqHit,
): Reply {
  const state = c.get('state')
  const id = faqAnswerId(version, entry, state.requestId)
  state.cache = 'faq'
  state.headers['cache-status'] = 'LLaSA; hit; detail=faq'
  const shape = {
    stream: request.stream === true,
    includeUsage: request.stream_options?.include_usage === true,
    fields: null,
    slots: { style: 'text', locale: request.llasa?.locale ?? 'en' },
    llasa: {
      faq: { id: entry.id, version, score: Math.min(1, confidence), exact, links: entry.links, markdown: entry.answer.markdown },
    },
  } as const
  return replyFromAnswer(toAnswer(entry, { id, now: Date.now(), model: arm.model }), shape, null)
}
