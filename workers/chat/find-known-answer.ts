import type { ChatRequest } from '../../shared/chat.ts'
import { primaryLanguage } from '../../shared/faq/entry.ts'
import type { RequestContext } from '../http/contract.ts'
import type { FaqVerdict, KnownEntry, Published } from '../known-answers/contract.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import type { Arm } from '../rollout/arm.ts'
import { atHand } from './at-hand.ts'
import { localeOf } from './locale-of.ts'

const lookUp = atHand(() => import('../known-answers/look-up/look-up-faq.ts'))

/** Looks a request's question up among the tenant's known ones, and counts an answer. */
export async function findKnownAnswer(
  context: RequestContext,
  published: Published,
  arm: Arm,
  request: ChatRequest,
): Promise<FaqVerdict> {
  const { services, caller, location, now, defer } = context
  const question = knownQuestionOf(request)
  const bundle = question && (await published.bundle(arm.faq, question.locale))
  if (!question || !bundle) return noMatch
  const { lookUpFaq } = await lookUp()
  const verdict = lookUpFaq(bundle, question, location, now())
  // "Am I chatting with a human?" is about the assistant, though it shares most words with how to reach the shop.
  if (verdict.answer && !verdict.answer.exact && (await import('../../shared/composing/social.ts')).readSocial(question.text))
    return noMatch
  // "Can I pay with Google Pay" is not answered by an entry that names other means only.
  if (verdict.answer && !verdict.answer.exact && !(await namesPaymentsOf(question.text, verdict.answer.entry))) return noMatch
  // "Shipping?" asks for the rule, which is no entry on something of its kind: "Where is my order?".
  if (verdict.answer && !verdict.answer.exact && (await namesOtherPolicy(context, request, question.text, verdict.answer.entry)))
    return noMatch
  // "Show me the wallet in black" asks for no way to pay.
  if (verdict.answer && !verdict.answer.exact && (await isOfGoods(context, request, question.text, verdict.answer.entry)))
    return noMatch
  if (verdict.answer) services.faqUse.answered(caller.tenant, verdict.answer.entry.id, defer)
  return verdict
}

/** Counts a first question that no entry answered and no product did. */
export function countMiss(
  { services, caller, defer }: RequestContext,
  { keepMissesDays }: Published,
  { version }: FaqVerdict,
  request: ChatRequest,
): void {
  const question = knownQuestionOf(request)
  if (!question?.isFirst || version === null || keepMissesDays === 0) return
  services.faqUse.missed(caller.tenant, primaryLanguage(question.locale), question.text, defer)
}

const noMatch: FaqVerdict = { version: null, answer: null, ground: [], quote: null }

const bareCharsMax = 40

/** The shop whose policies and goods go along with a request; null where none do. */
async function shopOf({ services, caller, defer }: RequestContext, request: ChatRequest) {
  const shop = await services.catalogues.current(caller.tenant, localeOf(request), defer)
  const isPlain = caller.plainRequests === 'as-sent' || shop?.pointer.settings.plainRequests === 'as-sent'
  return (request.llasa?.retrieve ?? !isPlain) ? shop : null
}

const surely = 0.9
const hardly = 0.3

/** Whether a question is surely about goods and an entry is not. */
async function isOfGoods(
  context: RequestContext,
  request: ChatRequest,
  question: string,
  { question: own }: KnownEntry,
): Promise<boolean> {
  if (!(await shopOf(context, request))) return false
  const kindOf = await context.services.messageKinds.current()
  return kindOf(question).probabilities.goods >= surely && kindOf(own).probabilities.goods < hardly
}

async function namesOtherPolicy(
  context: RequestContext,
  request: ChatRequest,
  question: string,
  { question: own }: KnownEntry,
): Promise<boolean> {
  if (question.length > bareCharsMax) return false
  const { barePolicy, readPolicyTopics } = await import('../../shared/weighing/policy-topics.ts')
  const { policies = {} } = (await shopOf(context, request))?.pointer.settings ?? {}
  const key = barePolicy(question, policies)
  return key !== null && !readPolicyTopics(own, policies).some((topic) => topic.key === key)
}

async function namesPaymentsOf(question: string, { question: own, answer }: KnownEntry): Promise<boolean> {
  const { paymentsIn } = await import('../../shared/weighing/policy-statements.ts')
  const named = paymentsIn(question)
  const known = named.length ? paymentsIn(`${own} ${answer.plain}`) : []
  return named.every((each) => known.includes(each))
}
