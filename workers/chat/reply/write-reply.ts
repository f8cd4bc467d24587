import type { ChatRequest } from '../../../shared/chat.ts'
import type { CompleteReply, LlasaFields, Reply } from '../contract.ts'
import { type ChunkWriter, chatWriter, type WrittenChunk } from '../stream/chunk-writer.ts'

export interface WrittenReply {
  readonly body: string | Uint8Array | ReadableStream<Uint8Array>
  readonly contentType: string
}

export const eventStream = 'text/event-stream; charset=utf-8'

/** A reply as the caller wants it: JSON, or a stream, of which a finished answer is replayed. */
export function writeReply(reply: Reply, { stream, stream_options }: ChatRequest): WrittenReply {
  if (reply.kind === 'streamed') return { body: reply.events, contentType: eventStream }
  if (stream) return { body: writeChunks(reply, chatWriter, stream_options?.include_usage === true), contentType: eventStream }
  return { body: reply.upstreamText ?? asJson(reply), contentType: 'application/json' }
}

/** A finished answer as a stream of the writer's. */
export const writeChunks = (reply: CompleteReply, writer: ChunkWriter, includeUsage: boolean): string =>
  chunksOf(reply, includeUsage).map(writer.chunk).join('') + writer.end(reply.answer.usage)

// An answer from the cache is the same object for all who get it, and the same text where nothing is filled in.
const written = new WeakMap<CompleteReply['answer'], string>()

function asJson(reply: CompleteReply): string {
  if (reply.llasa || reply.content !== reply.answer.content) return toJson(reply)
  const known = written.get(reply.answer)
  if (known !== undefined) return known
  const json = toJson(reply)
  written.set(reply.answer, json)
  return json
}

function toJson({ answer, content, llasa }: CompleteReply): string {
  const { id, created, model, toolCalls, finishReason, usage } = answer
  const message = { role: 'assistant', content, refusal: null, ...(toolCalls.length && { tool_calls: toolCalls }) }
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason }]
  return JSON.stringify({ id, object: 'chat.completion', created, model, choices, usage, ...(llasa && { llasa }) })
}

/**
 * A finished answer as the chunks of a stream. The products are on the first, everything else of ours beside `finish_reason`;
 * what it cost comes last, where the caller wants to know.
 */
function chunksOf({ answer, content, llasa }: CompleteReply, includeUsage: boolean): WrittenChunk[] {
  const { id, created, model, toolCalls, finishReason, usage } = answer
  const { products, ...closing } = llasa ?? {}
  const head = { id, object: 'chat.completion.chunk', created, model }
  const chunk = (delta: object, reason: string | null, own: LlasaFields) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
    ...(includeUsage && { usage: null }),
    ...(Object.keys(own).length && { llasa: own }),
  })
  const calls = toolCalls.map((call, index) => chunk({ tool_calls: [{ index, ...call }] }, null, {}))
  return [
    chunk({ role: 'assistant', content: '' }, null, products ? { products } : {}),
    ...(calls.length && content === null ? [] : [chunk({ content }, null, {})]),
    ...calls,
    chunk({}, finishReason, closing),
    ...(includeUsage ? [{ ...head, choices: [], usage }] : []),
  ]
}
