import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doneEvent, SseReader, sseComment, sseEvent } from '../../shared/sse.ts'

describe('the event stream reader', () => {
  it('gives back what the writer wrote, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json()),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (values, size, newline) => {
          // A lone carriage return ends a line only when the next character is known.
          const events = values.map((value) => sseComment('x') + sseEvent(value)).join('')
          const text = (events + doneEvent + sseComment('x')).replaceAll('\n', newline)
          const reader = new SseReader()
          const data: string[] = []
          for (let at = 0; at < text.length; at += size) data.push(...reader.push(text.slice(at, at + size)))
          expect(data).toEqual([...values.map((value) => JSON.stringify(value)), '[DONE]'])
        },
      ),
    )
  })

  it('joins lines of one event, drops other fields, accepts a missing space', () => {
    expect(new SseReader().push('event: x\nid: 1\ndata:a\ndata: b\n\n')).toEqual(['a\nb'])
  })

  it('refuses an event without end', () => {
    const reader = new SseReader(100)
    expect(() => reader.push(`data: ${'x'.repeat(200)}`)).toThrow(RangeError)
  })
})
