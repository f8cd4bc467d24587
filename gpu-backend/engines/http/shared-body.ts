import { messagesWithoutMarkers, toolsWithoutMarkers } from '../../../shared/chat-markers.ts'
import { AppError } from '../../../shared/errors.ts'
import type { EngineJob } from '../engine.ts'
import { mustCallTool, toolCallSchema } from '../tool-calls.ts'
import { unanswerable } from '../unanswerable.ts'

/**
 * What every OpenAI-compatible engine takes alike. An answer that exists in part is continued through chat: the server-wide
 * template (`engines/chat-template.jinja`) leaves a last assistant turn open. Completions would do it too, but they know no
 * `cache_salt`, so tenants would share prefixes.
 */
export function chatBody(job: EngineJob, model: string) {
  const { outputTokensMax, temperature, topP, seed, stop, begun, cacheSalt, messages } = job
  const turns = begun ? [...messages, { role: 'assistant', content: begun } as const] : messages
  return {
    model,
    messages: messagesWithoutMarkers(turns),
    max_tokens: Math.max(1, outputTokensMax - begunTokensOf(job)),
    temperature,
    top_p: topP,
    ...(begun && { add_generation_prompt: false }),
    ...(cacheSalt !== null && { cache_salt: cacheSalt }),
    ...(seed !== null && { seed }),
    ...(stop.length > 0 && { stop: [...stop] }),
    ...freeTools(job),
    stream: true,
    stream_options: { include_usage: true },
  }
}

// Where no tokenizer counted what exists already: a few tokens may be added.
const begunCharsPerToken = 4

export const begunTokensOf = ({ begun, begunTokens }: EngineJob): number =>
  begunTokens ?? Math.floor(begun.length / begunCharsPerToken)

/** The JSON Schema an answer is held to; null when it is free, or held to something else. */
export function schemaOf(job: EngineJob): object | null {
  if (mustCallTool(job)) return toolCallSchema(job)
  const { responseFormat: format } = job
  if (format.type === 'json_object') return { type: 'object' }
  return format.type === 'json_schema' ? (format.json_schema.schema ?? {}) : null
}

/** Tools a model may choose itself; a call it must make is held to its form instead. */
const freeTools = (job: EngineJob) =>
  job.tools.length && job.toolChoice === 'auto' ? { tools: toolsWithoutMarkers(job.tools), tool_choice: 'auto' } : {}

const overflow =
  /(prompt length|sum of prompt length|maximum context length|default_max_tokens|max_num_tokens|max_seq_len|longer than the maximum model length)/i

/**
 * What an engine's answer means. A 400 is the request's fault and never the replica's, whoever wrote what it refuses: the same
 * request would be refused by all.
 */
export function refusalOf(status: number, text: string): AppError {
  const cause = `engine answered ${status}: ${text.slice(0, 1_000)}`
  if (status === 400 && overflow.test(text))
    return new AppError('context_length_exceeded', 'The prompt and the requested answer are longer than the model takes.', {
      param: 'messages',
      cause,
    })
  if (status === 400 || status === 422) return unanswerable({ param: aboutFormat.test(text) ? 'response_format' : null, cause })
  if (status === 503 || status === 429)
    return new AppError('overloaded', 'The engine cannot take a request now.', { retryAfterSeconds: 1, cause })
  return new AppError('backend_failed', 'The model failed to answer.', { cause })
}

const aboutFormat = /grammar|schema|structured|regex/i
