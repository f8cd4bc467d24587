import { describe, expect, it } from 'vitest'
import { EventReader } from '../../../workers/backends/event-reader.ts'

const utf8 = new TextEncoder()
const event = (choice: object) =>
  `data: ${JSON.stringify({ id: 'a', choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`
const begun = event({ delta: { content: 'Hel' } })
const end = event({ delta: {}, finish_reason: 'stop' })

/** What a stream says and how it leaves, in pieces of some bytes. */
function read(stream: string, size: number) {
  const reader = new EventReader({ hasMark: false })
  const bytes = utf8.encode(stream)
  const batches = []
  for (let at = 0; at < bytes.length; at += size) batches.push(reader.push(bytes.subarray(at, at + size)))
  const last = reader.end()
  if (last) batches.push(last)
  const text = batches.flatMap(({ chunks }) => chunks.map(({ choices }) => choices[0]?.delta?.content ?? '')).join('')
  return { text, left: batches.map((batch) => new TextDecoder().decode(batch.bytes)).join('') }
}

describe.each([1, 7, 1_000_000])('in pieces of %i bytes', (size) => {
  it.each(['data: [done]\n\n', 'data: "[DONE]"\n\n', 'data:  [DONE] \n\n'])('%j ends it, as clients know the mark', (mark) => {
    const { text, left } = read(begun + event({ delta: { content: 'lo' } }) + end + mark, size)
    expect(text).toBe('Hello')
    expect(left.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  it('a whole message or a text within a stream is told, as a delta', () => {
    for (const whole of [{ message: { role: 'assistant', content: 'lo' } }, { text: 'lo' }]) {
      const { text, left } = read(`${begun + event(whole) + end}data: [DONE]\n\n`, size)
      expect(text).toBe('Hello')
      expect(left).toContain('"delta":{')
    }
  })

  it('an error within a choice ends it', () => {
    expect(() =>
      read(`${begun + event({ error: { code: 502, message: 'bad' }, delta: { content: '' } })}data: [DONE]\n\n`, size),
    ).toThrow()
  })
})
