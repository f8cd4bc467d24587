import { primaryLanguage } from '../../shared/faq/entry.ts'
import type { KnownEntry } from '../../shared/faq/published.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import type { Arm } from '../core/arm.ts'
import type { FaqQuestion } from '../core/faq-answer.ts'
import { placeOf } from './place.ts'

/** What known questions say to a request. The versions are in cache keys even without a match. */
export interface FaqVerdict {
  readonly answersEpoch: number
  /** Null when the question was asked of none. */
  readonly version: string | null
  readonly answer: FaqHit | null
  readonly ground: KnownEntry | null
}

export interface FaqHit {
  readonly entry: KnownEntry
  readonly version: string
  readonly confidence: number
  readonly exact: boolean
}

/** Looks a question up among the tenant's known ones, and counts what came of it; without one only the settings are read. */
export async function askFaqs(c: AppContext, arm: Arm, question: FaqQuestion | null): Promise<FaqVerdict> {
  const { faqs, faqUse } = servicesOf(c)
  const { tenant } = callerOf(c)
  const defer = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
  const { answersEpoch, keepMissesDays, book: bookOf } = await faqs.current(tenant, defer)
  const book = question && (await bookOf(arm.faq, question.locale))
  if (!question || !book) return { answersEpoch, version: null, answer: null, ground: null }
  const { text, isFirst, locale, products } = question
  const { decision, match, entry } = book.ask({ text, products, now: Date.now(), ...placeOf(c.req.raw) })
  const { version } = book
  if (entry && decision === 'answer' && (isFirst || match.exact)) {
    faqUse.answered(tenant, entry.id, defer)
    const answer = { entry, version, confidence: match.confidence, exact: match.exact }
    return { answersEpoch, version, answer, ground: null }
  }
  if (isFirst && keepMissesDays > 0) faqUse.missed(tenant, primaryLanguage(locale), text, defer)
  return { answersEpoch, version, answer: null, ground: entry && !entry.verbatim && isFirst ? entry : null }
}
