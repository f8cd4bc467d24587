import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChatBody } from '../../shared/chat-habits.ts'
import { plainChat } from '../../shared/plain-chat.ts'

const oddity = fc.oneof(
  fc.constantFrom(null, '', 0, -1, 1.5, 3, 1e7, Number.POSITIVE_INFINITY, true, 'auto', [], {}, 'x'.repeat(300)),
  fc.jsonValue(),
)
const text = fc.oneof(fc.string(), fc.constantFrom('', 'Which one?'))
const message = fc.oneof(
  { weight: 4, arbitrary: fc.record({ role: fc.constantFrom('system', 'developer', 'user', 'assistant'), content: text }) },
  fc.record(
    {
      role: fc.constantFrom('user', 'assistant', 'tool', 'robot'),
      content: fc.oneof(text, oddity),
      name: oddity,
      refusal: oddity,
    },
    { requiredKeys: ['role'] },
  ),
  oddity,
)
const llasa = fc.record(
  {
    locale: fc.oneof(
      fc.constantFrom('de', 'en-GB', 'xx-ZZ', 'e', 'de-1996'),
      fc.stringMatching(/^[a-z]{2}(-[A-Z]{2})?$/),
      oddity,
    ),
    products: fc.oneof(fc.array(fc.constantFrom('mug', 'ridge-45', ''), { maxLength: 3 }), oddity),
    retrieve: fc.oneof(fc.boolean(), oddity),
    sessionId: fc.oneof(fc.constantFrom('s-1', 'a b', ''), oddity),
    faq: fc.constantFrom('off', 'on'),
  },
  { requiredKeys: [] },
)
const body = fc.record(
  {
    model: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('llasa', 'llasa-nano') }, oddity),
    messages: fc.oneof({ weight: 5, arbitrary: fc.array(message, { maxLength: 4 }) }, oddity),
    stream: fc.oneof(fc.boolean(), oddity),
    temperature: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), oddity),
    max_tokens: fc.oneof(fc.integer({ min: 1, max: 1_000_001 }), oddity),
    max_completion_tokens: fc.oneof(fc.integer({ min: 0, max: 1000 }), oddity),
    user: fc.oneof(text, oddity),
    stream_options: fc.oneof(fc.record({ include_usage: fc.oneof(fc.boolean(), oddity) }), oddity),
    llasa: fc.oneof({ weight: 3, arbitrary: llasa }, oddity),
    store: oddity,
  },
  { requiredKeys: ['model', 'messages'] },
)
const sparse = fc.tuple(
  body,
  fc.subarray(['stream', 'temperature', 'max_tokens', 'max_completion_tokens', 'user', 'stream_options', 'llasa', 'store']),
)

describe('a plain request', () => {
  it('is what the schema makes of it', () => {
    let plain = 0
    fc.assert(
      fc.property(sparse, ([sent, dropped]) => {
        const value = Object.fromEntries(Object.entries(sent).filter(([name]) => !(dropped as string[]).includes(name)))
        const quick = plainChat(value)
        if (!quick) return
        plain++
        expect(ChatBody.parse(value)).toEqual(quick)
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(plain).toBeGreaterThan(200)
  })

  it('is one of a usual client', () => {
    const messages = [
      { role: 'system', content: 'You sell boots.' },
      { role: 'user', content: 'Which one?' },
    ]
    expect(plainChat({ model: 'llasa', messages, temperature: 0, stream: true, max_tokens: 50 })).not.toBeNull()
    const llasa = { products: ['mug'], retrieve: true, locale: 'de-AT', sessionId: 's1' }
    expect(plainChat({ model: 'llasa', messages, stream_options: { include_usage: true }, llasa })).not.toBeNull()
    for (const other of [
      { llasa: { task: 'auto' } },
      { tools: [] },
      { temperature: null },
      { n: 2 },
      JSON.parse('{"__proto__": 1}'),
    ])
      expect(plainChat(Object.assign(Object.create(null), { model: 'llasa', messages }, other))).toBeNull()
  })
})
