import { type ChatRequest, textOf } from '../../shared/chat.ts'
import { composeAnswer, isFoundList } from '../../shared/composing/compose-answer.ts'
import type { Composed } from '../../shared/composing/composed.ts'
import type { KindOf } from '../../shared/kinds/read-kind.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Match } from '../catalogue/query/tiers.ts'
import type { RequestContext } from '../http/contract.ts'
import type { Answer } from './contract.ts'
import { edgeAnswer } from './edge-answer.ts'
import type { AnswerPlan } from './plan-answer.ts'
import { answersOf, lastQuestionOf, questionBefore } from './selection.ts'

interface ComposeReplyInput {
  readonly request: ChatRequest
  readonly prompt: Prompt
  readonly plan: AnswerPlan
  readonly found: number | null
  readonly match: Match | null
  readonly kindOf: KindOf | null
}

/**
 * The edge's own answer, where the prompt lets it give one; null where the model is to answer. A caller who wants a form of
 * its own (tools, JSON, a task) gets it from the model.
 */
export function composeReply(
  { newId }: Pick<RequestContext, 'newId'>,
  { request, prompt, plan, found, match, kindOf }: ComposeReplyInput,
): { readonly answer: Answer; readonly kind: string } | null {
  const { facts, language, route } = plan
  const hasForm = request.llasa?.task !== undefined || request.tools?.length || isJson(request)
  if (prompt.edgeComposes === 'nothing' || !facts || hasForm) return null
  const composed = composeAnswer({
    question: lastQuestionOf(request),
    previous: questionBefore(request),
    facts,
    language,
    answers: answersOf(request),
    found,
    match,
    ...(kindOf && { kindOf }),
  })
  if (!composed || !isAllowed(prompt, composed)) return null
  return { answer: edgeAnswer(route, { id: newId(), now: facts.now, text: composed.text }), kind: composed.kind }
}

const isJson = ({ response_format }: ChatRequest): boolean =>
  response_format !== undefined && response_format !== null && response_format.type !== 'text'

function isAllowed({ edgeComposes }: Prompt, { isCertain, kind }: Composed): boolean {
  if (edgeComposes === 'all') return true
  return isCertain && (edgeComposes === 'certain' || kind === 'found' || kind === 'nothing')
}

/**
 * A conversation without the edge's own lists and what they answered: the products they found are in the listing, and a
 * model trained on answers about products would take the list for one.
 */
export function withoutFoundLists(request: ChatRequest): ChatRequest {
  const dropped = new Set<number>()
  request.messages.forEach(({ role, content }, at) => {
    if (role === 'assistant' && isFoundList(textOf(content))) dropped.add(at).add(at - 1)
  })
  if (dropped.size === 0) return request
  return { ...request, messages: request.messages.filter((_, at) => !dropped.has(at)) }
}
