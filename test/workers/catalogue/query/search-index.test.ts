import { describe, expect, it } from 'vitest'
import { openShop } from '../../../../scripts/search/open-shop.ts'
import { Product } from '../../../../shared/product.ts'
import { readConstraints } from '../../../../workers/catalogue/query/read-constraints.ts'

const products = [
  {
    id: 'ridge',
    title: 'Ridge Backpack',
    brand: 'Fjellvik',
    category: 'Outdoor > Packs',
    price: { amount: 12_900, currency: 'EUR' },
    availability: { available: true },
    attributes: { color: 'moss green' },
  },
  {
    id: 'tent',
    title: 'Two Person Tent',
    category: 'Outdoor > Tents',
    price: { amount: 24_900, currency: 'EUR' },
    availability: { available: false },
    attributes: {},
  },
  {
    id: 'tee-s',
    parent: 'tee',
    title: 'Merino T-Shirt',
    options: [{ name: 'Size', value: 'S' }],
    price: { amount: 5_900, currency: 'EUR' },
    attributes: {},
  },
  {
    id: 'tee-m',
    parent: 'tee',
    title: 'Merino T-Shirt',
    options: [{ name: 'Size', value: 'M' }],
    price: { amount: 6_900, currency: 'EUR' },
    attributes: {},
  },
  { id: 'gift', title: 'Café Crème Kaffeemühle', attributes: {} },
].map((product) => Product.parse(product))
const { search } = openShop(products, 'en')
/** What was meant; not what only comes closest. */
const find = async (query: string, filters = {}, limit = 10): Promise<string[]> => {
  const { products: found, match } = await search({ query, filters, limit })
  return match === 'found' ? found.map(({ id }) => id) : []
}

describe('searching a catalogue', () => {
  it.each([
    ['backpack', ['ridge']],
    ['Do you have any backpacks?', ['ridge']],
    ['bakcpack', ['ridge']],
    ['backpac', ['ridge']],
    ['fjelvik', ['ridge']],
    ['kaffeemuhle', ['gift']],
    ['cafe creme', ['gift']],
    ['green pack', ['ridge']],
    ['How long is the guarantee on the Ridge backpack, and who repairs it?', ['ridge']],
    ['what color does the ridge have', ['ridge']],
  ])('finds %s', async (query, expected) => {
    expect(await find(query)).toEqual(expected)
  })

  it.each(['submarine', 'red iphone', 'green submarine torpedo', 'xqzt'])('finds nothing for %s', async (query) => {
    expect(await find(query)).toEqual([])
  })

  it('gives one variant of a product, the one the filters allow', async () => {
    expect(await find('merino')).toEqual(['tee-s'])
    expect(await find('merino', { options: { size: 'm' } })).toEqual(['tee-m'])
    expect(await find('merino', { options: { size: 'XL' } })).toEqual([])
    expect(await find('merino', { priceMin: 6_000 })).toEqual(['tee-m'])
  })

  it('takes no unknown value for one that meets a filter', async () => {
    expect(await find('', { priceMax: 1_000_000 })).not.toContain('gift')
    expect(await find('', { available: true })).toEqual(['ridge'])
    expect(await find('', { available: false })).toEqual(['tent'])
    expect(await find('', { currency: 'USD' })).toEqual([])
  })

  it('knows categories by each of their parts', async () => {
    expect(await find('', { category: 'outdoor' })).toEqual(['ridge', 'tent'])
    expect(await find('', { category: 'Tents' })).toEqual(['tent'])
    expect(await find('', { category: 'Outdoor > Tents' })).toEqual(['tent'])
    expect(await find('', { category: 'Out' })).toEqual([])
  })
})

describe('limits in words', () => {
  it.each([
    ['a tent under $50', { priceMax: 5_000 }],
    ['Zelte zwischen 20 und 40 Euro', { priceMin: 2_000, priceMax: 4_000 }],
    ['unter 1.299,00 €', { priceMax: 129_900 }],
    ['at least 100 euros', { priceMin: 10_000 }],
    ['moins de 30 euros', { priceMax: 3_000 }],
    ['tents in stock', { available: true }],
    ['is the tent in stock?', {}],
  ])('are read from %s', (text, filters) => {
    expect(readConstraints(text).filters).toEqual(filters)
  })

  it('are no words to search for', () => {
    expect(readConstraints('a tent under $50 please').query).not.toContain('50')
  })
})
