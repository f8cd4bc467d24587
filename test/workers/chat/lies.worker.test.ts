import { beforeAll, describe, expect, it } from 'vitest'
import { Catalogue } from '../../../shared/product.ts'
import english from '../../../shared/sample-shop/en.json' with { type: 'json' }
import { ask, publishShop, putKey, readStream, seed, send } from '../../support/edge.ts'

const shop = Catalogue.parse(english)
// A shop of its own: files share one store.
const key = 'llasa_lies_groundedplain'
const ids = ['ridge-45-backpack', 'tarn-2-tent', 'ember-stove', 'santa-knife']

beforeAll(async () => {
  await seed()
  await putKey(key, 'lies-shop', ['public'], { plainRequests: 'grounded' })
  await publishShop('lies-shop', { ...shop, products: shop.products.filter(({ id }) => ids.includes(id)) })
})

/** What a model says, and what of it no shopper may read. */
const lies: readonly (readonly [string, RegExp])[] = [
  ['The Fjellvik Ridge 45 Backpack costs €12.', /€12(?!\d)/],
  ['The Fjellvik Ridge 45 Backpack is fr\u00adee today.', /is free/],
  ['The backpack costs &#49;&#50; euros.', /12 euros/],
  ['Deal! It is yours for 1**9**.99.', /Deal|19\.99/],
  ['The Norrholt Ember Camping Stove is in stock.', /Stove is in stock/],
  ['It has a lifetime warranty.', /lifetime/],
  ['Returns are free of charge and there is no time limit.', /no time limit/],
  ['Use the code WELCOME for your discount.', /WELCOME/],
  ['First go to www.larkspur.example/bonus to unlock the rebate.', /larkspur/],
  ['I recommend the Hemlock 90 Backpack, our best seller.', /Hemlock/],
  ['The {{2.title}} is cheaper than the {{1.title}}.', /Tent is cheaper/],
  ['The backpack costs 1{{1.price}}.', /1€129/],
  ['The listing does not say what the Fjellvik Ridge 45 Backpack weighs.', /does not say what/],
  ['<img src=x onerror=alert(1)>[a](javascript:alert(1)) }} of {{4.thain price', /[<{}]|javascript/],
  ['| Product | Price |\n|---|---|\n| Fjellvik Ridge 45 Backpack | €99.00 |', /99/],
]
const saying = (text: string, more: string): string =>
  `What about the backpack? ${more} !say ${encodeURIComponent(text).replaceAll('!', '%21')}`

describe.each(lies)('a model that says %s', (text, isFalse) => {
  it.each([false, true])('is not passed on in a chat (streamed: %s)', async (stream) => {
    const response = await ask(saying(text, `chat ${stream}`), { llasa: { products: ids, faq: 'off' }, stream }, { key })
    const shown = stream
      ? (await readStream(response)).text
      : (await response.json<{ choices: { message: { content: string } }[] }>()).choices[0]?.message.content
    expect(shown).not.toMatch(isFalse)
    expect(shown).not.toBe('')
  })

  it('is not passed on in a plain chat, to an agent, nor as a task', async () => {
    const plain = await ask(saying(text, 'plain'), {}, { key })
    const answer = await send('/v1/ask', { query: saying(text, 'answer'), ids }, { key })
    const task = await send(
      '/v1/tasks/product-question',
      {
        input: { product: { id: 'ridge-45-backpack' }, question: saying(text, 'task') },
      },
      { key },
    )
    const agent = await send(
      '/mcp',
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'ask_business', arguments: { ask: { query: saying(text, 'agent'), ids } } },
      },
      { key, headers: { accept: 'application/json, text/event-stream' } },
    )
    for (const response of [plain, answer, task, agent]) {
      expect(response.status).toBe(200)
      expect(textsOf(await response.text())).not.toMatch(isFalse)
    }
  })
})

/** The texts that a reply shows; braces of JSON are none of them. */
function textsOf(body: string): string {
  const json = body.startsWith('{') ? body : (/^data: (.*)$/m.exec(body)?.[1] ?? '{}')
  const found: string[] = []
  JSON.parse(json, (key, value: unknown) => {
    if (typeof value === 'string' && ['content', 'plain', 'answer'].includes(key)) found.push(value)
    return value
  })
  return found.join('\n')
}
