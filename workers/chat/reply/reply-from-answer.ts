import type { Facts } from '../../../shared/grounding/facts.ts'
import { GroundedText } from '../../../shared/grounding/grounded-text.ts'
import type { SlotOptions } from '../../../shared/slots.ts'
import { doneEvent, sseEvent } from '../../../shared/sse.ts'
import type { Answer, Outcome, Reply } from '../contract.ts'
import { closingOf, openingOf } from './answer-extras.ts'

export interface ReplyShape {
  readonly stream: boolean
  readonly includeUsage: boolean
  /** What the answer is held to; null when the request is about no products and text is passed on as it is. */
  readonly facts: Facts | null
  readonly slots: SlotOptions
  /** Our own fields beside OpenAI's, in one object that standard clients ignore. */
  readonly llasa?: object
}

/** A finished answer as JSON, or replayed as a stream; its slots are filled with the values of this moment. */
export function replyFromAnswer(answer: Answer, shape: ReplyShape, ttftMs: number | null): Reply {
  const { text, grounded } = told(answer, shape)
  const outcome: Outcome = {
    ending: 'complete',
    answer,
    usage: answer.usage,
    ttftMs,
    unknownSlots: grounded?.unknown ?? 0,
    violations: grounded?.receipt.violations ?? 0,
    backend: null,
    attempts: 0,
    resumed: 0,
  }
  const opening = shape.facts ? openingOf(shape.facts) : undefined
  const closing = shape.facts && grounded ? closingOf(shape.facts, grounded) : shape.llasa
  return {
    body: shape.stream
      ? asEvents(answer, text, shape, opening, closing)
      : asJson(answer, text, opening || closing ? { ...opening, ...closing } : undefined),
    contentType: shape.stream ? eventStream : 'application/json',
    finished: Promise.resolve(outcome),
  }
}

function told(answer: Answer, { facts, slots }: ReplyShape): { text: string | null; grounded: GroundedText | null } {
  if (!facts || answer.content === null) return { text: answer.content, grounded: null }
  const grounded = new GroundedText(facts, slots)
  return { text: grounded.push(answer.content) + grounded.end(), grounded }
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

function asEvents(
  { id, created, model, finishReason, usage }: Answer,
  content: string | null,
  { includeUsage }: ReplyShape,
  opening: object | undefined,
  closing: object | undefined,
): string {
  const head = { id, object: 'chat.completion.chunk', created, model }
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: string | null, llasa?: object) =>
    sseEvent({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
      ...tail,
      ...(llasa && { llasa }),
    })
  return [
    chunk({ role: 'assistant', content: '' }, null, opening),
    chunk({ content }, null),
    chunk({}, finishReason, closing),
    includeUsage ? sseEvent({ ...head, choices: [], usage }) : '',
    doneEvent,
  ].join('')
}
