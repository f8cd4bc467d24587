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
  it('is read as its schema reads it, or refused as there', () => {
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
        expect(read).toEqual(outcome(() => ChatCompletion.parse(value)))
        answers.add(read === 'refused' ? read : 'read')
      }),
      { numRuns: 10_000, seed: 1 },
    )
    expect(answers.size).toBe(2)
  })
})
