import type { ChatRequest } from '../../shared/chat.ts'
import { primaryLanguage } from '../../shared/faq/entry.ts'
import type { RequestContext } from '../http/contract.ts'
import type { FaqVerdict, Published } from '../known-answers/contract.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import { lookUpFaq } from '../known-answers/look-up/look-up-faq.ts'
import type { Arm } from '../rollout/arm.ts'

/** Looks a request's question up among the tenant's known ones, and counts what came of it. */
export async function findKnownAnswer(
  { services, caller, location, now, defer }: RequestContext,
  published: Published,
  arm: Arm,
  request: ChatRequest,
): Promise<FaqVerdict> {
  const question = knownQuestionOf(request)
  const bundle = question && (await published.bundle(arm.faq, question.locale))
  if (!question || !bundle) return noMatch
  const verdict = lookUpFaq(bundle, question, location, now())
  if (verdict.answer) services.faqUse.answered(caller.tenant, verdict.answer.entry.id, defer)
  else if (question.isFirst && published.keepMissesDays > 0)
    services.faqUse.missed(caller.tenant, primaryLanguage(question.locale), question.text, defer)
  return verdict
}

const noMatch: FaqVerdict = { version: null, answer: null, ground: [] }
