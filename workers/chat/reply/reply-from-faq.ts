import type { ChatRequest } from '../../../shared/chat.ts'
import type { AppContext } from '../../context.ts'
import type { FaqHit } from '../../known-answers/contract.ts'
import { faqAnswerId, toAnswer } from '../../known-answers/look-up/faq-answer.ts'
import type { KnownEntry } from '../../known-answers/publish/published.ts'
import type { Route } from '../../rollout/contract.ts'
import type { Reply } from '../contract.ts'
import { replyFromAnswer } from './reply-from-answer.ts'

/** A question the shop has an answer to: no model is asked. */
export const replyFromFaq = (
  c: AppContext,
  request: ChatRequest,
  route: Route,
  { entry, version, confidence, exact }: FaqHit,
): Reply => replyFromEntry(c, request, route, { entry, version, detail: 'faq', told: { score: Math.min(1, confidence), exact } })

/** An entry that is near the question but not sure to be meant: only in place of an answer nobody can give now, and named so. */
export const replyFromNearFaq = (c: AppContext, request: ChatRequest, route: Route, entry: KnownEntry, version: string): Reply =>
  replyFromEntry(c, request, route, { entry, version, detail: 'faq-near', told: { near: true } })

interface FromEntry {
  readonly entry: KnownEntry
  readonly version: string
  readonly detail: string
  readonly told: object
}

function replyFromEntry(c: AppContext, request: ChatRequest, { arm }: Route, { entry, version, detail, told }: FromEntry): Reply {
  const state = c.get('state')
  const id = faqAnswerId(version, entry, state.requestId)
  state.cache = 'faq'
  state.headers['cache-status'] = `LLaSA; hit; detail=${detail}`
  const shape = {
    stream: request.stream === true,
    includeUsage: request.stream_options?.include_usage === true,
    facts: null,
    slots: { style: 'text', locale: request.llasa?.locale ?? 'en' },
    llasa: { faq: { id: entry.id, version, ...told, links: entry.links, markdown: entry.answer.markdown } },
  } as const
  return replyFromAnswer(toAnswer(entry, { id, now: Date.now(), model: arm.model }), shape, null)
}
