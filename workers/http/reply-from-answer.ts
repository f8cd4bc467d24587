import { fillSlots, type SlotOptions } from '../../shared/slots.ts'
import { doneEvent, sseEvent } from '../../shared/sse.ts'
import type { Answer } from '../core/answer.ts'
import type { Outcome, Reply } from '../services.ts'

export interface ReplyShape {
  readonly stream: boolean
  readonly includeUsage: boolean
  /** What slots stand for; null when the request is about no products and text is passed on as it is. */
  readonly fields: ReadonlyMap<string, string> | null
  readonly slots: SlotOptions
  /** Our own fields beside OpenAI's, in one object that standard clients ignore. */
  readonly llasa?: object
}

/** A finished answer as JSON, or replayed as a stream; its slots are filled with the values of this moment. */
export function replyFromAnswer(answer: Answer, shape: ReplyShape, ttftMs: number | null): Reply {
  const filled =
    shape.fields && answer.content !== null
      ? fillSlots(answer.content, shape.fields, shape.slots)
      : { text: answer.content, unknown: 0 }
  const outcome: Outcome = {
    ending: 'complete',
    answer,
    usage: answer.usage,
    ttftMs,
    unknownSlots: filled.unknown,
    backend: null,
    attempts: 0,
    resumed: 0,
  }
  return {
    body: shape.stream ? asEvents(answer, filled.text, shape) : asJson(answer, filled.text, shape.llasa),
    contentType: shape.stream ? eventStream : 'application/json',
    finished: Promise.resolve(outcome),
  }
}

export const eventStream = 'text/event-stream; charset=utf-8'

function asJson(
  { id, created, model, toolCalls, finishReason, usage }: Answer,
  content: string | null,
  llasa: object | undefined,
): string {
  const message = { role: 'assistant', content, refusal: null, ...(toolCalls.length && { tool_calls: toolCalls }) }
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason }]
  return JSON.stringify({ id, object: 'chat.completion', created, model, choices, usage, ...(llasa && { llasa }) })
}

function asEvents({ id, created, model, finishReason, usage }: Answer, content: string | null, shape: ReplyShape): string {
  const { includeUsage, llasa } = shape
  const head = { id, object: 'chat.completion.chunk', created, model }
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: string | null) =>
    sseEvent({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
      ...tail,
      ...(reason && llasa && { llasa }),
    })
  return [
    chunk({ role: 'assistant', content: '' }, null),
    chunk({ content }, null),
    chunk({}, finishReason),
    includeUsage ? sseEvent({ ...head, choices: [], usage }) : '',
    doneEvent,
  ].join('')
}
