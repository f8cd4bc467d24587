import { beforeAll, describe, expect, it } from 'vitest'
import { ask, backendSaw, forgetBackend, publicKey, publishShop, putKey, readStream, seed } from '../../support/edge.ts'

interface Completion {
  choices: { message: { content: string } }[]
  llasa?: { products: { id: string }[]; grounding: { violations: number } }
}

const plainKey = 'llasa_plain_groundedkey'
const quietKey = 'llasa_quiet_ofaquietshop'
const rulesKey = 'llasa_rules_ofashopwithrules'
const noShopKey = 'llasa_noshop_withoutcatalogue'
const contentOf = ({ choices }: Completion): string => choices[0]?.message.content ?? ''
const complete = async (text: string, more: object = {}, key = plainKey): Promise<Completion> =>
  (await ask(text, { ...more }, { key })).json()

const tools = [{ type: 'function', function: { name: 'search', parameters: { type: 'object', properties: {} } } }]

describe('a request without `llasa`', () => {
  beforeAll(async () => {
    await seed()
    await putKey(plainKey, 'sample-shop', ['public'], { plainRequests: 'grounded' })
    await putKey(quietKey, 'quiet-shop', ['public'], { plainRequests: 'grounded' })
    await putKey(rulesKey, 'rules-shop', ['public'], { plainRequests: 'grounded' })
    await putKey(noShopKey, 'no-shop', ['public'], { plainRequests: 'grounded' })
    const products = [{ id: 'mug', title: 'Blue Mug', attributes: {} }]
    const policies = { returns: 'Send it back within 30 days.' }
    // A shop without known questions: those that other tests publish would answer before the model.
    await publishShop('rules-shop', { version: '1', locale: 'en', products, policies }, {})
    await publishShop('quiet-shop', { version: '1', locale: 'en', products, policies }, { plainRequests: 'as-sent' })
  })

  it('is answered from the catalogue of the shop, with cards and receipt', async () => {
    const completion = await complete('What does the blue mug cost?')
    expect(contentOf(completion)).toContain('€12.50')
    expect(completion.llasa).toMatchObject({ products: [{ id: 'mug' }], grounding: { violations: 0 } })
  })

  it('brings the model the policies of the shop, to point at', async () => {
    await forgetBackend()
    await complete('Compose a rhyme on how to return things', {}, rulesKey)
    expect((await backendSaw()).requests[0]?.body.messages.at(-1)?.content).toContain('{{shop.returns}}')
  })

  it('is held to the records, complete and streamed', async () => {
    const completion = await complete('Write about the blue mug !lie now')
    expect(contentOf(completion)).not.toMatch(/1\.99|70|\{\{/)
    expect(completion.llasa?.grounding.violations).toBeGreaterThan(0)
    const { text } = await readStream(await ask('Tell a story of the blue mug !lie now', { stream: true }, { key: plainKey }))
    expect(text).not.toMatch(/1\.99|\{\{/)
  })

  it('asks the model as one with `retrieve` does, so that both share one answer', async () => {
    await forgetBackend()
    await complete('Compose a rhyme on the blue mug')
    const completion = await ask('Compose a rhyme on the blue mug', { llasa: { retrieve: true } }, { key: plainKey })
    await completion.text()
    const [first, ...others] = (await backendSaw()).requests
    expect(first?.body.messages.at(-1)?.content).toContain('{{1.title}} Blue Mug')
    expect(completion.headers.get('cache-status')).toMatch(/^LLaSA; hit/)
    expect(others).toHaveLength(0)
  })

  it('with tools keeps what they say, and still shows no braces', async () => {
    const messages = [
      { role: 'user', content: 'And the other one? !lie now' },
      { role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'search', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c', content: 'It costs $1.99' },
    ]
    const completion = contentOf(await complete('', { messages, tools }))
    expect(completion).toContain('$1.99')
    expect(completion).not.toContain('{{')
  })

  it('passes as sent where its key, its shop or itself says so, and where there is no catalogue', async () => {
    for (const [key, more] of [
      [publicKey, {}],
      [quietKey, {}],
      [noShopKey, {}],
      [plainKey, { llasa: { retrieve: false } }],
    ] as const) {
      const completion = await complete('Write about the blue mug, as it is', more, key)
      expect(contentOf(completion)).toBe('It costs {{1.price}}.')
      expect(completion.llasa).toBeUndefined()
    }
  })
})
