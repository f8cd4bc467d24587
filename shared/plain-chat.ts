import type { ChatRequest } from './chat.ts'
import { isObject } from './chat-habits.ts'

const roles = new Set<unknown>(['system', 'developer', 'user', 'assistant'])
const messagesMax = 512
const tokensMax = 1_000_000

const isText = (value: unknown, charsMin: number, charsMax: number): boolean =>
  typeof value === 'string' && value.length >= charsMin && value.length <= charsMax
const isTokens = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= tokensMax

/** Fields of a plain request, each with what it may be there. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  model: (value) => isText(value, 1, 128),
  messages: (value) => Array.isArray(value) && value.length > 0 && value.length <= messagesMax && value.every(isPlainMessage),
  stream: (value) => typeof value === 'boolean',
  temperature: (value) => typeof value === 'number' && value >= 0 && value <= 2,
  max_tokens: isTokens,
  max_completion_tokens: isTokens,
  user: (value) => isText(value, 1, 256),
}

function isPlainMessage(message: unknown): boolean {
  if (!isObject(message) || !roles.has(message.role) || typeof message.content !== 'string') return false
  return Object.keys(message).length === 2
}

/**
 * What most requests are: texts and a few numbers. One that passes here would pass `ChatBody` unchanged, at a tenth of the cost; null
 * says nothing but that the schema has to look.
 */
export function plainChat(body: unknown): ChatRequest | null {
  if (!isObject(body)) return null
  for (const [name, value] of Object.entries(body))
    if (!Object.hasOwn(fields, name) || fields[name]?.(value) !== true) return null
  return 'model' in body && 'messages' in body ? (body as unknown as ChatRequest) : null
}
