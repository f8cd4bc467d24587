import { type GatewayRequest, textOf } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { Engine, EngineJob } from '../engines/engine.ts'

/**
 * A request as the engine takes it: every default filled in, an output cap always set (without one an engine reserves its
 * complete context for a single answer).
 */
export function toJob(request: GatewayRequest, engine: Engine, outputTokensDefault: number): EngineJob {
  if (request.llasa) throw new AppError('unsupported_parameter', "The parameter 'llasa' is for the edge.", { param: 'llasa' })
  const requestedTokensMax = request.max_completion_tokens ?? request.max_tokens ?? outputTokensDefault
  const { tool_choice: choice = 'auto' } = request
  const begun = begunOf(request)
  return {
    begun,
    begunTokens: null,
    cacheSalt: request.cache_salt ?? null,
    traceparent: null,
    messages: (begun ? request.messages.slice(0, -1) : request.messages).map((message) => ({
      role: message.role === 'developer' ? 'system' : message.role,
      content: textOf(message.content),
      ...(message.role === 'assistant' && message.tool_calls && { tool_calls: message.tool_calls }),
      ...(message.role === 'tool' && { tool_call_id: message.tool_call_id }),
    })),
    outputTokensMax: Math.min(requestedTokensMax, engine.contextTokens),
    temperature: request.temperature ?? 1,
    topP: request.top_p ?? 1,
    seed: seedOf(request.seed ?? null),
    stop: typeof request.stop === 'string' ? [request.stop] : (request.stop ?? []),
    responseFormat: request.response_format ?? { type: 'text' },
    tools: request.tools ?? [],
    toolChoice: typeof choice === 'object' ? { name: choice.function.name } : choice,
  }
}

const seeds = 2 ** 32

/** Engines keep seeds in unsigned integers of different widths; TensorRT-LLM cuts the stream of a negative one. */
const seedOf = (seed: number | null): number | null => (seed === null ? null : ((seed % seeds) + seeds) % seeds)

/** Text of the assistant turn that the answer continues. A form or a tool call has no middle to begin in. */
function begunOf({ continue_final_message: continues, messages, response_format: format, tools }: GatewayRequest): string {
  if (!continues) return ''
  const last = messages.at(-1)
  const refuse = (rule: string) =>
    new AppError('invalid_value', `'continue_final_message' ${rule}`, { param: 'continue_final_message' })
  if (last?.role !== 'assistant' || !textOf(last.content)) throw refuse('needs text of the assistant as last message.')
  if (tools || (format && format.type !== 'text')) throw refuse('goes with plain text only.')
  return textOf(last.content)
}
