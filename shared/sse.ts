import { createParser } from 'eventsource-parser'

/** The one reader and writer of event streams (WHATWG HTML, section 9.2), for data-only streams as OpenAI's. */

export const doneEvent = 'data: [DONE]\n\n'

/** One event. `value` is serialised on one line, so it needs no splitting. */
export const sseEvent = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

/** A line that clients ignore; keeps proxies and idle timers content. */
export const sseComment = (text: string): string => `: ${text}\n\n`

/** One thing a stream says: an event's data, a comment, or a line that no field of the format begins. */
export interface SseItem {
  readonly kind: 'data' | 'comment' | 'unknown'
  readonly text: string
}

const fieldPattern = /^[A-Za-z][\w-]*(?::|$)/

/** Splits text that arrives in any pieces into what it says. */
export class SseReader {
  #items: SseItem[] = []
  readonly #parser: ReturnType<typeof createParser>

  constructor(eventCharsMax = 1_048_576) {
    const add = (kind: SseItem['kind'], text: string): void => void this.#items.push({ kind, text })
    this.#parser = createParser({
      maxBufferSize: eventCharsMax,
      onEvent: ({ data }) => add('data', data),
      onComment: (text) => add('comment', text),
      onError({ type, line }) {
        if (type === 'max-buffer-size-exceeded') throw new RangeError('server-sent event exceeds the limit')
        // Fields that the format does not know are passed over (section 9.2.6); what is no field at all is no stream.
        if (type === 'unknown-field' && !fieldPattern.test(line ?? '')) add('unknown', line ?? '')
      },
    })
  }

  /** Everything completed by `text`, in order. Throws a RangeError when one event outgrows the limit. */
  read(text: string): readonly SseItem[] {
    this.#items = []
    this.#parser.feed(text)
    return this.#items
  }

  /** Data of the events completed by `text`. */
  push(text: string): string[] {
    return this.read(text).flatMap(({ kind, text: data }) => (kind === 'data' ? [data] : []))
  }
}
