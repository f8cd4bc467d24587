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
const body = fc.record(
  {
    model: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('llasa', 'llasa-nano') }, oddity),
    messages: fc.oneof({ weight: 5, arbitrary: fc.array(message, { maxLength: 4 }) }, oddity),
    stream: fc.oneof(fc.boolean(), oddity),
    temperature: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), oddity),
    max_tokens: fc.oneof(fc.integer({ min: 1, max: 1_000_001 }), oddity),
    max_completion_tokens: fc.oneof(fc.integer({ min: 0, max: 1000 }), oddity),
    user: fc.oneof(text, oddity),
    llasa: oddity,
    store: oddity,
  },
  { requiredKeys: ['model', 'messages'] },
)
const sparse = fc.tuple(
  body,
  fc.subarray(['stream', 'temperature', 'max_tokens', 'max_completion_tokens', 'user', 'llasa', 'store']),
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
    for (const other of [{ llasa: {} }, { tools: [] }, { temperature: null }, { n: 2 }, JSON.parse('{"__proto__": 1}')])
      expect(plainChat(Object.assign(Object.create(null), { model: 'llasa', messages }, other))).toBeNull()
  })
})
