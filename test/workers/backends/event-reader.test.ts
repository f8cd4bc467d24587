import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sseEvent } from '../../../shared/sse.ts'
import { EventReader } from '../../../workers/backends/event-reader.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (out: Uint8Array) => new TextDecoder().decode(out)
const chunk = (content: string) => sseEvent({ id: 'a', choices: [{ index: 0, delta: { content } }] })
const codeOf = (run: () => unknown) => {
  try {
    run()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a stream read', () => {
  it('leaves as it came, in whole events, however it is cut to pieces', () => {
    const whole = `${chunk('Grüße')}: keep-alive\n\n${chunk(' an alle')}data: [DONE]\n\n`
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (cuts) => {
        const reader = new EventReader()
        const all = bytes(whole)
        let [from, out, content] = [0, '', '']
        for (const cut of [...cuts, all.length]) {
          const batch = reader.push(all.subarray(from, from + cut))
          out += text(batch.bytes)
          content += batch.chunks.map(({ choices }) => choices[0]?.delta?.content ?? '').join('')
          from += cut
        }
        expect([out, content]).toEqual([whole, 'Grüße an alle'])
        expect(() => reader.end()).not.toThrow()
      }),
    )
  })

  it('lets the good events before a bad one leave, and then says what is wrong', () => {
    const reader = new EventReader()
    const batch = reader.push(bytes(`${chunk('It ')}data: {"error": {"message": "10.0.0.7", "code": "queue_full"}}\n\n`))
    expect(text(batch.bytes)).toBe(chunk('It '))
    expect(codeOf(() => reader.push(bytes(chunk('costs'))))).toBe('overloaded')
  })

  it.each([
    ['HTML', '<h1>It works</h1>\n\n'],
    ['half JSON', 'data: {"choices": [\n\n'],
    ['JSON that is no chunk', 'data: {"a": 1}\n\n'],
    ['null', 'data: null\n\n'],
    ['an event without end', `data: "${'x'.repeat(300_000)}`],
  ])('is refused when it is %s', (_name, garbage) => {
    expect(codeOf(() => new EventReader().push(bytes(garbage)))).toBe('backend_failed')
  })

  it('may not end before its end', () => {
    const reader = new EventReader()
    reader.push(bytes(chunk('It ')))
    expect(codeOf(() => reader.end())).toBe('backend_failed')
  })
})
