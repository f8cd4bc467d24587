import { describe, expect, it } from 'vitest'
import { openSampleShop, openShop } from '../../../../scripts/search/open-shop.ts'
import type { Product } from '../../../../shared/product.ts'
import { type Conversation, retrieve, type SearchProducts } from '../../../../workers/catalogue/query/retrieve.ts'

const { products, byId, search: searchShop } = openSampleShop('en')
let searches = 0
const search: SearchProducts = (query) => {
  searches++
  return searchShop(query)
}
const idsOf = async (conversation: Conversation): Promise<string[]> =>
  (await retrieve(conversation, search, { limit: 5 })).products.map(({ id }) => id)
const turn = (text: string, answer = '') => ({ text, answer })
const shown = (id: string): Product[] => [byId.get(id) as Product]
const words = (key: string): string => key.replaceAll('_', ' ')

describe('a price limit that nothing meant keeps', () => {
  it.each([
    ['coffee grinder under 80 euros', 'grano-grinder'],
    ['gift for a coffee lover under 100 euros', 'grano-grinder'],
    ['rug for at most 100 euros', 'vev-rug'],
  ])('finds what is meant and costs more, not other goods within it: %s', async (text, id) => {
    const { products, match } = await retrieve({ turns: [turn(text)], inView: [] }, search, { limit: 5, currency: 'EUR' })
    expect([products[0]?.id, match]).toEqual([id, 'found'])
  })

  it.each([
    ['headphones under 100 euros', ['pip-earbuds', 'pulse-headphones']],
    ['Zelt unter 100 Euro', ['lull-hammock', 'tarn-2-tent']],
  ])('comes after what is alike and keeps the limit: %s', async (text, ids) => {
    const { products, match } = await retrieve({ turns: [turn(text)], inView: [] }, search, { limit: 5, currency: 'EUR' })
    expect(products.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    expect([products[0]?.id, match]).toEqual([ids[0], 'near'])
  })

  it('is kept where a caller gave it', async () => {
    const filters = { priceMax: 8_000 }
    const { products } = await retrieve({ turns: [turn('coffee grinder')], inView: [] }, search, { limit: 5, filters })
    expect(products.every(({ price }) => price && price.amount <= filters.priceMax)).toBe(true)
  })
})

it('what an answer spoke of is in view, though the turn before it names nothing by itself', async () => {
  const turns = [
    turn('which headphones last longest on one charge', 'Klangwerk Pulse Headphones – battery life: 38 hours.'),
    turn('are they waterproof?'),
  ]
  expect(await idsOf({ turns, inView: [] })).toEqual(['pulse-headphones'])
})

describe('a turn that refers', () => {
  const questions = (key: string, value: string): string[] => [
    `What is its ${words(key)}?`,
    `What ${words(key)} does it have?`,
    `Is it ${value}?`,
    `And in ${value}?`,
    `How about the ${words(key)}?`,
    'How much does it weigh?',
    'Is it waterproof?',
    'Can I put it in the dishwasher?',
    'How long does the battery last?',
    'What do they cost?',
    'Is that one any good?',
    'waterproof?',
  ]

  it('is about the product in view, whatever other products its words fit: every product with every attribute of every other', async () => {
    let searchesOfPointing = 0
    for (const inView of products)
      for (const other of products)
        for (const [key, value] of Object.entries(other.attributes))
          for (const [at, question] of questions(key, value).slice(0, 5).entries()) {
            searches = 0
            expect(await idsOf({ turns: [turn(question)], inView: [inView] }), `${inView.id}: ${question}`).toEqual([inView.id])
            // "The max load" may be a product's name, which only the catalogue can tell; what points needs no look.
            if (at < 4) searchesOfPointing += searches
          }
    for (const inView of products)
      for (const question of questions('weight', 'red').slice(5))
        expect(await idsOf({ turns: [turn(question)], inView: [inView] }), `${inView.id}: ${question}`).toEqual([inView.id])
    expect(searchesOfPointing).toBe(0)
  })

  it('finds its product in the conversation where the caller names none in view', async () => {
    for (const product of products) {
      const first = turn(`Tell me about the ${product.title}`)
      for (const other of products.slice(0, 8)) {
        const before = turn(`Do you have the ${other.title}?`, `The ${other.title} is what I found.`)
        for (const question of ['How much does it weigh?', 'Is it waterproof?', 'And in black?']) {
          const turns = [before, { ...first, answer: `Here is the ${product.title}.` }, turn(question)]
          expect(await idsOf({ turns, inView: [] }), `${product.id} after ${other.id}: ${question}`).toEqual([product.id])
        }
      }
    }
  })

  it.each([
    ['a tent', 'tarn-2-tent', 'How much does it weigh?'],
    ['a frying pan', 'terra-frying-pan', 'Is it dishwasher safe?'],
    ['a headlamp', 'glimt-headlamp', 'Is it waterproof?'],
    ['a rain jacket', 'regn-rain-jacket', 'And in black?'],
    ['a sleeping bag', 'vidda-sleeping-bag', 'How warm is it?'],
    ['a sleeping bag', 'vidda-sleeping-bag', 'is it in stock?'],
    ['a tent', 'tarn-2-tent', '¿Cuánto pesa?'],
    ['a tent', 'tarn-2-tent', 'Est-elle imperméable ?'],
    ['a tent', 'tarn-2-tent', 'Wie schwer ist es?'],
    ['a tent', 'tarn-2-tent', 'Und die Garantie?'],
  ])('%s, then: %s %s', async (before, id, question) => {
    expect((await idsOf({ turns: [turn(before), turn(question)], inView: shown(id) }))[0]).toBe(id)
    expect((await idsOf({ turns: [turn(before), turn(question)], inView: [] }))[0]).toBe(id)
  })
})

describe('a turn that goes on to something else', () => {
  it.each([
    ['tarn-2-tent', 'ok, and what about a sleeping bag?', 'vidda-sleeping-bag'],
    ['tarn-2-tent', 'Do you have headlamps?', 'glimt-headlamp'],
    ['tarn-2-tent', 'I also need a sleeping bag, how warm is it?', 'vidda-sleeping-bag'],
    ['klatre-chalk-bag', 'how much is the sleeping bag?', 'vidda-sleeping-bag'],
    ['terra-frying-pan', 'kettle', 'kupa-kettle'],
  ])('with %s in view: %s', async (view, text, id) => {
    expect((await idsOf({ turns: [turn(text)], inView: shown(view) }))[0]).toBe(id)
  })

  it('says that there is none where it brings in what the shop has not', async () => {
    expect(
      await retrieve({ turns: [turn('do you have submarines?')], inView: shown('tarn-2-tent') }, search, { limit: 5 }),
    ).toEqual({
      products: [],
      found: 0,
      match: 'none',
    })
  })

  it('holds what is in view against another product that it names', async () => {
    const ids = await idsOf({ turns: [turn('Is it lighter than the Lull Hammock?')], inView: shown('tarn-2-tent') })
    expect(ids).toEqual(['tarn-2-tent', 'lull-hammock'])
  })

  it('keeps the earlier request where it only adds a limit', async () => {
    const turns = [turn('headphones', 'These are what I found.'), turn('Something under 100 euros please')]
    for (const id of await idsOf({ turns, inView: shown('pulse-headphones') }))
      expect(byId.get(id)?.price?.amount).toBeLessThan(10_000)
  })

  it.each(products.filter(({ price }) => price).map((product) => [product.id, product] as const))(
    'finds cheaper ones of the category, never dearer: %s',
    async (id, product) => {
      const { products: found, found: count } = await retrieve(
        { turns: [turn('Do you have a cheaper one?')], inView: shown(id) },
        search,
        { limit: 5 },
      )
      if (count === null) return expect(found).toEqual([product])
      for (const each of found) {
        expect(each.price?.amount).toBeLessThan(product.price?.amount ?? 0)
        expect(each.category).toBe(product.category)
      }
    },
  )
})

describe('a product that is sold out', () => {
  const soldOut = products.filter(({ availability }) => availability?.available === false)
  it.each(soldOut.map(({ id }) => id))('brings others that can be had, after it: %s', async (id) => {
    const { products: found } = await retrieve({ turns: [turn('Is it in stock?')], inView: shown(id) }, search, { limit: 5 })
    expect(found[0]?.id).toBe(id)
    expect(found.length).toBeGreaterThan(1)
    for (const each of found.slice(1))
      expect(each).toMatchObject({ category: found[0]?.category, availability: { available: true } })
    expect(await idsOf({ turns: [turn('How heavy is it?')], inView: shown(id) })).toEqual([id])
  })
})

describe('what goes with a product, or in its place', () => {
  const related: Product[] = [
    {
      id: 'beans',
      title: 'Dark Coffee Beans',
      category: 'Groceries',
      attributes: {},
      related: [{ id: 'filter', type: 'complement' }],
    },
    { id: 'honey', title: 'Lime Honey', category: 'Groceries', attributes: {}, related: [{ id: 'jam', type: 'substitute' }] },
    { id: 'jam', title: 'Plum Jam', category: 'Spreads', attributes: {} },
    { id: 'tea', title: 'Green Tea', category: 'Groceries', attributes: {} },
    { id: 'filter', title: 'Paper Filter', category: 'Kitchen', attributes: {} },
  ]
  const store = openShop(related, 'en')
  const byId = async (ids: readonly string[]) => ids.flatMap((id) => store.byId.get(id) ?? [])
  const answerTo = async (text: string, id: string) =>
    (
      await retrieve({ turns: [turn(text)], inView: related.filter((each) => each.id === id) }, store.search, { limit: 3, byId })
    ).products.map((product) => product.id)

  it('is what the merchant relates', async () => {
    expect(await answerTo('What goes with it?', 'beans')).toEqual(['filter'])
    expect(await answerTo('Do you have something similar?', 'honey')).toEqual(['jam'])
  })

  it('is looked for where nothing is related, or more is asked than that', async () => {
    expect(await answerTo('What goes with it?', 'tea')).not.toContain('tea')
    expect(await answerTo('What tea goes with it?', 'beans')).toContain('tea')
  })
})
