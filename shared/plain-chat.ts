import { type ChatRequest, sessionIdPattern } from './chat.ts'
import { isObject } from './chat-habits.ts'

const roles = new Set<unknown>(['system', 'developer', 'user', 'assistant'])
const messagesMax = 512
const tokensMax = 1_000_000

const isText = (value: unknown, charsMin: number, charsMax: number): boolean =>
  typeof value === 'string' && value.length >= charsMin && value.length <= charsMax
const isTokens = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= tokensMax

type Fields = Readonly<Record<string, (value: unknown) => boolean>>

/** Whether it has none but these fields, each as it may be there. */
function hasOnly(value: unknown, fields: Fields): boolean {
  if (!isObject(value)) return false
  for (const name of Object.keys(value)) if (!Object.hasOwn(fields, name) || fields[name]?.(value[name]) !== true) return false
  return true
}

const productsMax = 20
const plainLocale = /^[a-z]{2}(?:-[A-Z]{2})?$/

/** Ours: products by their ids. */
const llasa: Fields = {
  locale: (value) => typeof value === 'string' && plainLocale.test(value),
  products: (value) => Array.isArray(value) && value.length <= productsMax && value.every((id) => isText(id, 1, 128)),
  retrieve: (value) => typeof value === 'boolean',
  sessionId: (value) => typeof value === 'string' && sessionIdPattern.test(value),
}
const streamOptions: Fields = { include_usage: (value) => typeof value === 'boolean' }

/** Fields of a plain request, each with what it may be there. */
const fields: Fields = {
  model: (value) => isText(value, 1, 128),
  messages: (value) => Array.isArray(value) && value.length > 0 && value.length <= messagesMax && value.every(isPlainMessage),
  stream: (value) => typeof value === 'boolean',
  temperature: (value) => typeof value === 'number' && value >= 0 && value <= 2,
  max_tokens: isTokens,
  max_completion_tokens: isTokens,
  user: (value) => isText(value, 1, 256),
  stream_options: (value) => hasOnly(value, streamOptions),
  llasa: (value) => hasOnly(value, llasa),
}

function isPlainMessage(message: unknown): boolean {
  if (!isObject(message) || !roles.has(message.role) || typeof message.content !== 'string') return false
  return Object.keys(message).length === 2
}

/**
 * What most requests are: texts, a few numbers, products by their ids. One that passes here would pass `ChatBody` unchanged, at a tenth of the cost; null
 * says nothing but that the schema has to look.
 */
export function plainChat(body: unknown): ChatRequest | null {
  if (!isObject(body) || !hasOnly(body, fields)) return null
  return 'model' in body && 'messages' in body ? (body as unknown as ChatRequest) : null
}
