import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedRow } from '../../../../workers/catalogue/feeds/feed-row.ts'
import { type FeedFormat, readFeed } from '../../../../workers/catalogue/feeds/read-feed.ts'

async function* pieces(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

async function read(
  format: FeedFormat,
  text: string,
  { length = 17, isPatch = false, now = Date.parse('2026-11-25'), locale = 'en' } = {},
): Promise<FeedRow[]> {
  const rows: FeedRow[] = []
  for await (const row of readFeed({ format, chunks: pieces(text, length), currency: 'USD', locale, now, isPatch }))
    rows.push(row)
  return rows
}
const products = (rows: FeedRow[]) => rows.map(({ product }) => product)
const faults = (rows: FeedRow[]) => rows.flatMap(({ at, problems }) => problems.map(({ field }) => [at, field]))

const google = (rows: string[]) =>
  ['id\ttitle\tg:price\tsale price\tsale_price_effective_date\tavailability\titem_group_id\tcolor', ...rows].join('\n')

describe('a Google feed', () => {
  it('becomes variants, with sale prices while they last, and text without markup', async () => {
    const rows = await read(
      'google-tsv',
      google([
        '1\tTee &amp; <b>more</b>\t15.99 USD\t12 USD\t2026-11-01/2026-12-01\tin stock\ttee\tred',
        '2\tTee\t15.99 USD\t12 USD\t2025-11-01/2025-12-01\tout_of_stock\ttee\tblue',
      ]),
    )
    expect(products(rows)).toEqual([
      {
        id: '1',
        parent: 'tee',
        title: 'Tee & more',
        price: { amount: 1200, currency: 'USD' },
        listPrice: { amount: 1599, currency: 'USD' },
        availability: { available: true, status: 'in_stock' },
        options: [{ name: 'color', value: 'red' }],
        attributes: {},
      },
      {
        id: '2',
        parent: 'tee',
        title: 'Tee',
        price: { amount: 1599, currency: 'USD' },
        availability: { available: false, status: 'out_of_stock' },
        options: [{ name: 'color', value: 'blue' }],
        attributes: {},
      },
    ])
  })

  it('leaves unknown what is not said, and never takes n/a for a value', async () => {
    expect(products(await read('google-tsv', google(['1\tTee\tn/a\t\t\t\t\tnull'])))).toEqual([
      { id: '1', title: 'Tee', attributes: {} },
    ])
  })

  it('keeps cells with line breaks, and loses one row to a quote that is never closed', async () => {
    const rows = await read(
      'google-tsv',
      google([
        '1\t"Two\nlines, ""quoted"""\t1 USD\t\t\t\t\t',
        '2\t"open\t1 USD\t\t\t\t\t',
        '3\tGood\t1 USD\t\t\t\t\t',
        '4\t"Good\ntoo"\t1 USD\t\t\t\t\t',
      ]),
    )
    expect(products(rows).map((product) => product?.title)).toEqual(['Two lines, "quoted"', undefined, 'Good', 'Good too'])
    expect(faults(rows)).toEqual([[4, null]])
  })

  it('takes a title that begins with a quote for what it is, where tabs say the row is whole', async () => {
    const rows = await read('google-tsv', google(['1\t"Venice" travel poster\t5 USD\t\t\t\t\t']))
    expect(products(rows)[0]?.title).toBe('"Venice" travel poster')
  })

  it('is read from XML, where an item that is broken costs none but itself', async () => {
    const item = (id: string, rest: string) => `<item><g:id>${id}</g:id><title><![CDATA[Lamp & co]]></title>${rest}</item>`
    const rows = await read(
      'google-xml',
      `<rss><channel>${item('1', '<g:price>5 EUR</g:price>')}${item('2', 'a & b <br>')}<item><g:id>3</g:id>${item('4', '<g:price>5.123 EUR</g:price>')}${item('5', '')}</channel></rss>`,
    )
    expect(rows.map(({ id, product }) => [id, product !== null])).toEqual([
      ['1', true],
      ['2', false],
      [null, false],
      ['4', false],
      ['5', true],
    ])
    expect(rows.at(-1)?.product?.title).toBe('Lamp & co')
  })

  it('is the same in whatever pieces it arrives', async () => {
    const text = google(['1\t"A\nb"\t1 USD\t\t\tin stock\t\t', '2\t"open\t\t\t\t\t\t', '3\tC\t2,50 EUR\t\t\t\t\t'])
    const whole = await read('google-tsv', text, { length: text.length })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (length) => {
        expect(await read('google-tsv', text, { length })).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })
})

describe('other feeds', () => {
  it('of Shopify: rows of a handle are its variants', async () => {
    const rows = await read(
      'shopify-csv',
      [
        'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Inventory Qty,Variant Inventory Policy',
        'tee,Tee,"<p>Soft\ncotton</p>",Acme,Size,S,,10.00,12.00,5,deny',
        'tee,,,,,M,TEE-M,11.00,,0,continue',
        'tee,,,,,,,,,,',
      ].join('\n'),
    )
    expect(products(rows)).toMatchObject([
      {
        id: 'tee.S',
        parent: 'tee',
        title: 'Tee – S',
        description: 'Soft cotton',
        price: { amount: 1000, currency: 'USD' },
        listPrice: { amount: 1200 },
        availability: { available: true, quantity: 5 },
      },
      { id: 'TEE-M', brand: 'Acme', price: { amount: 1100 }, availability: { available: true, status: 'backorder' } },
    ])
  })

  it('of schema.org: products in graphs and groups; a price range is no price', async () => {
    const rows = await read(
      'json-ld',
      JSON.stringify({
        '@graph': [
          { '@type': 'WebPage', name: 'nothing of ours' },
          {
            '@type': 'Product',
            sku: 'a',
            name: 'Lamp',
            brand: { name: 'Acme' },
            offers: {
              '@type': 'Offer',
              price: '12.50',
              priceCurrency: 'EUR',
              availability: 'https://schema.org/LimitedAvailability',
            },
            aggregateRating: { ratingValue: 8, bestRating: 10, reviewCount: 3 },
          },
          {
            '@type': 'Product',
            sku: 'b',
            name: 'Rug',
            offers: { '@type': 'AggregateOffer', lowPrice: 10, highPrice: 20, priceCurrency: 'EUR' },
          },
          {
            '@type': 'ProductGroup',
            productGroupID: 'g',
            name: 'Tee',
            hasVariant: [{ '@type': 'Product', sku: 'c', size: 'S' }],
          },
        ],
      }),
    )
    expect(products(rows)).toMatchObject([
      {
        id: 'a',
        brand: 'Acme',
        price: { amount: 1250 },
        availability: { available: true, status: 'limited_stock' },
        rating: { value: 4, count: 3 },
      },
      { id: 'b', title: 'Rug' },
      { id: 'c', parent: 'g', title: 'Tee – S' },
    ])
    expect(products(rows)[1]).not.toHaveProperty('price')
  })

  it('of ours: what is not in the schema is told by name, and a document that breaks off says so', async () => {
    const rows = await read(
      'json',
      '{"products": [{"id": "a", "title": "A", "colour": "red"}, {"id": "b", "title": "B"}, {"id": "c"',
    )
    expect(faults(rows)).toEqual([
      [1, 'colour'],
      [3, null],
    ])
    expect(rows.at(-1)?.isEnd).toBe(true)
    expect(products(rows)[1]).toMatchObject({ id: 'b' })
  })

  it('never throw, whatever is sent', async () => {
    const formats = ['google-tsv', 'google-csv', 'google-xml', 'acp', 'ucp', 'shopify-csv', 'json-ld', 'json', 'jsonl'] as const
    const junk = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json({ maxDepth: 4 }),
      fc
        .array(fc.constantFrom('"', '\t', ',', '\n', '<item>', '</item>', '{', '}', '[', 'id', '&', '<', 'title'), {
          maxLength: 40,
        })
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...formats), junk, fc.integer({ min: 1, max: 30 }), async (format, text, length) => {
        for (const row of await read(format, text, { length }))
          expect(row.product !== null || row.problems.length > 0 || row.isRemoved).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  const acp = '../shared/data/acp/examples.feed.json'
  it.skipIf(!existsSync(acp))('of ACP: the protocol’s own example (skipped where ../shared/data is missing)', async () => {
    const { upsert_products_request_single_product: request } = JSON.parse(readFileSync(acp, 'utf8')) as {
      upsert_products_request_single_product: { products: object[] }
    }
    const rows = await read('acp', request.products.map((product) => JSON.stringify(product)).join('\n'))
    expect(products(rows)).toMatchObject([
      {
        id: 'sku124-red-m',
        parent: 'prod_classic_tee',
        price: { amount: 1999, currency: 'USD' },
        availability: { available: false },
        barcode: '00012345600029',
        options: [
          { name: 'Color', value: 'Red' },
          { name: 'Size', value: 'Medium' },
        ],
      },
    ])
  })
})
