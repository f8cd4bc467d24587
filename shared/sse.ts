import { createParser } from 'eventsource-parser'

/** The one reader and writer of event streams (WHATWG HTML, section 9.2), for data-only streams as OpenAI's. */

export const doneEvent = 'data: [DONE]\n\n'

/** One event. `value` is serialised on one line, so it needs no splitting. */
export const sseEvent = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

/** A line that clients ignore; keeps proxies and idle timers content. */
export const sseComment = (text: string): string => `: ${text}\n\n`

/** Splits text that arrives in any pieces into events' data. Comments and other fields are dropped. */
export class SseReader {
  #data: string[] = []
  readonly #parser: ReturnType<typeof createParser>

  constructor(eventCharsMax = 1_048_576) {
    this.#parser = createParser({
      maxBufferSize: eventCharsMax,
      onEvent: ({ data }) => void this.#data.push(data),
      onError({ type }) {
        if (type === 'max-buffer-size-exceeded') throw new RangeError('server-sent event exceeds the limit')
      },
    })
  }

  /** Data of the events completed by `text`. Throws a RangeError when one event outgrows the limit. */
  push(text: string): string[] {
    this.#data = []
    this.#parser.feed(text)
    return this.#data
  }
}
