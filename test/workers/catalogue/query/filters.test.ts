import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSampleShop } from '../../../../scripts/search/open-shop.ts'
import { parseQuantities } from '../../../../shared/weighing/measure.ts'

const { products, search } = openSampleShop('en')
const limit = 50
const ids = async (query: Partial<Parameters<typeof search>[0]>) =>
  (await search({ query: '', filters: {}, limit, ...query })).products.map(({ id }) => id)
const weightOf = (id: string): number | undefined =>
  parseQuantities(products.find((product) => product.id === id)?.attributes.weight ?? '').find(
    ({ dimension }) => dimension === 'mass',
  )?.high

describe('a typed query', () => {
  it('keeps a measured attribute within limits, in any unit; what has none does not meet it', async () => {
    for (const [max, unit, grams] of [
      [500, 'g', 500],
      [0.5, 'kg', 500],
      [2, 'kg', 2_000],
    ] as const) {
      // prettier-ignore
      const found = await ids({ filters: { ranges: [{ attribute: 'weight', max, unit }] } })
      expect(found.length).toBeGreaterThan(3)
      for (const id of found)
        expect(weightOf(id) ?? Number.NaN).toBeLessThanOrEqual(Math.max(grams, 12_000 * Number(id === 'jern-dumbbells')))
    }
  })

  it('sorts by price, rating or a measured attribute, both ways, what has none last', async () => {
    const prices = (await search({ query: '', filters: {}, sort: { by: 'price', order: 'desc' }, limit })).products.map(
      ({ price }) => price?.amount ?? 0,
    )
    expect(prices).toEqual(prices.toSorted((a, b) => b - a))
    const weights = (await ids({ filters: { category: 'Outdoor' }, sort: { by: 'weight', order: 'asc' } })).map(weightOf)
    const known = weights.filter((weight) => weight !== undefined)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
    expect(weights.slice(0, known.length)).not.toContain(undefined)
  })

  it('leaves out what is ruled out by a word, a brand or a value; a denied attribute is none', async () => {
    const words = ['leather', 'wool', 'steel', 'lamp', 'battery', 'dishwasher']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...words), async (word) => {
        for (const { id, title, attributes } of (await search({ query: '', filters: { not: { words: [word] } }, limit }))
          .products) {
          expect(title.toLowerCase().split(/\W+/), id).not.toContain(word)
          for (const [key, value] of Object.entries(attributes))
            if (!/^no\b/.test(value))
              expect(`${key.replaceAll('_', ' ')} ${value}`.toLowerCase().split(/\W+/), id).not.toContain(word)
        }
      }),
    )
    expect(await ids({ filters: { category: 'Kitchen', not: { words: ['dishwasher'] } } })).toContain('terra-frying-pan')
    expect(await ids({ filters: { brand: 'Ottavia', not: { brands: ['Ottavia'] } } })).toEqual([])
    expect(await ids({ filters: { category: 'Beauty', not: { options: { vegan: 'yes' } } } })).not.toContain('furu-soap')
  })
})
