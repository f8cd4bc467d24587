import { primaryLanguage } from '../../shared/faq/entry.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { placeOf } from '../http/location.ts'
import type { FaqVerdict, Published } from '../known-answers/contract.ts'
import type { FaqQuestion } from '../known-answers/look-up/faq-answer.ts'
import { lookUpFaq } from '../known-answers/look-up/look-up-faq.ts'
import type { Arm } from '../rollout/arm.ts'

/** Looks a question up among the tenant's known ones, and counts what came of it. */
export async function askFaqs(c: AppContext, published: Published, arm: Arm, question: FaqQuestion | null): Promise<FaqVerdict> {
  const { faqUse } = servicesOf(c)
  const { tenant } = callerOf(c)
  const bundle = question && (await published.bundle(arm.faq, question.locale))
  if (!question || !bundle) return noFaq
  const verdict = lookUpFaq(bundle, question, placeOf(c.req.raw), Date.now())
  if (verdict.answer) faqUse.answered(tenant, verdict.answer.entry.id, deferOf(c))
  else if (question.isFirst && published.keepMissesDays > 0)
    faqUse.missed(tenant, primaryLanguage(question.locale), question.text, deferOf(c))
  return verdict
}

/** No known question was looked for. */
export const noFaq: FaqVerdict = { version: null, answer: null, ground: null }
