import { type ChatCompletion, FinishReason } from '../../../shared/chat.ts'
import type { UpstreamAnswer } from '../../backends/contract.ts'
import type { Answer, CompleteReply } from '../contract.ts'
import { fromBackend, replyFromAnswer } from './reply-from-answer.ts'
import type { ReplyShape } from './reply-shape.ts'

/** A backend's complete answer; where nothing is to be filled in, its bytes pass as they came. */
export function replyFromCompletion(upstream: UpstreamAnswer, shape: ReplyShape, ttftMs: number): CompleteReply {
  const { backend, attempts, text, completion } = upstream
  return fromBackend(replyFromAnswer(answerOf(completion), shape), shape.grounding ? null : text, { backend, attempts, ttftMs })
}

/** A completion as plain data. */
export function answerOf({ id, created, model, choices, usage }: ChatCompletion): Answer {
  const choice = choices[0]
  return {
    id,
    created,
    model,
    content: choice?.message.content ?? null,
    toolCalls: choice?.message.tool_calls ?? [],
    finishReason: choice?.finish_reason === 'stop' ? 'stop' : (FinishReason.safeParse(choice?.finish_reason).data ?? 'stop'),
    usage: usage ?? null,
  }
}
