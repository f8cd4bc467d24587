import { primaryLanguage } from '../../shared/faq/entry.ts'
import type { KnownEntry } from '../../shared/faq/published.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import type { Arm } from '../core/arm.ts'
import type { FaqQuestion } from '../core/faq-answer.ts'
import { placeOf } from './place.ts'

/** What known questions say to a request; null when the arm has none. `version` is in cache keys even without a match. */
export interface FaqVerdict {
  readonly version: string
  readonly answer: FaqHit | null
  readonly ground: KnownEntry | null
}

export interface FaqHit {
  readonly entry: KnownEntry
  readonly confidence: number
  readonly exact: boolean
}

/** Looks a question up among the tenant's known ones, and counts what came of it. */
export async function askFaqs(c: AppContext, arm: Arm, question: FaqQuestion): Promise<FaqVerdict | null> {
  const { faqs, faqUse } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { text, isFirst, locale, products } = question
  const defer = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  const book = await faqs.current({ tenant, locale, channel: arm.faq, defer })
  if (!book) return null
  const { decision, match, entry } = book.ask({ text, products, now: Date.now(), ...placeOf(c.req.raw) })
  const { version } = book
  if (entry && decision === 'answer' && (isFirst || match.exact)) {
    faqUse.answered(tenant, entry.id, defer)
    return { version, answer: { entry, confidence: match.confidence, exact: match.exact }, ground: null }
  }
  if (isFirst) defer(countMiss(c, primaryLanguage(locale), text))
  return { version, answer: null, ground: entry && !entry.verbatim && isFirst ? entry : null }
}

async function countMiss(c: AppContext, language: string, text: string): Promise<void> {
  const { faqs, faqUse } = servicesOf(c)
  const { tenant } = callerOf(c)
  const defer = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  if ((await faqs.keepMissesDays(tenant, defer)) > 0) faqUse.missed(tenant, language, text, defer)
}
