import { isFault, toAppError } from '../../shared/errors.ts'
import { maskPersonal } from '../http/mask-personal.ts'
import type { Turn } from '../known-answers/contract.ts'
import type { Answered, ChatInput, Outcome, Reply } from './contract.ts'
import { localeOf } from './locale-of.ts'
import { lastQuestionOf } from './selection.ts'
import { readAlong, type Shown } from './stream/read-along.ts'

/**
 * Answers a shopper's turn and logs it once its last byte has left, for a tenant that keeps conversations. Tasks and turns
 * without a question are no conversation; a call of tools is logged with the answer that follows it.
 */
export async function keepTurn(input: ChatInput, answer: (input: ChatInput) => Promise<Answered>): Promise<Answered> {
  const { request, context } = input
  const { services, caller, defer } = context
  const question = lastQuestionOf(request).trim()
  if (!question || request.llasa?.task) return answer(input)
  const opening = {
    keyId: caller.keyId,
    session: request.llasa?.sessionId ?? request.user ?? maskPersonal(firstQuestionOf(input)),
    number: request.messages.filter(({ role }) => role === 'user').length,
    locale: localeOf(request),
    question,
  }
  const keep = (turn: Omit<Turn, keyof typeof opening>) => services.conversations.keep(caller.tenant, { ...opening, ...turn })
  const { watch, shown: streamed } = readAlong()
  try {
    const answered = await answer({ ...input, watch })
    const { reply } = answered
    defer(
      reply.finished.then((outcome) => {
        const shown = shownOf(reply) ?? streamed()
        return shown.callsTools && shown.text === '' ? null : keep(turnOf(shown, answered, outcome))
      }),
    )
    return answered
  } catch (thrown) {
    const error = toAppError(thrown)
    if (isFault(error) || error.code === 'overloaded')
      defer(keep({ answer: '', by: error.code, isUnanswered: true, answerId: '', products: [], receipt: null }))
    throw thrown
  }
}

const firstQuestionOf = ({ request }: ChatInput): string =>
  lastQuestionOf({ ...request, messages: request.messages.filter(({ role }) => role === 'user').slice(0, 1) })

/** Null for a stream, which is read along. */
function shownOf(reply: Reply): Shown | null {
  if (reply.kind === 'streamed') return null
  const { answer, content, llasa } = reply
  return { id: answer.id, text: content ?? '', callsTools: answer.toolCalls.length > 0, llasa: llasa ?? {} }
}

function turnOf(
  { id, text, llasa: { grounding, citations, products } }: Shown,
  { by, saysNothing }: Answered,
  { ending }: Outcome,
): Omit<Turn, 'keyId' | 'session' | 'number' | 'locale' | 'question'> {
  const isBlank = ending === 'complete' && text.trim() === ''
  const statesNothing = grounding !== undefined && grounding.claims.length === 0 && grounding.missing + grounding.violations > 0
  return {
    answer: text,
    by,
    isUnanswered: saysNothing || ending === 'failed' || isBlank || statesNothing,
    answerId: id,
    products: citations?.length ? citations.map(({ productId }) => productId) : (products ?? []).map((product) => product.id),
    receipt: grounding ?? null,
  }
}
