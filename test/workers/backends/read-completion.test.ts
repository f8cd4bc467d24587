import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChatCompletion } from '../../../shared/chat.ts'
import { readCompletion } from '../../../workers/backends/read-completion.ts'

const usage = fc.oneof(
  fc.record({ prompt_tokens: fc.nat(), completion_tokens: fc.nat(), total_tokens: fc.nat() }),
  fc.record(
    { prompt_tokens: fc.nat(), completion_tokens: fc.nat(), total_tokens: fc.nat(), prompt_tokens_details: fc.jsonValue() },
    { requiredKeys: [] },
  ),
  fc.constantFrom(null, undefined, 7),
)
const choice = fc.record(
  {
    index: fc.nat(),
    finish_reason: fc.constantFrom('stop', 'length', null, undefined, 4),
    message: fc.oneof(
      fc.record({ role: fc.constant('assistant'), content: fc.oneof(fc.string(), fc.constantFrom(null, undefined, 3)) }),
      fc.record({ content: fc.constantFrom('a', null), tool_calls: fc.constantFrom(null, [], [{ id: 'x' }]) }),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: ['message'] },
)
const answer = fc.record(
  {
    id: fc.oneof(fc.string(), fc.constant(1)),
    created: fc.oneof({ weight: 5, arbitrary: fc.nat() }, fc.constant('now')),
    model: fc.string(),
    choices: fc.oneof({ weight: 9, arbitrary: fc.array(choice, { maxLength: 2 }) }, fc.jsonValue()),
    usage,
    timings: fc.jsonValue(),
  },
  { requiredKeys: ['id', 'created', 'model'] },
)

describe("a backend's complete answer", () => {
  it('is read as its schema reads it, where that takes it; what other servers write otherwise becomes what it takes', () => {
    const outcome = (read: () => unknown) => {
      try {
        return read()
      } catch {
        return 'refused'
      }
    }
    const answers = new Set<unknown>()
    fc.assert(
      fc.property(answer, (sent) => {
        const value: unknown = JSON.parse(JSON.stringify(sent))
        const read = outcome(() => readCompletion(value))
        const { success, data } = ChatCompletion.safeParse(value)
        if (success) expect(read).toEqual(data)
        else if (read !== 'refused') expect(ChatCompletion.safeParse(read).success).toBe(true)
        answers.add(read === 'refused' ? read : 'read')
      }),
      { numRuns: 10_000, seed: 1 },
    )
    expect(answers.size).toBe(2)
  })

  const whole = {
    id: 'a',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Two litres.' } }],
    usage: { prompt_tokens: 4, completion_tokens: 3, total_tokens: 7 },
  }
  const parts = [
    { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
    { type: 'text', text: 'Two ' },
    { type: 'text', text: 'litres.' },
  ]

  it.each([
    ['without id, time and model', { id: null, created: null, model: null }],
    ['with content in parts', { choices: [{ finish_reason: 'stop', message: { content: parts } }] }],
    ['with a cost of nulls', { usage: { prompt_tokens: null, completion_tokens: null, total_tokens: null } }],
  ])('is read %s', (_, more) => {
    expect(readCompletion({ ...whole, ...more }).choices[0]?.message.content).toBe('Two litres.')
  })

  it('is none where it ended in an error', () => {
    const choices = [{ finish_reason: 'error', message: { content: 'Two' } }]
    expect(() => readCompletion({ ...whole, choices })).toThrow()
  })

  it('is read with a cost that nobody summed, and with arguments of a call that are no text', () => {
    expect(readCompletion({ ...whole, usage: { prompt_tokens: 4, completion_tokens: 3 } }).usage?.total_tokens).toBe(7)
    const call = { id: 'c', index: 0, function: { name: 'orders', arguments: { open: true } } }
    const { choices } = readCompletion({ ...whole, choices: [{ finish_reason: 'tool_calls', message: { tool_calls: [call] } }] })
    expect(choices[0]?.message.tool_calls?.[0]?.function.arguments).toBe('{"open":true}')
  })
})
