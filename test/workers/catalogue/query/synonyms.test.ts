import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aliasesIn, openSampleShop, openShop } from '../../../../scripts/search/open-shop.ts'
import { Product } from '../../../../shared/product.ts'
import { readSynonyms } from '../../../../workers/catalogue/query/synonyms.ts'

const aliasesOf = aliasesIn('en')
const product = (title: string, category: string) => Product.parse({ id: 'x', title, category })

describe('other words for things', () => {
  it.each([
    ['Ridge Backpack', 'Outdoor', 'rucksack'],
    ['Pulse Headphones', 'Electronics', 'earphone'],
    ['Wool Sweater', 'Fashion', 'jumper'],
    ['Terra Frying Pan', 'Kitchen', 'skillet'],
  ])('%s (%s) is a %s as well', (title, category, word) => {
    expect(aliasesOf(product(title, category)).map((alias) => alias.word)).toContain(word)
  })

  it('are of the sense that the product has: a coffee grinder is no sandwich', () => {
    expect(aliasesOf(product('Coffee Grinder', 'Kitchen')).map(({ word }) => word)).not.toContain('submarine')
  })

  it('find what is called so elsewhere, and count less than its own name', async () => {
    const { search } = openSampleShop('en')
    expect((await search({ query: 'rucksack', filters: {}, limit: 5 })).products[0]?.id).toBe('ridge-45-backpack')
    const shop = openShop(
      [
        { ...product('Rucksack', 'Bags'), id: 'named' },
        { ...product('Backpack', 'Bags'), id: 'alias' },
      ],
      'en',
    )
    expect((await shop.search({ query: 'rucksack', filters: {}, limit: 5 })).products[0]?.id).toBe('named')
  })

  it('come from a table whose every line is a word, its synonyms and its kinds', () => {
    const bytes = new Uint8Array(readFileSync('workers/catalogue/publish/synonyms-v1.bin'))
    const lines = new TextDecoder().decode(bytes).split('\n').filter(Boolean)
    expect(lines.length).toBeGreaterThan(10_000)
    for (const line of lines) expect(line).toMatch(/^[a-z]+(?: [a-z]+)?\t[a-z ]*\t[a-z ]*$/)
    expect(readSynonyms(bytes.buffer)('nothing of the kind')).toBeNull()
  })
})

describe("a shop's own synonyms", () => {
  const cases = [
    ['each other, whichever of them a title has', [{ words: ['kicks', 'sneakers'] }], 'White Sneakers', 'kicks'],
    ['by one word of several', [{ words: ['woolly hat', 'beanie'] }], 'Grey Beanie', 'woolly hat'],
    ['by several words in a row', [{ words: ['thermos'], means: ['vacuum flask'] }], 'Vacuum Flask 1 l', 'thermos'],
  ] as const
  it.each(cases)('find %s', async (_name, synonyms, title, query) => {
    const products = [
      { ...product(title, 'Things'), id: 'meant' },
      { ...product('Wooden Table', 'Furniture'), id: 'other' },
    ]
    const search = (own: Parameters<typeof openShop>[2]) => openShop(products, 'de', own).search({ query, filters: {}, limit: 5 })
    expect((await search([])).match).not.toBe('found')
    const { products: found, match } = await search(synonyms.map((each) => ({ ...each, words: [...each.words] })) as never)
    expect([match, found.map(({ id }) => id)]).toEqual(['found', ['meant']])
  })

  it('of one way do not go the other way', async () => {
    const shop = openShop([product('Thermos Cup', 'Kitchen')], 'en', [{ words: ['thermos'], means: ['vacuum flask'] }])
    expect((await shop.search({ query: 'vacuum flask', filters: {}, limit: 5 })).match).not.toBe('found')
  })
})

describe('a shop whose words are written together', () => {
  const { search } = openSampleShop('de')
  it.each([
    ['Jacke', 'regn-rain-jacket'],
    ['Lampe', 'glod-floor-lamp'],
    ['Flasche', 'brook-bottle'],
    ['jacket', 'regn-rain-jacket'],
  ])('has what a compound ends with: %s', async (query, id) => {
    const { products, match } = await search({ query, filters: {}, limit: 5 })
    expect([match, products.map((product) => product.id)]).toEqual(['found', expect.arrayContaining([id])])
  })
})

describe('a category', () => {
  it.each(['clothing', 'clothes', 'item of clothing'])('goes by its other names: %s', async (query) => {
    const { products } = await openSampleShop('en').search({ query, filters: {}, limit: 10 })
    expect(new Set(products.map(({ category }) => category))).toEqual(new Set(['Fashion']))
    expect(products.length).toBeGreaterThan(6)
  })
})
