import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicKey, seed, send } from '../support/edge.ts'

beforeAll(seed)

const bodiesCount = 10_000
const anything = fc.jsonValue({ maxDepth: 3 })

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
const message = fc.record({ role: fc.constantFrom('user', 'system', 'assistant', 'developer'), content: text })
const price = fc.record({ amount: fc.nat(), currency: fc.constant('EUR') })
const product = fc.record(
  { id: fc.constantFrom('a', 'b'), title: text, price, attributes: fc.dictionary(fc.constantFrom('color', 'size'), text) },
  { requiredKeys: ['id', 'title'] },
)
const right = fc.record(
  {
    model: fc.constantFrom('llasa', 'llasa-nano', 'llasa-large'),
    messages: fc.array(message, { maxLength: 3 }).map((before) => [...before, { role: 'user', content: 'hello' }]),
    stream: fc.boolean(),
    temperature: fc.double({ min: 0, max: 2, noNaN: true }),
    top_p: fc.double({ min: 0.1, max: 1, noNaN: true }),
    max_tokens: fc.integer({ min: 1, max: 500 }),
    stop: text,
    seed: fc.integer(),
    n: fc.constant(1),
    response_format: fc.constantFrom({ type: 'text' }, { type: 'json_object' }),
    user: text,
    llasa: fc.record(
      {
        locale: fc.oneof(
          fc.constantFrom('en', 'de', 'de-AT', 'zh-Hant-TW'),
          fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/),
        ),
        task: fc.constantFrom('auto', 'ranking', 'retrieval', 'named_entity_recognition'),
        products: fc.array(fc.oneof(fc.constant('mug'), product), { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['model', 'messages'] },
)
const fields = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'max_tokens',
  'stop',
  'seed',
  'n',
  'response_format',
  'tools',
  'tool_choice',
  'metadata',
  'llasa',
  'extra',
  '__proto__',
]
/** Right but for one field, which is anything at all. */
const nearlyRight = fc
  .tuple(right, fc.constantFrom(...fields), anything)
  .map(([chat, name, value]) => ({ ...chat, [name]: value }))
const badMessage = fc.tuple(right, anything).map(([chat, value]) => ({ ...chat, messages: [...chat.messages, value] }))
const badProduct = fc.tuple(right, anything).map(([chat, value]) => ({ ...chat, llasa: { products: [value] } }))
const body = fc.oneof(
  { weight: 2, arbitrary: right.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: fc.oneof(nearlyRight, badMessage, badProduct).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: anything.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: right.map((value) => JSON.stringify(value).slice(0, -5)) },
)

describe('ten thousand bodies, right, nearly right and nonsense', () => {
  it('never yield a 5xx or a hang, and every refusal is OpenAI’s error object', { timeout: 300_000 }, async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(body, async (raw) => {
        const response = await send('/v1/chat/completions', raw, { key: publicKey })
        const answer = await response.text()
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
        expect(response.status).toBeLessThan(500)
        if (response.status !== 200)
          expect(JSON.parse(answer)).toMatchObject({
            error: { message: expect.any(String), type: expect.any(String), code: expect.any(String) },
          })
      }),
      { numRuns: bodiesCount, endOnFailure: true },
    )
    // A fuzzer that is refused at the door tests the door only.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(bodiesCount / 100)
    expect([...statuses.keys()].every((status) => [200, 400, 404].includes(status))).toBe(true)
  })
})
