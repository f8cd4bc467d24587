import { ChatCompletion, FinishReason } from '../../shared/chat.ts'
import { SlotFiller } from '../../shared/slots.ts'
import type { Answer } from '../core/answer.ts'
import { backendError } from '../core/map-upstream-error.ts'
import type { Outcome, Reply, Upstream } from '../services.ts'
import { eventStreamHeaders } from './event-stream-headers.ts'
import { observeStream } from './observe-stream.ts'
import { type ReplyShape, replyFromAnswer } from './reply-from-answer.ts'
import { FillingTap, PassThroughTap } from './stream-taps.ts'

export interface UpstreamLimits {
  readonly idleTimeoutMs: number
  /** Bytes of a stream kept to build a storable answer; 0 when nothing will be stored. */
  readonly keepBytesMax: number
}

/** A backend's answer on its way to the caller, streamed or whole. */
export function replyFromUpstream(upstream: Upstream, shape: ReplyShape, limits: UpstreamLimits): Reply | Promise<Reply> {
  return shape.stream ? streamReply(upstream, shape, limits) : wholeReply(upstream, shape, limits.idleTimeoutMs)
}

function streamReply(upstream: Upstream, shape: ReplyShape, { idleTimeoutMs, keepBytesMax }: UpstreamLimits): Reply {
  const filler = shape.fields ? new SlotFiller(shape.fields, shape.slotStyle) : null
  const tap = filler ? new FillingTap(filler) : new PassThroughTap(keepBytesMax)
  const { body, finished } = observeStream(upstream, tap, { idleTimeoutMs, readAhead: keepBytesMax > 0 })
  const outcome = finished.then(({ ending, ttftMs }): Outcome => {
    const answer = ending === 'complete' && keepBytesMax > 0 ? tap.answer() : null
    return { ending, ttftMs, answer, usage: answer?.usage ?? tap.usage(), unknownSlots: filler?.unknown ?? 0 }
  })
  return { response: new Response(body, { headers: eventStreamHeaders }), finished: outcome }
}

async function wholeReply(upstream: Upstream, shape: ReplyShape, timeoutMs: number): Promise<Reply> {
  const answer = await readAnswer(upstream, timeoutMs)
  return replyFromAnswer(answer, shape, Date.now() - upstream.startedAt)
}

/** A whole answer of a backend as plain data. */
export async function readAnswer(upstream: Upstream, timeoutMs: number): Promise<Answer> {
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    upstream.abort()
  }, timeoutMs)
  try {
    const { id, created, model, choices, usage } = ChatCompletion.parse(await upstream.response.json())
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
  } catch (cause) {
    throw backendError(timedOut ? 'backend_timeout' : 'backend_failed', cause)
  } finally {
    clearTimeout(timer)
  }
}
