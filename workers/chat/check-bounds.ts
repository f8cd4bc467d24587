import type { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import { invalidValue } from '../../shared/refusal.ts'
import type { Arm } from '../rollout/arm.ts'

/** What a schema alone cannot say: bounds from configuration, and fields that need or exclude each other. */
export function checkBounds(request: ChatRequest, arm: Arm, { messagesMax }: { messagesMax: number }): void {
  const { messages, max_tokens, max_completion_tokens, stream_options, stream, tools, tool_choice } = request
  if (messages.length > messagesMax) throw invalidValue('messages', `must be at most ${messagesMax} items long.`)
  const tokensField = max_completion_tokens ? 'max_completion_tokens' : 'max_tokens'
  if ((max_completion_tokens ?? max_tokens ?? 0) > arm.outputTokensMax)
    throw invalidValue(tokensField, `must be at most ${arm.outputTokensMax} for ${arm.model}.`)
  if (max_tokens && max_completion_tokens && max_tokens !== max_completion_tokens)
    throw invalidValue('max_tokens', "must not contradict 'max_completion_tokens'.")
  if (stream_options && !stream) throw invalidValue('stream_options', "is only allowed with 'stream': true.")
  if (stream_options?.include_obfuscation)
    throw new AppError('unsupported_parameter', "'stream_options.include_obfuscation' is not supported.", {
      param: 'stream_options.include_obfuscation',
    })
  if (tool_choice && tool_choice !== 'none' && !tools) throw invalidValue('tool_choice', "is only allowed with 'tools'.")
  if (typeof tool_choice === 'object' && !tools?.some((tool) => tool.function.name === tool_choice.function.name))
    throw invalidValue('tool_choice.function.name', "must be one of 'tools'.")
  if (!messages.some(({ role }) => role === 'user' || role === 'tool'))
    throw invalidValue('messages', "must have a message of role 'user'.")
}
