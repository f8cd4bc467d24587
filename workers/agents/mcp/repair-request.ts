import { isObject } from '../../../shared/chat-habits.ts'

/**
 * A request's body as clients write it, for an SDK that takes it by the letter: null for what is left out, arguments as a text.
 * What is no JSON is left to the SDK, which refuses it.
 */
export function repairedRequest(body: string): { readonly body: string; readonly calls: number } {
  const read = readJson(body)
  if (Array.isArray(read)) return { body: JSON.stringify(read.map(repairedMessage)), calls: read.length }
  return { body: isObject(read) ? JSON.stringify(repairedMessage(read)) : body, calls: 1 }
}

function repairedMessage(message: unknown): unknown {
  if (!isObject(message) || !('params' in message)) return message
  const { params, ...rest } = message
  if (params === null) return rest
  if (!isObject(params)) return message
  const kept = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null))
  const written = typeof kept.arguments === 'string' ? readJson(kept.arguments) : null
  return { ...rest, params: { ...kept, ...(isObject(written) && { arguments: written }) } }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
