import { fillSlots, type SlotOptions } from '../../shared/slots.ts'
import { doneEvent, sseEvent } from '../../shared/sse.ts'
import type { Answer } from '../core/answer.ts'
import type { Outcome, Reply } from '../services.ts'
import { eventStreamHeaders } from './event-stream-headers.ts'

export interface ReplyShape {
  readonly stream: boolean
  readonly includeUsage: boolean
  /** What slots stand for; null when the request is about no products and text is passed on as it is. */
  readonly fields: ReadonlyMap<string, string> | null
  readonly slots: SlotOptions
}

/** A finished answer as JSON, or replayed as a stream; its slots are filled with the values of this moment. */
export function replyFromAnswer(answer: Answer, shape: ReplyShape, ttftMs: number | null): Reply {
  const filled =
    shape.fields && answer.content !== null
      ? fillSlots(answer.content, shape.fields, shape.slots)
      : { text: answer.content, unknown: 0 }
  const response = shape.stream ? asStream(answer, filled.text, shape.includeUsage) : asJson(answer, filled.text)
  const outcome: Outcome = { ending: 'complete', answer, usage: answer.usage, ttftMs, unknownSlots: filled.unknown }
  return { response, finished: Promise.resolve(outcome) }
}

function asJson({ id, created, model, toolCalls, finishReason, usage }: Answer, content: string | null): Response {
  const message = { role: 'assistant', content, refusal: null, ...(toolCalls.length && { tool_calls: toolCalls }) }
  return Response.json({
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage,
  })
}

function asStream({ id, created, model, finishReason, usage }: Answer, content: string | null, includeUsage: boolean): Response {
  const head = { id, object: 'chat.completion.chunk', created, model }
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: string | null) =>
    sseEvent({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }], ...tail })
  const events = [
    chunk({ role: 'assistant', content: '' }, null),
    chunk({ content }, null),
    chunk({}, finishReason),
    includeUsage ? sseEvent({ ...head, choices: [], usage }) : '',
    doneEvent,
  ]
  return new Response(events.join(''), { headers: eventStreamHeaders })
}
