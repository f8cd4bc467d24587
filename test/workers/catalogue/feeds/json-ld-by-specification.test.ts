import { describe, expect, it } from 'vitest'
import { readShopFile, utf8 } from '../../../support/shop-files.ts'

const shelf = { '@context': 'https://schema.org', '@type': 'Product', name: 'Oak shelf', sku: 's1' }
const offer = { '@type': 'Offer', price: 20, priceCurrency: 'EUR' }
const read = async (document: unknown) => (await readShopFile(utf8(JSON.stringify(document)), { format: 'json-ld' })).products
const one = async (node: object) => (await read({ ...shelf, ...node }))[0]
const specified = (...priceSpecification: object[]) =>
  one({ offers: { '@type': 'Offer', priceSpecification: priceSpecification.map((each) => ({ priceCurrency: 'EUR', ...each })) } })

describe('which price is to pay (A)', () => {
  it.each([
    ['a charge for delivery', { '@type': 'DeliveryChargeSpecification', price: 5 }],
    ['a charge for paying', { '@type': 'PaymentChargeSpecification', price: 5 }],
    ['that of ten', { price: 5, eligibleQuantity: { minValue: 10 } }],
    ['that of a month', { '@type': 'UnitPriceSpecification', price: 5, billingDuration: 1, unitCode: 'MON' }],
    ['that of a kilogram', { price: 5, referenceQuantity: { value: 1, unitCode: 'KGM' } }],
    ['that of a sale that is over', { price: 5, priceType: 'https://schema.org/SalePrice', validThrough: '2026-10-01' }],
  ])('is not %s', async (_, other) => {
    expect((await specified(other, { price: 20 }))?.price?.amount).toBe(2000)
    expect((await specified(other))?.price).toBeUndefined()
  })

  it('is that of one piece, the regular one without a sale, and with a sale what the sale says', async () => {
    expect((await specified({ price: 20, referenceQuantity: { value: 1, unitCode: 'C62' } }))?.price?.amount).toBe(2000)
    expect((await specified({ price: 20, priceType: 'https://schema.org/ListPrice' }))?.price?.amount).toBe(2000)
    const onSale = await specified(
      { price: 15, priceType: 'SalePrice' },
      { price: 20, priceType: 'https://schema.org/RegularPrice' },
    )
    expect([onSale?.price?.amount, onSale?.listPrice?.amount]).toEqual([1500, 2000])
  })

  it('of several offers: not what is let, and in the shop’s currency; an aggregate’s currency is its offers’', async () => {
    const price = async (...offers: object[]) => (await one({ offers }))?.price?.amount
    expect(await price({ ...offer, '@type': 'OfferForLease', price: 2 }, offer)).toBe(2000)
    expect(await price({ ...offer, '@type': 'OfferForLease', price: 2 })).toBeUndefined()
    expect(await price(offer, { ...offer, price: 22, priceCurrency: 'USD' })).toBe(2000)
    const offers = [
      { '@type': 'Offer', price: 20 },
      { '@type': 'Offer', price: '20.00' },
    ]
    expect(await price({ '@type': 'AggregateOffer', priceCurrency: 'EUR', offers })).toBe(2000)
  })
})

describe('where products stand (B)', () => {
  const within = { ...offer, itemOffered: { '@type': 'Product', name: 'Oak', sku: 'o' } }
  const catalogue = { '@type': 'OfferCatalog', itemListElement: [within] }
  it.each([
    ['an offer', within],
    ['a catalogue of offers', catalogue],
    ['what a shop offers', { '@type': 'Store', makesOffer: [within] }],
    ['a shop’s catalogue', { '@type': 'Store', hasOfferCatalog: catalogue }],
    ['what a page is about', { '@type': 'WebPage', about: { ...shelf, offers: offer } }],
    ['a book that is offered', { ...shelf, '@type': 'Book', offers: offer }],
    ['a group without variants', { ...shelf, '@type': 'ProductGroup', productGroupID: 'g', offers: offer }],
  ])('%s', async (_, node) => {
    expect((await read({ '@context': 'https://schema.org', ...node })).map(({ price }) => price?.amount)).toEqual([2000])
  })

  it('a document a line', async () => {
    const lines = ['s1', 's2'].map((sku) => JSON.stringify({ ...shelf, sku, offers: offer }))
    expect((await readShopFile(utf8(lines.join('\n')))).products.map(({ id }) => id)).toEqual(['s1', 's2'])
  })

  it('a group’s offer is that of its variants without one', async () => {
    const hasVariant = [
      { '@type': 'Product', sku: 'v-s', size: 'S' },
      { '@type': 'Product', sku: 'v-m', offers: { ...offer, price: 21 } },
    ]
    const group = {
      '@context': 'https://schema.org',
      '@type': 'ProductGroup',
      name: 'Vest',
      productGroupID: 'v',
      offers: offer,
      hasVariant,
    }
    expect((await read(group)).map(({ price }) => price?.amount)).toEqual([2000, 2100])
  })
})

describe('ids, codes, addresses (D, G)', () => {
  it.each([
    ['of the offer', { offers: { ...offer, sku: 'o1' } }, 'o1'],
    ['a plain identifier', { offers: offer, identifier: 'i1' }, 'i1'],
    [
      'an identifier with its kind',
      { offers: offer, identifier: { '@type': 'PropertyValue', propertyID: 'sku', value: 'i1' } },
      'i1',
    ],
  ])('an id %s', async (_, node, id) => {
    expect((await one({ sku: undefined, ...node }))?.id).toBe(id)
  })

  it.each([{ ean: '4006381333931' }, { isbn: '978-3-16-148410-0' }, { gtin: 'https://id.gs1.org/01/04006381333931' }])(
    '%j',
    async (code) => {
      expect((await one({ offers: offer, ...code }))?.barcode).toBeDefined()
    },
  )

  it('a picture by its @id, and addresses of the shop without its name', async () => {
    expect((await one({ offers: offer, image: { '@id': 'https://x.example/a.jpg' } }))?.image?.url).toBe(
      'https://x.example/a.jpg',
    )
  })
})

describe('stock, stars, facts, languages (C, F)', () => {
  it('a count without a word says whether there is some', async () => {
    const stock = async (inventoryLevel: unknown) => (await one({ offers: { ...offer, inventoryLevel } }))?.availability
    expect(await stock({ '@type': 'QuantitativeValue', value: 4 })).toEqual({ available: true, status: 'in_stock', quantity: 4 })
    expect(await stock(0)).toEqual({ available: false, status: 'out_of_stock', quantity: 0 })
  })

  it.each([
    ['90%', 10],
    ['4.5/5', 10],
    ['4.5 out of 5', '10 reviews'],
    ['4,5', '10'],
  ])('%s stars', async (ratingValue, reviewCount) => {
    expect((await one({ offers: offer, aggregateRating: { ratingValue, reviewCount } }))?.rating).toEqual({
      value: 4.5,
      count: 10,
    })
  })

  it('raters count, not those who wrote; nobody’s stars are none', async () => {
    const rating = async (aggregateRating: object) => (await one({ offers: offer, aggregateRating }))?.rating
    expect(await rating({ ratingValue: 4.5, reviewCount: 3, ratingCount: 10 })).toEqual({ value: 4.5, count: 10 })
    expect(await rating({ ratingValue: 0, reviewCount: 0 })).toBeUndefined()
  })

  it('facts that schema.org has names for', async () => {
    const product = await one({
      offers: { ...offer, itemCondition: 'https://schema.org/RefurbishedCondition' },
      model: { '@type': 'ProductModel', name: 'X200' },
      mpn: 'GX-1',
      countryOfOrigin: { '@type': 'Country', name: 'DE' },
      award: 'Red Dot 2025',
      keywords: 'oak, wall',
      audience: { '@type': 'PeopleAudience', suggestedGender: 'https://schema.org/Female' },
      hasEnergyConsumptionDetails: { hasEnergyEfficiencyCategory: 'https://schema.org/EUEnergyEfficiencyCategoryD' },
      weight: { '@type': 'QuantitativeValue', value: 2, unitCode: 'kg' },
      height: { '@type': 'Distance', name: '80 cm' },
      additionalProperty: [
        { name: 'Shoe size', minValue: 36, maxValue: 41 },
        { propertyID: 'Shelf life', value: '2 years' },
      ],
    })
    expect(product?.attributes).toEqual({
      condition: 'refurbished',
      model: 'X200',
      mpn: 'GX-1',
      country_of_origin: 'DE',
      award: 'Red Dot 2025',
      tags: 'oak, wall',
      gender: 'female',
      energy_efficiency_class: 'D',
      weight: '2 kg',
      height: '80 cm',
      shoe_size: '36–41',
      shelf_life: '2 years',
    })
  })

  it('of a name in several languages the shop’s', async () => {
    const name = [
      { '@value': 'Regal', '@language': 'de' },
      { '@value': 'Oak shelf', '@language': 'en-GB' },
    ]
    expect((await one({ name, offers: offer }))?.title).toBe('Oak shelf')
    expect((await one({ name: ['Oak shelf', 'Étagère'], offers: offer }))?.title).toBe('Oak shelf')
  })
})
