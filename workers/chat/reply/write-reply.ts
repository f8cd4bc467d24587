import type { ChatRequest } from '../../../shared/chat.ts'
import { doneEvent, sseEvent } from '../../../shared/sse.ts'
import type { CompleteReply, Reply } from '../contract.ts'

interface WrittenReply {
  readonly body: string | ReadableStream<Uint8Array>
  readonly contentType: string
}

const eventStream = 'text/event-stream; charset=utf-8'

/** A reply as the caller wants it: JSON, or a stream, of which a finished answer is replayed. */
export function writeReply(reply: Reply, { stream, stream_options }: ChatRequest): WrittenReply {
  if (reply.kind === 'streamed') return { body: reply.events, contentType: eventStream }
  if (stream) return { body: asEvents(reply, stream_options?.include_usage === true), contentType: eventStream }
  return { body: reply.upstreamText ?? asJson(reply), contentType: 'application/json' }
}

function asJson({ answer, content, llasa }: CompleteReply): string {
  const { id, created, model, toolCalls, finishReason, usage } = answer
  const message = { role: 'assistant', content, refusal: null, ...(toolCalls.length && { tool_calls: toolCalls }) }
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason }]
  return JSON.stringify({ id, object: 'chat.completion', created, model, choices, usage, ...(llasa && { llasa }) })
}

/** The products are on the first event, everything else of ours beside `finish_reason`. */
function asEvents({ answer, content, llasa }: CompleteReply, includeUsage: boolean): string {
  const { id, created, model, finishReason, usage } = answer
  const { products, ...closing } = llasa ?? {}
  const head = { id, object: 'chat.completion.chunk', created, model }
  const tail = includeUsage ? { usage: null } : {}
  const chunk = (delta: object, reason: string | null, own: object) =>
    sseEvent({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
      ...tail,
      ...(Object.keys(own).length && { llasa: own }),
    })
  return [
    chunk({ role: 'assistant', content: '' }, null, products ? { products } : {}),
    chunk({ content }, null, {}),
    chunk({}, finishReason, closing),
    includeUsage ? sseEvent({ ...head, choices: [], usage }) : '',
    doneEvent,
  ].join('')
}
