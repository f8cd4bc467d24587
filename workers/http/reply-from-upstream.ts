import { ChatCompletion, FinishReason } from '../../shared/chat.ts'
import { SlotFiller } from '../../shared/slots.ts'
import type { Answer } from '../core/answer.ts'
import { backendError } from '../core/map-upstream-error.ts'
import type { Outcome, Reply, Upstream } from '../services.ts'
import { observeStream } from './observe-stream.ts'
import { eventStream, type ReplyShape, replyFromAnswer } from './reply-from-answer.ts'
import { FillingTap, PassThroughTap } from './stream-taps.ts'
import { findUsage } from './usage.ts'

/**
 * A backend's answer on its way to the caller, streamed or whole. `keepBytesMax` bounds what of a stream is kept to build
 * a storable answer; 0 when nothing will be stored.
 */
export function replyFromUpstream(upstream: Upstream, shape: ReplyShape, keepBytesMax: number): Reply | Promise<Reply> {
  return shape.stream ? streamReply(upstream, shape, keepBytesMax) : wholeReply(upstream, shape, keepBytesMax)
}

function streamReply(upstream: Upstream, shape: ReplyShape, keepBytesMax: number): Reply {
  const filler = shape.fields ? new SlotFiller(shape.fields, shape.slots) : null
  const tap = filler ? new FillingTap(filler) : new PassThroughTap(keepBytesMax)
  const { body, finished } = observeStream(upstream, tap, { readAhead: keepBytesMax > 0 })
  const outcome = finished.then(({ ending, ttftMs }): Outcome => {
    const answer = ending === 'complete' && keepBytesMax > 0 ? tap.answer() : null
    return { ending, ttftMs, answer, usage: answer?.usage ?? tap.usage(), unknownSlots: filler?.unknown ?? 0 }
  })
  return { body, contentType: eventStream, finished: outcome }
}

async function wholeReply(upstream: Upstream, shape: ReplyShape, keepBytesMax: number): Promise<Reply> {
  if (shape.fields || keepBytesMax > 0) {
    const answer = await readAnswer(upstream)
    return replyFromAnswer(answer, shape, Date.now() - upstream.startedAt)
  }
  // Nothing to fill in and nothing to keep: the bytes pass as they are, and only their cost is looked up.
  const text = await readBody(upstream)
  const outcome: Outcome = {
    ending: 'complete',
    answer: null,
    usage: findUsage(text),
    ttftMs: Date.now() - upstream.startedAt,
    unknownSlots: 0,
  }
  return { body: text, contentType: 'application/json', finished: Promise.resolve(outcome) }
}

/** A whole answer of a backend as plain data. */
export async function readAnswer(upstream: Upstream): Promise<Answer> {
  const text = await readBody(upstream)
  try {
    const { id, created, model, choices, usage } = ChatCompletion.parse(JSON.parse(text))
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
    throw backendError('backend_failed', cause)
  }
}

/** The body, within the time a silent backend is given. */
async function readBody({ response, watchdog }: Upstream): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    throw backendError(watchdog.bitten ? 'backend_timeout' : 'backend_failed', cause)
  } finally {
    watchdog.stop()
  }
}
