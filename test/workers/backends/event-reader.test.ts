import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SseReader, sseEvent } from '../../../shared/sse.ts'
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

  const recorded = (name: string) => readFileSync(`test/fixtures/streams/${name}.sse`, 'utf8')
  const readAll = (stream: string, pieceBytes: number) => {
    const reader = new EventReader()
    const all = bytes(stream)
    const batches = []
    for (let at = 0; at < all.length; at += pieceBytes) batches.push(reader.push(all.subarray(at, at + pieceBytes)))
    reader.end()
    return {
      content: batches.flatMap(({ chunks }) => chunks.map(({ choices }) => choices[0]?.delta?.content ?? '')).join(''),
      usage: batches.flatMap(({ chunks }) => chunks.flatMap(({ usage }) => usage ?? [])),
      left: batches.map((batch) => text(batch.bytes)).join(''),
    }
  }

  it.each(['32-data-without-a-space', '32-other-fields'])('is the same in whatever form the format allows: %s', (name) => {
    fc.assert(
      fc.property(fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 60 }), (newline, pieceBytes) => {
        const { content, left } = readAll(recorded(name).replaceAll('\n', newline), pieceBytes)
        expect(content).toBe('Größe 44 – 好 🏕')
        expect(new SseReader().push(left)).toEqual(new SseReader().push(recorded(name)))
      }),
    )
  })

  it('takes what it cost in a frame without choices, wherever it comes, and hands it on as clients expect it', () => {
    const [first = '', ...others] = recorded('34-usage-without-choices-at-the-end').trim().split('\n\n')
    const cost = others.splice(-2, 1)[0] ?? ''
    fc.assert(
      fc.property(fc.nat(others.length), fc.constantFrom('', '"choices": null, ', '"choices": [], '), (at, choices) => {
        const frames = [first, ...others].toSpliced(at, 0, cost.replace('"usage"', `${choices}"usage"`))
        const { content, usage, left } = readAll(`${frames.join('\n\n')}\n\n`, 50)
        expect([content, usage]).toEqual(['Größe 44 – 好 🏕', [{ prompt_tokens: 4, completion_tokens: 2, total_tokens: 6 }]])
        const data = new SseReader().push(left).filter((each) => each !== '[DONE]')
        expect(data.every((each) => Array.isArray((JSON.parse(each) as { choices: unknown }).choices))).toBe(true)
      }),
    )
  })

  it('passes over fields that the format does not know, an empty event, and a time to wait that is none', () => {
    const stream = `retry: soon\nx-trace: 1\n${chunk('It ')}data:\n\n${chunk('costs')}data: [DONE] \n\n`
    expect(readAll(stream, 40).content).toBe('It costs')
  })

  it('takes a sign of life written as data for one, and hands it on as a comment', () => {
    for (const sign of ['data: : keepalive\n\n', 'event: ping\ndata: {"type": "ping"}\n\n']) {
      const { content, left } = readAll(`${chunk('It ')}${sign}${chunk('costs')}data: [DONE]\n\n`, 40)
      expect([content, new SseReader().push(left).length]).toEqual(['It costs', 3])
    }
  })

  it('is over with its end mark, though the empty line after it is missing', () => {
    for (const mark of ['data: [DONE]', 'data:[DONE]\n']) {
      const reader = new EventReader()
      const first = reader.push(bytes(`${chunk('It ')}${mark}`))
      const last = reader.end()
      expect([first.isDone, last?.isDone, new SseReader().push(text(last?.bytes ?? bytes('')))]).toEqual([
        false,
        true,
        ['[DONE]'],
      ])
    }
  })

  it('has events that come together and differ in their text only as one, and says how many they were', () => {
    const words = ['It ', 'costs ', 'a ', 'lot "today"', 'and ', 'less']
    const stream = `${words.map(chunk).join('')}\n${chunk('.')}\n\n\ndata: [DONE]\n\n`
    const batch = new EventReader().push(bytes(stream))
    expect(batch.chunks.map(({ choices }) => choices[0]?.delta?.content).join('')).toBe(`${words.join('')}.`)
    expect([batch.events, text(batch.bytes)]).toEqual([7, stream])
    expect(new EventReader().push(bytes(words.slice(0, 3).map(chunk).join(''))).chunks).toHaveLength(2)
  })

  it('may not end before its end', () => {
    const reader = new EventReader()
    reader.push(bytes(chunk('It ')))
    expect(codeOf(() => reader.end())).toBe('backend_failed')
  })

  const finish = sseEvent({ id: 'a', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
  /** Of an endpoint that does not promise the end mark. */
  const readToEnd = (stream: string, size = 7) => {
    const reader = new EventReader({ hasMark: false })
    const all = bytes(stream)
    let [content, left] = ['', '']
    const take = (batch: ReturnType<EventReader['end']>) => {
      content += batch?.chunks.map(({ choices }) => choices[0]?.delta?.content ?? '').join('') ?? ''
      left += batch ? text(batch.bytes) : ''
      return batch?.isDone
    }
    let isDone: boolean | undefined = false
    for (let at = 0; at < all.length; at += size) isDone = take(reader.push(all.subarray(at, at + size)))
    isDone = take(reader.end()) ?? isDone
    return { content, events: new SseReader().push(left), isDone }
  }

  it.each([
    ['never sends the end mark', `${chunk('It costs')}${finish}`],
    ['ends without the empty line of its last event', `${chunk('It costs')}${finish.trimEnd()}`],
    ['writes the end mark as a line of its own', `${chunk('It costs')}${finish}[DONE]\n\n`],
    ['begins with a byte order mark', `\ufeff${chunk('It costs')}${finish}data: [DONE]\n\n`],
    ['begins with no choices', `data: {"id":"a","choices":null}\n\n${chunk('It costs')}${finish}data: [DONE]\n\n`],
    ['sends empty signs of life', `event: ping\ndata: {}\n\n${chunk('It costs')}data: ping\n\n${finish}data: [DONE]\n\n`],
    [
      'writes its content in parts',
      `${sseEvent({ choices: [{ delta: { content: [{ type: 'text', text: 'It costs' }] } }] })}${finish}data: [DONE]\n\n`,
    ],
  ])('is read to its end where it %s', (_, stream) => {
    const { content, events, isDone } = readToEnd(stream)
    expect([content, isDone, events.at(-1)]).toEqual(['It costs', true, '[DONE]'])
    for (const event of events.slice(0, -1)) expect(JSON.parse(event)).toHaveProperty('choices')
  })

  it.each([
    ['no reason to finish', chunk('It costs')],
    ['an empty one', sseEvent({ choices: [{ delta: { content: 'It' }, finish_reason: '' }] })],
    ['an error for its reason', sseEvent({ choices: [{ delta: {}, finish_reason: 'error' }] })],
    ['half an event behind it', `${finish}data: {"choices": [`],
  ])('may not end with %s', (_, stream) => {
    expect(codeOf(() => readToEnd(stream))).toBe('backend_failed')
  })
})
