import { AppError } from '../../../shared/errors.ts'
import type { EngineJob } from '../engine.ts'
import { mustCallTool, toolCallSchema } from '../tool-calls.ts'

// What was begun elsewhere is part of the answer; how many tokens it is only the engine knows, so a few may be added.
const begunCharsPerToken = 4

/** What every OpenAI-compatible engine takes alike. */
export function sharedBody(job: EngineJob, model: string) {
  const { outputTokensMax, temperature, topP, seed, stop, begun } = job
  return {
    model,
    max_tokens: Math.max(1, outputTokensMax - Math.floor(begun.length / begunCharsPerToken)),
    temperature,
    top_p: topP,
    ...(seed !== null && { seed }),
    ...(stop.length > 0 && { stop: [...stop] }),
    stream: true,
    stream_options: { include_usage: true },
  }
}

/** The JSON Schema an answer is held to; null when it is free, or held to something else. */
export function schemaOf(job: EngineJob): object | null {
  if (mustCallTool(job)) return toolCallSchema(job)
  const { responseFormat: format } = job
  if (format.type === 'json_object') return { type: 'object' }
  return format.type === 'json_schema' ? (format.json_schema.schema ?? {}) : null
}

/** Tools a model may choose itself; a call it must make is held to its form instead. */
export const freeTools = (job: EngineJob) =>
  job.tools.length && job.toolChoice === 'auto' ? { tools: job.tools, tool_choice: 'auto' } : {}

const overflow =
  /(prompt length|sum of prompt length|maximum context length|default_max_tokens|max_num_tokens|max_seq_len|longer than the maximum model length)/i

/** Refusals that their words identify; every other 400 is our own mistake, not the caller's. */
export function refusalOf(status: number, text: string): AppError {
  const cause = `engine answered ${status}: ${text.slice(0, 1_000)}`
  if (status === 400 && overflow.test(text))
    return new AppError('context_length_exceeded', 'The prompt and the requested answer are longer than the model takes.', {
      param: 'messages',
      cause,
    })
  if (status === 503 || status === 429)
    return new AppError('overloaded', 'The engine cannot take a request now.', { retryAfterSeconds: 1, cause })
  return new AppError('backend_failed', 'The model failed to answer.', { cause })
}
