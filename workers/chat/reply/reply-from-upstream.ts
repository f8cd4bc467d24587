import { type ChatCompletion, FinishReason } from '../../../shared/chat.ts'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import type { UpstreamAnswer, UpstreamStream } from '../../backends/contract.ts'
import type { Answer, Outcome, Reply } from '../contract.ts'
import { observeStream } from '../stream/observe-stream.ts'
import { GroundingTap, PassThroughTap } from '../stream/stream-taps.ts'
import { eventStream, type ReplyShape, replyFromAnswer } from './reply-from-answer.ts'

/**
 * A backend's stream on its way to the caller. `keepBytesMax` bounds what of it is kept to build a storable answer; 0 when
 * nothing will be stored.
 */
export function replyFromStream(upstream: UpstreamStream, shape: ReplyShape, keepBytesMax: number): Reply {
  const grounded = shape.facts ? new GroundedText(shape.facts, shape.slots) : null
  const tap = shape.facts && grounded ? new GroundingTap(grounded, shape.facts) : new PassThroughTap(keepBytesMax)
  const { body, finished } = observeStream(upstream, tap, { readAhead: keepBytesMax > 0 })
  const outcome = finished.then(({ ending, ttftMs }): Outcome => {
    const answer = ending === 'complete' && keepBytesMax > 0 ? tap.answer() : null
    const { backend, attempts, resumed } = upstream
    const usage = answer?.usage ?? tap.usage()
    return {
      ending,
      ttftMs,
      answer,
      usage,
      unknownSlots: grounded?.unknown ?? 0,
      violations: grounded?.receipt.violations ?? 0,
      backend,
      attempts,
      resumed,
    }
  })
  return { body, contentType: eventStream, finished: outcome }
}

/** A whole answer; where nothing is to be filled in its bytes pass as they came. */
export function replyFromWhole(upstream: UpstreamAnswer, shape: ReplyShape): Reply {
  const answer = answerOf(upstream.completion)
  const { backend, attempts } = upstream
  const ttftMs = Date.now() - upstream.startedAt
  const reply = shape.facts
    ? replyFromAnswer(answer, shape, ttftMs)
    : { body: upstream.text, contentType: 'application/json', finished: Promise.resolve(passed(answer, ttftMs)) }
  return { ...reply, finished: reply.finished.then((outcome) => ({ ...outcome, backend, attempts })) }
}

const passed = (answer: Answer, ttftMs: number): Outcome => ({
  ending: 'complete',
  answer,
  usage: answer.usage,
  ttftMs,
  unknownSlots: 0,
  violations: 0,
  backend: null,
  attempts: 0,
  resumed: 0,
})

/** A completion as plain data. */
export function answerOf({ id, created, model, choices, usage }: ChatCompletion): Answer {
  const choice = choices[0]
  return {
    id,
    created,
    model,
    content: choice?.message.content ?? null,
    toolCalls: choice?.message.tool_calls ?? [],
    finishReason: FinishReason.safeParse(choice?.finish_reason).data ?? 'stop',
    usage: usage ?? null,
  }
}
