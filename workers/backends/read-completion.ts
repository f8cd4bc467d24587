import { ChatCompletion, type Usage } from '../../shared/chat.ts'
import { callOf, isObject } from '../../shared/chat-habits.ts'
import { withTextContent } from './content-parts.ts'

const isTextOrNothing = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string'

/**
 * What we read of a backend's complete answer. Text and its cost, which is what nearly all bring, are read by hand; everything
 * else by the schema. Throws where it is no completion.
 */
export function readCompletion(value: unknown): ChatCompletion {
  const completion = plainCompletion(value) ?? ChatCompletion.safeParse(value).data ?? ChatCompletion.parse(repaired(value))
  if (completion.choices[0]?.finish_reason === 'error') throw new TypeError('the answer ended in an error')
  return completion
}

/** As other servers write one: ids and times left out, content in parts, arguments as objects, a cost without its sum. */
function repaired(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value.choices)) return value
  const { id, created, model, choices, usage } = value
  return {
    id: String(id ?? ''),
    created: Number(created) || 0,
    model: String(model ?? ''),
    choices: choices.map((choice: unknown) => {
      if (!isObject(choice)) return choice
      const message = withTextContent(choice.message)
      const calls = isObject(message) && Array.isArray(message.tool_calls) ? { tool_calls: message.tool_calls.map(callOf) } : {}
      return { ...choice, message: isObject(message) ? { ...message, ...calls } : message }
    }),
    usage: summed(usage),
  }
}

function summed(usage: unknown): unknown {
  const { prompt_tokens: prompt, completion_tokens: completion, ...rest } = isObject(usage) ? usage : {}
  if (typeof prompt !== 'number' || typeof completion !== 'number') return null
  return { ...rest, prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

function plainCompletion(value: unknown): ChatCompletion | null {
  if (!isObject(value)) return null
  const { id, created, model, choices, usage } = value
  if (typeof id !== 'string' || !Number.isFinite(created) || typeof model !== 'string' || !Array.isArray(choices)) return null
  const [choice] = choices as readonly unknown[]
  if (choices.length !== 1 || !isObject(choice) || !isObject(choice.message) || !isTextOrNothing(choice.finish_reason))
    return null
  const { content, tool_calls } = choice.message
  const cost = plainUsage(usage)
  if (!isTextOrNothing(content) || tool_calls !== undefined || !cost) return null
  return {
    id,
    created: created as number,
    model,
    choices: [{ finish_reason: choice.finish_reason as string, message: { content: content as string } }],
    usage: cost,
  }
}

/** What an answer cost; null where there is more to it than three numbers. */
export function plainUsage(usage: unknown): Usage | null {
  if (!isObject(usage) || 'prompt_tokens_details' in usage) return null
  const { prompt_tokens, completion_tokens, total_tokens } = usage as unknown as Usage
  const isCounted = Number.isFinite(prompt_tokens) && Number.isFinite(completion_tokens) && Number.isFinite(total_tokens)
  return isCounted ? { prompt_tokens, completion_tokens, total_tokens } : null
}
