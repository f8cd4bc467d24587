import { isObject } from '../../shared/chat-habits.ts'

/** Content that some endpoints write in parts, what was thought beside what is said: what is said, as text. Any other content stays. */
export function withTextContent<T>(message: T): T {
  if (!isObject(message) || !Array.isArray(message.content)) return message
  const texts = message.content.flatMap((part: unknown) => (isObject(part) && typeof part.text === 'string' ? [part.text] : []))
  return { ...message, content: texts.join('') }
}
