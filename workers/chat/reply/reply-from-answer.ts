import type { Answer, CompleteReply, LlasaFields, Outcome } from '../contract.ts'
import type { ReplyShape } from './reply-shape.ts'

/** A finished answer, its slots filled with the values of this moment. */
export function replyFromAnswer(answer: Answer, { grounding, slots }: ReplyShape): CompleteReply {
  if (!grounding) return plainReply(answer, null)
  const opening = grounding.opening()
  if (answer.content === null) return plainReply(answer, opening)
  const grounded = grounding.text(slots)
  const content = grounded.push(answer.content) + grounded.end()
  return completeReply(answer, {
    content,
    llasa: { ...opening, ...grounding.closing(grounded) },
    outcome: { unknownSlots: grounded.unknown, inventedSlots: grounded.invented, violations: grounded.violations },
  })
}

/** A finished answer whose text is shown as it is. */
export const plainReply = (answer: Answer, llasa: LlasaFields | null): CompleteReply =>
  completeReply(answer, { content: answer.content, llasa, outcome: {} })

/** The same answer as a backend of this moment gave it. */
export function fromBackend(
  reply: CompleteReply,
  upstreamText: string | null,
  upstream: Pick<Outcome, 'backend' | 'attempts' | 'ttftMs'>,
): CompleteReply {
  const outcome = { ...reply.outcome, ...upstream }
  return { ...reply, upstreamText, outcome, finished: Promise.resolve(outcome) }
}

interface Parts {
  readonly content: string | null
  readonly llasa: LlasaFields | null
  readonly outcome: Partial<Outcome>
}

function completeReply(answer: Answer, { content, llasa, outcome: own }: Parts): CompleteReply {
  const outcome: Outcome = {
    ending: 'complete',
    answer,
    usage: answer.usage,
    streamedTokens: 0,
    ttftMs: null,
    unknownSlots: 0,
    inventedSlots: 0,
    violations: 0,
    backend: null,
    attempts: 0,
    resumed: 0,
    ...own,
  }
  return { kind: 'complete', answer, content, llasa, upstreamText: null, outcome, finished: Promise.resolve(outcome) }
}
