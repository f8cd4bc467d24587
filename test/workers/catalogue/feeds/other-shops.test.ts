import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readShopFile } from '../../../support/shop-files.ts'

/** Siblings of what `what-shops-send.test.ts` holds: other shops' ways, from public reports. */
const fixture = (name: string, options: Parameters<typeof readShopFile>[1] = {}) =>
  readShopFile(new Uint8Array(readFileSync(`test/fixtures/feeds/${name}`)), { length: 7, ...options })

const row = (price: string, more: Readonly<Record<string, string>> = {}) =>
  `id\ttitle\tprice\t${Object.keys(more).join('\t')}\na1\tOak shelf\t${price}\t${Object.values(more).join('\t')}`
const first = async (...file: Parameters<typeof readShopFile>) => (await readShopFile(...file)).products[0]
const jsonLd = (node: object) =>
  JSON.stringify({ '@context': 'https://schema.org', '@type': 'Product', name: 'Oak shelf', sku: 's1', ...node })
const offer = (more: object) => jsonLd({ offers: { '@type': 'Offer', priceCurrency: 'EUR', ...more } })

describe('amounts as other countries write them', () => {
  it.each([
    [',89 €', 'EUR', 'en', 89],
    ['.99 USD', 'USD', 'en', 99],
    ['1 299:-', 'SEK', 'sv', 129_900],
    ['3 396 kr', 'SEK', 'sv', 339_600],
    ['kr 399,-', 'NOK', 'nb', 39_900],
    ['129,99 zł', 'PLN', 'pl', 12_999],
    ['12 990 Ft', 'HUF', 'hu', 1_299_000],
    ['R$ 1.299,90', 'BRL', 'pt-BR', 129_990],
    ['R 1 299,00', 'ZAR', 'af', 129_900],
    ['₩12,000', 'KRW', 'ko', 12_000],
    ['1.299,90 TL', 'TRY', 'tr', 129_990],
    ['300.000 ₫', 'VND', 'vi', 300_000],
    ['A$25.00', 'AUD', 'en', 2500],
    ['$15.99 USD', 'USD', 'en', 1599],
    ['1\u2009234,56 €', 'EUR', 'en', 123_456],
    ['１，２９９円', 'JPY', 'ja', 1299],
    ['$1327 /each', 'USD', 'en', 132_700],
    ['US $789.99', 'USD', 'en', 78_999],
    ['25,00 €*', 'EUR', 'de', 2500],
    ['25,00 EUR inkl. MwSt.', 'EUR', 'de', 2500],
    ['٢٩٩ SAR', 'SAR', 'ar', 29_900],
  ])('%s in a shop of %s', async (price, currency, locale, amount) => {
    expect(await first(row(price), { currency, locale })).toMatchObject({ price: { amount, currency } })
  })

  it.each([
    ['a sign that may be of another country than the shop', '399 kr', 'EUR'],
    ['a sign beside a code of something else', '€15.99 USD', 'EUR'],
    ['a count of things', '2 pairs from $349', 'USD'],
    ['a price of a kilogram', '12.00 EUR / kg', 'EUR'],
  ])('%s is refused', async (_, price, currency) => {
    expect((await readShopFile(row(price), { currency })).rows[0]?.problems[0]?.field).toBe('price')
  })

  it.each(['Call for price', 'auf Anfrage'])('%s is no price, and no reason to leave the product out', async (price) => {
    const { rows } = await readShopFile(row(price))
    expect([rows[0]?.product?.id, rows[0]?.product?.price, rows[0]?.notes?.[0]?.field]).toEqual(['a1', undefined, 'price'])
  })

  it('whose currency stands in the head of the column, beside it, or in an attribute of the element', async () => {
    const files = [
      'id\ttitle\tprice (USD)\na\tMat\t13.99',
      'id\ttitle\tprice\tcurrency\na\tMat\t13.99\tUSD',
      '<rss><item><g:id>a</g:id><title>Mat</title><g:price currency="USD">13.99</g:price></item></rss>',
    ]
    for (const file of files) expect((await first(file))?.price).toEqual({ amount: 1399, currency: 'USD' })
  })

  it('of a machine of half the size, and of a text that names its currency', async () => {
    expect(await first(offer({ price: 19.989999771118164 }))).toMatchObject({ price: { amount: 1999 } })
    const one = { '@type': 'AggregateOffer', lowPrice: '$35', offerCount: '1' }
    expect((await first(jsonLd({ offers: one }), { currency: null }))?.price).toEqual({ amount: 3500, currency: 'USD' })
    const bare = await readShopFile(jsonLd({ offers: { price: '35' } }))
    expect(bare.rows[0]?.problems[0]?.field).toBe('offers.priceCurrency')
  })

  it.each([
    ['2026-11-20T1300-0800/2026-11-30T1530-0800', 1500],
    ['2026-11-20T13:00-0800/2026-11-30T15:30-0800', 1500],
    ['11/12/2026', 2000],
  ])('a sale of %s', async (dates, amount) => {
    const sale = { sale_price: '15.00 EUR', sale_price_effective_date: dates }
    expect((await first(row('20.00 EUR', sale)))?.price?.amount).toBe(amount)
  })
})

describe('stock and visibility of other systems', () => {
  it.each([
    ['schema.org/InStock', 'in_stock'],
    ['https://schema.org/ItemAvailability#InStock', 'in_stock'],
    ['available for order', 'backorder'],
    ['Not available', 'out_of_stock'],
  ])('%s', async (availability, status) => {
    expect((await first(row('1 EUR', { availability })))?.availability?.status).toBe(status)
  })

  it('a variation is not shown where its product is a draft or hidden, whatever its own row says', async () => {
    const { rows, products } = await fixture('woocommerce-drafts.csv')
    expect(products.map(({ id, parent }) => [id, parent])).toEqual([['box-m', 'box']])
    expect(rows.filter(({ skipped }) => skipped).map(({ id }) => id)).toEqual(['tee-s', 'cap-m'])
  })

  it('WooCommerce’s stock in words, or counted alone', async () => {
    const head = 'ID,Type,SKU,Name,Regular price,In stock?,Stock'
    const file = [head, '1,simple,a,A,1,instock,', '2,simple,b,B,1,onbackorder,', '3,simple,c,C,1,,7', '4,simple,d,D,1,,0']
    const { products } = await readShopFile(file.join('\n'))
    expect(products.map(({ availability }) => [availability?.status, availability?.quantity])).toEqual([
      ['in_stock', undefined],
      ['backorder', undefined],
      ['in_stock', 7],
      ['out_of_stock', 0],
    ])
  })

  it('the day from which something can be had is kept; a product that is not to be searched is left out', async () => {
    const from = { availability: 'preorder', availability_date: '2027-01-15T00:00+0100' }
    expect((await first(row('1 EUR', from)))?.attributes).toMatchObject({ availability_date: from.availability_date })
    expect((await readShopFile(row('1 EUR', { enable_search: 'false' }))).rows[0]?.skipped).toMatch(/search/)
  })
})

describe('encodings, quotes and headers of other systems', () => {
  it.each([
    ['windows-1250.tsv', 'pl', 'PLN', 'Łóżko dębowe', 129_900],
    ['windows-1251.tsv', 'uk', 'UAH', 'Лампа настільна', 34_950],
    ['shift-jis.tsv', 'ja', 'JPY', 'ランプ 木製', 1299],
  ])('%s of a shop in %s', async (name, locale, currency, title, amount) => {
    const { products } = await fixture(name, { locale, currency })
    expect(products).toMatchObject([{ title, price: { amount, currency } }])
  })

  it('quotes behind a backslash, as PHP writes them', async () => {
    const { products } = await fixture('php-backslashes.csv')
    expect(products.map(({ title, description }) => [title, description])).toEqual([
      ['Frame "Oslo"', 'Oak, oiled'],
      ['Lamp', 'ok'],
    ])
  })

  it('characters that nobody sees in a header', async () => {
    expect(await first('\u200bid,title\u200b,price\na,Lamp,10 EUR')).toMatchObject({ id: 'a', title: 'Lamp' })
  })

  it('what tells variants apart in one cell, as Meta has it', async () => {
    const file = 'id,title,price,item_group_id,additional_variant_attribute\na,A,1 EUR,g,"Scent:Fruit,Flavour:Apple"'
    expect((await first(file))?.options).toEqual([
      { name: 'Scent', value: 'Fruit' },
      { name: 'Flavour', value: 'Apple' },
    ])
  })

  it('sizes and weights in the shop’s own units', async () => {
    const file = 'ID,Type,SKU,Name,Regular price,Weight (oz),Length (in)\n1,simple,a,Mat,1,9,40'
    expect((await first(file))?.attributes).toEqual({ weight: '9 oz', length: '40 in' })
  })
})

describe('texts of other systems', () => {
  it.each([
    [
      'markup escaped once more',
      '&lt;p&gt;Soft &amp;amp; warm&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Wash cold&lt;/li&gt;&lt;/ul&gt;',
      'Soft & warm Wash cold',
    ],
    ['a sign within an attribute of a tag', '<img alt="small > large" src="a.png">Oak <b title=\'x>y\'>board</b>', 'Oak board'],
    ['a comparison', 'Fits wrists < 16 cm and > 12 cm', 'Fits wrists < 16 cm and > 12 cm'],
    ['an attribute that is never closed', '<p title="Oak>board</p> and more', 'board and more'],
  ])('%s', async (_, description, plain) => {
    expect((await first(row('1 EUR', { description })))?.description).toBe(plain)
  })

  it.each([
    ['UTF-8 that was read as windows-1252 once', 'Kettle 35 Â°C â€“ KÃ¤sehobel', 'Kettle 35 °C – Käsehobel'],
    ['letters that look so and are none', 'Ãgua de São João', 'Ãgua de São João'],
  ])('%s', async (_, title, shown) => {
    expect((await first(`id\ttitle\tprice\na\t${title}\t1 EUR`))?.title).toBe(shown)
  })

  it('an emoji as two references', async () => {
    const item = '<g:id>a</g:id><title>Nest &#55357;&#56355; lamp</title><g:price>1 EUR</g:price>'
    expect((await first(`<rss><item>${item}</item></rss>`))?.title).toBe('Nest 🐣 lamp')
  })

  it.each([
    ['4.006381.333931', '4006381333931'],
    ['36000291452', '036000291452'],
    ['3-16-148410-X', '9783161484100'],
    ['3-16-148410-1', undefined],
    ['36000291453', undefined],
  ])('the code %s', async (gtin, barcode) => {
    expect((await first(row('1 EUR', { gtin })))?.barcode).toBe(barcode)
  })

  it('facts in markup that is escaped once more', async () => {
    const description = '&lt;ul&gt;&lt;li&gt;Material: wool&lt;/li&gt;&lt;li&gt;Origin: Peru&lt;/li&gt;&lt;/ul&gt;'
    expect((await first(row('1 EUR', { description })))?.attributes).toMatchObject({ material: 'wool', origin: 'Peru' })
  })

  it('tags of page builders', async () => {
    const body = '"[vc_row el_class=""x""][vc_column]<p>Hand-knotted [see care].</p>[/vc_column][/vc_row]"'
    expect((await first(`ID,Type,SKU,Name,Regular price,Description\n1,simple,a,Rug,1,${body}`))?.description).toBe(
      'Hand-knotted [see care].',
    )
  })

  it('titles longer than ours are clipped before what tells the variant apart, and that is said', async () => {
    const title = 'Hand-woven rug of undyed wool '.repeat(9).trim()
    const { rows } = await readShopFile(`Handle,Title,Option1 Name,Option1 Value,Variant Price\nrug,${title},Size,XL,10`)
    expect(rows[0]?.product?.title).toMatch(/^Hand-woven .* – XL$/)
    expect(rows[0]?.product?.title.length).toBeLessThanOrEqual(200)
    expect(rows[0]?.notes?.[0]?.field).toBe('title')
  })
})

describe('linked data of other systems', () => {
  it('in expanded form', async () => {
    const { products } = await fixture('expanded.jsonld', { format: 'json-ld' })
    expect(products).toMatchObject([
      { id: 'c1', title: 'Cork mat', price: { amount: 1250, currency: 'EUR' }, availability: { status: 'in_stock' } },
    ])
  })

  it('with prefixed names, as a kind of product, within entries of a list', async () => {
    const prefixed = { '@type': 'schema:IndividualProduct', 'schema:name': 'Used lens', 'schema:sku': 'u1' }
    const list = {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, item: prefixed },
        { '@type': 'ListItem', item: { '@type': 'Car', name: 'Van', sku: 'v1' } },
      ],
    }
    const { products } = await readShopFile(JSON.stringify({ '@context': { schema: 'http://schema.org/' }, ...list }))
    expect(products.map(({ id, title }) => [id, title])).toEqual([
      ['u1', 'Used lens'],
      ['v1', 'Van'],
    ])
  })

  it('with variants below a product, and with offers that name their items', async () => {
    const variant = (sku: string, price: number) => ({
      '@type': 'Product',
      sku,
      name: `Hoop ${sku}`,
      offers: { price, priceCurrency: 'EUR' },
    })
    const group = await readShopFile(jsonLd({ hasVariant: [variant('v1', 10), variant('v2', 11)] }))
    expect(group.products.map(({ id, parent, price }) => [id, parent, price?.amount])).toEqual([
      ['v1', 's1', 1000],
      ['v2', 's1', 1100],
    ])
    const item = (sku: string, size: string, price: number) => ({
      price,
      priceCurrency: 'EUR',
      itemOffered: { '@type': 'Product', sku, size },
    })
    const offered = await readShopFile(jsonLd({ offers: [item('a1', 'S', 13), item('a2', 'M', 15)] }))
    expect(offered.products.map(({ id, title, price }) => [id, title, price?.amount])).toEqual([
      ['a1', 'Oak shelf – S', 1300],
      ['a2', 'Oak shelf – M', 1500],
    ])
    const together = {
      '@type': 'AggregateOffer',
      lowPrice: 13,
      highPrice: 13,
      priceCurrency: 'EUR',
      offers: [{ itemOffered: { sku: 'x' } }],
    }
    expect((await first(jsonLd({ offers: together })))?.price?.amount).toBe(1300)
  })

  it('with units by their codes, measures of the product, and counts with parted thousands', async () => {
    const node = {
      additionalProperty: [{ '@type': 'PropertyValue', name: 'Seat height', value: 40, unitCode: 'CMT' }],
      weight: { '@type': 'QuantitativeValue', value: '2.5', unitCode: 'KGM' },
      aggregateRating: { ratingValue: '4,6', reviewCount: '1,284' },
    }
    expect(await first(jsonLd(node))).toMatchObject({
      attributes: { seat_height: '40 cm', weight: '2.5 kg' },
      rating: { value: 4.6, count: 1284 },
    })
  })

  it('ratings of OpenAI’s flat file', async () => {
    const item = {
      item_id: 'a',
      title: 'Lamp',
      price: '1.00 EUR',
      link: 'https://shop.example/a',
      product_review_rating: 4.6,
      product_review_count: 254,
    }
    expect((await first(JSON.stringify(item)))?.rating).toEqual({ value: 4.6, count: 254 })
  })
})
