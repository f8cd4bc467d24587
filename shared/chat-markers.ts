import type { PromptMessage } from './assemble.ts'
import type { Tool } from './chat.ts'

/**
 * Text of callers as text only: an engine's tokenizer reads `<|im_start|>` as the beginning of a turn wherever it stands, so each
 * such marker is broken up by a character without width.
 */
const withoutMarkers = (text: string): string => text.replaceAll('<|', '<\u200b|')

export const messagesWithoutMarkers = (messages: readonly PromptMessage[]): PromptMessage[] => messages.map(deep)

export const toolsWithoutMarkers = (tools: readonly Tool[]): Tool[] => tools.map(deep)

/** Every string of a value; markers are rare, so what has none is not copied. */
function deep<T>(value: T): T {
  const text = JSON.stringify(value)
  return text.includes('<|') ? (JSON.parse(withoutMarkers(text)) as T) : value
}
