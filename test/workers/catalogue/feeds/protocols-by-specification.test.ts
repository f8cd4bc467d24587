import { describe, expect, it } from 'vitest'
import { readShopFile, utf8 } from '../../../support/shop-files.ts'

const variant = { id: 'v1', title: 'Oak shelf', price: { amount: 2000, currency: 'EUR' }, availability: { available: true } }
const ucp = async (own: object, product: object = {}) => {
  const document = { products: [{ id: 'p1', title: 'Oak shelf', ...product, variants: [{ ...variant, ...own }] }] }
  return (await readShopFile(utf8(JSON.stringify(document)))).products[0]
}
const item = { item_id: 'a1', title: 'Oak shelf', price: '20.00 EUR', availability: 'in_stock', is_eligible_search: true }
const acp = async (own: object) => (await readShopFile(utf8(JSON.stringify({ ...item, ...own })), { format: 'acp' })).products[0]

describe('a product of UCP’s shape as shop systems fill it', () => {
  const range = (most: number) => ({ min: { amount: 2000, currency: 'EUR' }, max: { amount: most, currency: 'EUR' } })
  it.each([
    ['a text with a point', { price: { amount: '20.00', currencyCode: 'EUR' } }, {}, 2000],
    ['another name of its currency', { price: { amount: 2000, currency_code: 'EUR' } }, {}, 2000],
    ['a range of one', { price: range(2000) }, {}, 2000],
    ['the product’s range of one', { price: undefined }, { price_range: range(2000) }, 2000],
    ['the product’s range', { price: undefined }, { price_range: range(2500) }, undefined],
  ])('a price: %s', async (_, own, product, amount) => {
    expect((await ucp(own, product))?.price?.amount).toBe(amount)
  })

  it.each([
    ['out_of_stock', false],
    [true, true],
    [{ available: 'false' }, false],
    [{ quantity: 3 }, true],
    [{ quantity: 0 }, false],
    [{ available: false, quantity: 3 }, false],
    [null, undefined],
  ])('stock: %j', async (availability, available) => {
    expect((await ucp({ availability }))?.availability?.available).toBe(available)
  })

  it('options as a map and selected ones, pictures, codes, categories, tags and stars under other names', async () => {
    expect((await ucp({ options: { Size: 'S' } }))?.options).toEqual([{ name: 'Size', value: 'S' }])
    expect((await ucp({ selected_options: [{ name: 'Size', value: 'S' }] }))?.options).toEqual([{ name: 'Size', value: 'S' }])
    const url = 'https://x.example/a.jpg'
    for (const picture of [{ media: [url] }, { images: [{ url }] }, { image_url: url }, { image: url }])
      expect((await ucp(picture))?.image?.url).toBe(url)
    for (const code of [{ barcode: '4006381333931' }, { gtin: '4006381333931' }, { barcodes: ['4006381333931'] }])
      expect((await ucp(code))?.barcode).toBe('4006381333931')
    for (const kind of [
      { categories: ['Shelves'] },
      { category: 'Shelves' },
      { categories: [{ value: '2271' }, { value: 'Shelves' }] },
    ])
      expect((await ucp({}, kind))?.category).toBe('Shelves')
    const rated = await ucp({ condition: 'new' }, { tags: ['oak', 'wall'], rating: { value: '9', scale_max: 10, count: '12' } })
    expect([rated?.attributes, rated?.rating]).toEqual([
      { condition: 'new', tags: 'oak, wall' },
      { value: 4.5, count: 12 },
    ])
  })

  it('an answer of a catalogue on one line', async () => {
    const answer = { ucp: { version: '2026-01-11' }, products: [{ id: 'p1', title: 'Oak shelf', variants: [variant] }] }
    expect((await readShopFile(utf8(JSON.stringify(answer)))).products).toHaveLength(1)
  })
})

describe('OpenAI’s flat product file', () => {
  it('a sale from and until dates in columns of their own', async () => {
    const sale = async (sale_price_start_date: string) =>
      (await acp({ sale_price: '15.00 EUR', sale_price_start_date, sale_price_end_date: '2026-12-31' }))?.price?.amount
    expect([await sale('2026-12-01'), await sale('2026-11-01')]).toEqual([2000, 1500])
  })

  it('measures with the unit of another column, and care', async () => {
    const product = await acp({
      length: 12,
      width: '8',
      dimensions_unit: 'in',
      weight: '1.5',
      item_weight_unit: 'lb',
      warranty: '2 years',
    })
    expect(product?.attributes).toEqual({ length: '12 in', width: '8 in', weight: '1.5 lb', warranty: '2 years' })
  })

  it('options of its own names, each once', async () => {
    const named = await acp({ color: 'Blue', variant_dict: { Color: 'Blue', Length: 10 } })
    expect(named?.options).toEqual([
      { name: 'color', value: 'Blue' },
      { name: 'Length', value: '10' },
    ])
    const own = await acp({ custom_variant1_category: 'Scent', custom_variant1_option: 'Mint' })
    expect(own?.options).toEqual([{ name: 'Scent', value: 'Mint' }])
  })
})
