import type { RequestContext } from '../../http/contract.ts'
import type { FaqHit, KnownEntry } from '../../known-answers/contract.ts'
import { faqAnswerId, toAnswer } from '../../known-answers/look-up/faq-answer.ts'
import type { Route } from '../../rollout/contract.ts'
import type { CompleteReply } from '../contract.ts'
import { plainReply } from './reply-from-answer.ts'

/** A question the shop has an answer to: no model is called. */
export const replyFromFaq = (
  context: RequestContext,
  route: Route,
  { entry, version, confidence, exact }: FaqHit,
): CompleteReply =>
  replyFromEntry(context, route, { entry, version, detail: 'faq', match: { score: Math.min(1, confidence), exact } })

/** An entry that is near the question but not sure to be meant, where nobody has a better answer; marked so. `text` replaces its own. */
export const replyFromNearFaq = (
  context: RequestContext,
  route: Route,
  entry: KnownEntry,
  version: string,
  text: string = entry.answer.plain,
): CompleteReply => replyFromEntry(context, route, { entry, version, detail: 'faq-near', match: { near: true }, text })

interface FromEntry {
  readonly entry: KnownEntry
  readonly version: string
  readonly detail: string
  readonly match: object
  readonly text?: string
}

function replyFromEntry(
  { state, now }: RequestContext,
  { arm }: Route,
  { entry, version, detail, match, text = entry.answer.plain }: FromEntry,
): CompleteReply {
  state.cache = 'faq'
  state.headers['cache-status'] = `LLaSA; hit; detail=${detail}`
  const id = faqAnswerId(version, entry, state.requestId)
  const answer = { ...toAnswer(entry, { id, now: now(), model: arm.model }), content: text }
  return plainReply(answer, {
    faq: {
      id: entry.id,
      version,
      ...match,
      links: entry.links,
      ...(text === entry.answer.plain && { markdown: entry.answer.markdown }),
    },
  })
}
