/** The one reader and writer of event streams (WHATWG HTML, section 9.2), for data-only streams as OpenAI's. */

export const doneEvent = 'data: [DONE]\n\n'

/** One event. `value` is serialised on one line, so it needs no splitting. */
export const sseEvent = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

/** A line that clients ignore; keeps proxies and idle timers content. */
export const sseComment = (text: string): string => `: ${text}\n\n`

/** Splits text that arrives in any pieces into events' data, in linear time. Comments and other fields are dropped. */
export class SseReader {
  #line = ''
  #data: string[] = []
  #skipNewline = false
  readonly #eventCharsMax: number

  constructor(eventCharsMax = 1_048_576) {
    this.#eventCharsMax = eventCharsMax
  }

  /** Data of the events completed by `text`. Throws a RangeError when one event outgrows the limit. */
  push(text: string): string[] {
    const events: string[] = []
    let start = 0
    // A chunk may begin with the \n of a \r\n whose \r ended the chunk before.
    if (this.#skipNewline && text.startsWith('\n')) start = 1
    if (text) this.#skipNewline = false
    for (;;) {
      const end = nextLineEnd(text, start)
      if (end < 0) break
      const data = this.#endLine(this.#line + text.slice(start, end))
      this.#line = ''
      if (data !== null) events.push(data)
      start = end + 1
      if (text[end] === '\r') {
        if (text[start] === '\n') start++
        else if (start === text.length) this.#skipNewline = true
      }
    }
    this.#line += text.slice(start)
    if (this.#line.length > this.#eventCharsMax) throw new RangeError('server-sent event exceeds the limit')
    return events
  }

  #endLine(line: string): string | null {
    if (line === '') {
      if (this.#data.length === 0) return null
      const data = this.#data.join('\n')
      this.#data = []
      return data
    }
    if (line.startsWith('data:')) this.#data.push(line.slice(line[5] === ' ' ? 6 : 5))
    else if (line === 'data') this.#data.push('')
    return null
  }
}

function nextLineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const carriage = text.indexOf('\r', from)
  if (feed < 0) return carriage
  return carriage < 0 ? feed : Math.min(feed, carriage)
}
