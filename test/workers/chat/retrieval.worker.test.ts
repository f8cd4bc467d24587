import { beforeAll, describe, expect, it } from 'vitest'
import { SseReader } from '../../../shared/sse.ts'
import { ask, backendSaw, blueMug, forgetBackend, publishShop, readStream, seed } from '../../support/edge.ts'

interface Stated {
  choices: { message: { content: string } }[]
  llasa?: {
    products: { id: string; price?: { text: string } }[]
    grounding: { claims: { text: string; productId: string; ageSeconds: number }[]; violations: number; version: string }
    citations: { productId: string }[]
    suggestions: string[]
  }
}
// A locale of its own: isolates remember what others published for a while.
const shop = { locale: 'en-IE', retrieve: true, faq: 'off' }
const about = async (text: string, llasa: object = shop, more: object = {}): Promise<Stated> =>
  (await ask(text, { llasa, ...more })).json()

describe('a chat that looks things up', () => {
  beforeAll(async () => {
    await seed()
    await publishShop('sample-shop', {
      version: '3',
      locale: 'en-IE',
      products: [
        blueMug,
        {
          id: 'tent',
          title: 'Two Person Tent',
          price: { amount: 19_900, currency: 'EUR' },
          url: 'https://shop.example/tent',
          attributes: { weight: '2 kg' },
        },
      ],
      policies: { returns: 'Send it back within 30 days.' },
    })
    await publishShop(
      'sample-shop',
      {
        version: '4',
        locale: 'gd',
        products: [
          {
            id: 'old',
            title: 'Old Clock',
            price: { amount: 900, currency: 'EUR' },
            updatedAt: '2020-01-01T00:00:00Z',
            attributes: {},
          },
        ],
        policies: {},
      },
      { priceMaxAgeSeconds: 3_600 },
    )
  })

  it('finds what the question is about, and answers from its record, with a receipt', async () => {
    const { choices, llasa } = await about('What does the tent cost?')
    expect(choices[0]?.message.content).toBe('It costs €199.00.')
    expect(llasa).toMatchObject({
      products: [{ id: 'tent', price: { amount: 19_900, text: '€199.00' } }],
      grounding: {
        version: '3',
        violations: 0,
        claims: [{ text: '€199.00', productId: 'tent', field: 'price', source: 'catalogue' }],
      },
      citations: [{ productId: 'tent', title: 'Two Person Tent', url: 'https://shop.example/tent' }],
    })
    expect(llasa?.suggestions).toContain('What is the weight of the Two Person Tent?')
  })

  it('says itself what it found where only that was asked, without the model', async () => {
    await forgetBackend()
    const response = await ask('Do you have a tent?', { llasa: shop })
    expect(response.headers.get('cache-status')).toBe('LLaSA; hit; detail=found')
    expect((await response.json<Stated>()).choices[0]?.message.content).toMatch(
      /(This is what I found|I found this):\n- Two Person Tent: €199.00/,
    )
    const nothing = await about('Do you sell submarines?')
    expect(nothing.choices[0]?.message.content).toMatch(/nothing like that|do not have that/)
    expect((await backendSaw()).requests).toEqual([])
  })

  it('keeps limits that the shopper puts into words, and brings only what is meant beyond them', async () => {
    expect((await about('Show me a tent under €100')).llasa?.products.map(({ id }) => id)).toEqual(['tent'])
    expect((await about('Show me a submarine under €100'))?.llasa?.products).toEqual([])
    expect((await about('Show me a tent under €300'))?.llasa?.products.map(({ id }) => id)).toEqual(['tent'])
  })

  it('stays with the products in view when the question names none', async () => {
    const { llasa } = await about('And how much is it, then?', { ...shop, products: ['mug'] })
    expect(llasa?.products.map(({ id }) => id)).toEqual(['mug'])
  })

  it('goes back to what was asked before, when the last question says nothing to look for', async () => {
    const messages = [
      { role: 'user', content: 'Tell me about the tent of two persons' },
      { role: 'assistant', content: 'It is light.' },
      { role: 'user', content: 'What does it cost?' },
    ]
    const { llasa } = await about('', shop, { messages })
    expect(llasa?.products.map(({ id }) => id)).toEqual(['tent'])
  })

  it('finds both of two things named side by side', async () => {
    const { llasa } = await about('Which is cheaper, the blue mug or the two person tent?')
    expect(llasa?.products.map(({ id }) => id).sort()).toEqual(['mug', 'tent'])
  })

  it('tells no price that is older than the shop allows', async () => {
    const { choices } = await about('What does the clock cost?', { ...shop, locale: 'gd' })
    expect(choices[0]?.message.content).toBe('It costs please check the price in the shop.')
  })

  it('brings products on the first event of a stream and the receipt with its end; all else is plain OpenAI', async () => {
    const response = await ask('What does the tent cost, streamed?', { llasa: shop, stream: true })
    const { raw } = await readStream(response)
    const events = [...new SseReader().push(raw)].filter((data) => data !== '[DONE]').map((data) => JSON.parse(data))
    expect(events[0]).toMatchObject({ object: 'chat.completion.chunk', llasa: { products: [{ id: 'tent' }] } })
    const last = events.findLast((event) => event.choices[0]?.finish_reason)
    expect(last.llasa).toMatchObject({ grounding: { claims: [{ text: '€199.00' }] }, citations: [{ productId: 'tent' }] })
    for (const event of events.slice(1, -1)) if (event !== last) expect(event).not.toHaveProperty('llasa')
    expect(events.map((event) => event.choices[0]?.delta.content ?? '').join('')).toBe('It costs €199.00.')
  })

  it.each([false, true])(
    'lets no lie of the model out, keeps no answer that had one, and counts them (streamed: %s)',
    async (stream) => {
      const truth = 'The Blue Mug costs €12.50.'
      for (const _time of [1, 2]) {
        const response = await ask(`What of the mug? !lie ${stream}`, { llasa: { ...shop, products: ['mug'] }, stream })
        expect(response.headers.get('cache-status')).not.toContain('hit')
        const raw = await response.text()
        const reported = stream ? undefined : (JSON.parse(raw) as Stated)
        const text = stream ? (await readStream(new Response(raw))).text : reported?.choices[0]?.message.content
        expect(text?.startsWith(truth)).toBe(true)
        expect(text).toContain('It costs €12.50.')
        expect(text).not.toMatch(/1\.99|\b2\b|70/)
        expect(raw).toMatch(/"violations":[1-3]/)
      }
    },
  )

  it('leaves a plain chat as it was: no catalogue is read and nothing is added', async () => {
    expect(await about('A plain question to the model', { faq: 'off' })).not.toHaveProperty('llasa')
  })
})
