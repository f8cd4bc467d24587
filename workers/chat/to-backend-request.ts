import { assemble } from '../../shared/assemble.ts'
import type { ChatRequest } from '../../shared/chat.ts'
import type { Listing } from '../../shared/listing.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { BackendRequest } from '../backends/contract.ts'
import type { Arm } from '../rollout/arm.ts'
import type { ModelTurns } from './as-task.ts'

/** The caller's request, as the arm's backend gets it: our prompt, a definite output cap, only fields a backend knows. */
export function toBackendRequest(
  tenant: string,
  arm: Arm,
  prompt: Prompt,
  listing: Listing,
  request: ChatRequest,
  { messages: turns, format }: ModelTurns = { messages: request.messages, format: request.response_format },
): BackendRequest {
  const outputTokens = request.max_completion_tokens ?? request.max_tokens ?? arm.outputTokensMax
  const messages = assemble({
    prompt,
    messages: turns,
    listing,
    promptTokensMax: arm.contextTokens - outputTokens,
    charsPerToken: arm.charsPerToken,
  })
  const stream = request.stream === true
  return {
    model: arm.model,
    cache_salt: tenant,
    messages,
    stream,
    ...(stream && { stream_options: { include_usage: request.stream_options?.include_usage === true } }),
    max_completion_tokens: outputTokens,
    temperature: request.temperature ?? arm.temperature,
    ...optional('top_p', request.top_p),
    ...optional('stop', request.stop),
    ...optional('seed', request.seed),
    ...optional('response_format', format),
    ...optional('tools', request.tools),
    ...optional('tool_choice', request.tool_choice),
  }
}

/** The same question, answered in one piece: no caller watches. */
export function unstreamed({ stream_options: _unused, ...request }: BackendRequest): BackendRequest {
  return { ...request, stream: false }
}

const optional = <K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> =>
  value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>)
