import type { ChatMessage, ChatRequest } from '../../../shared/chat.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Item, ResponsesRequest } from './request.ts'

/** The same request as a chat: one pipeline, one cache and one account for both. */
export function toChatRequest(request: ResponsesRequest): ChatRequest {
  const { model, instructions, stream, temperature, top_p, max_output_tokens, user, metadata, llasa } = request
  return {
    model,
    messages: [...(instructions ? [{ role: 'system' as const, content: instructions }] : []), ...messagesOf(request.input)],
    ...(stream && { stream, stream_options: { include_usage: true } }),
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { top_p }),
    ...(max_output_tokens !== undefined && { max_completion_tokens: max_output_tokens }),
    ...formatOf(request),
    ...toolsOf(request),
    ...(user !== undefined && { user }),
    ...(metadata && { metadata }),
    ...(llasa && { llasa }),
  }
}

function messagesOf(input: ResponsesRequest['input']): ChatMessage[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }]
  const messages: ChatMessage[] = []
  // References are refused by the schema.
  for (const item of input as readonly Item[]) {
    const last = messages.at(-1)
    switch (item.type) {
      case 'message':
        messages.push({ role: item.role, content: textOf(item.content) })
        break
      case 'function_call_output':
        messages.push({ role: 'tool', tool_call_id: item.call_id, content: textOf(item.output) })
        break
      case 'function_call': {
        const call = {
          id: item.call_id,
          type: 'function' as const,
          function: { name: item.name, arguments: item.arguments },
        }
        // An assistant's text and calls are items of their own here, and one message in a chat.
        if (last?.role === 'assistant') last.tool_calls = [...(last.tool_calls ?? []), call]
        else messages.push({ role: 'assistant', tool_calls: [call] })
      }
    }
  }
  return messages
}

const textOf = (content: string | readonly { readonly text: string }[]): string =>
  typeof content === 'string' ? content : content.map(({ text }) => text).join('')

function formatOf({ text }: ResponsesRequest): Pick<ChatRequest, 'response_format'> {
  const format = text?.format
  if (!format) return {}
  if (format.type !== 'json_schema') return { response_format: format }
  const { type, ...schema } = format
  return { response_format: { type, json_schema: schema } }
}

function toolsOf({ tools, tool_choice }: ResponsesRequest): Pick<ChatRequest, 'tools' | 'tool_choice'> {
  return {
    ...(tools && { tools: tools.map(({ type, ...own }) => ({ type, function: own })) }),
    ...(tool_choice && {
      tool_choice: typeof tool_choice === 'string' ? tool_choice : { type: 'function', function: { name: tool_choice.name } },
    }),
  }
}

const names: Readonly<Record<string, string>> = {
  messages: 'input',
  max_completion_tokens: 'max_output_tokens',
  response_format: 'text.format',
  'tool_choice.function.name': 'tool_choice.name',
}

/** What a chat refuses, by the names of this API. */
export function renamed(error: AppError): AppError {
  const name = error.param === null ? undefined : names[error.param]
  if (error.param === null || name === undefined) return error
  const message = error.message.replaceAll(`'${error.param}'`, `'${name}'`)
  return new AppError(error.code, message, {
    param: name,
    ...(error.retryAfterSeconds !== null && { retryAfterSeconds: error.retryAfterSeconds }),
    ...(error.cause !== undefined && { cause: error.cause }),
  })
}
