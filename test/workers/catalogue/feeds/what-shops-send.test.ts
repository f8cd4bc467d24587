import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributesOfBody } from '../../../../workers/catalogue/feeds/attributes-of-body.ts'
import { decodeText } from '../../../../workers/catalogue/feeds/decode-text.ts'
import type { FeedRow } from '../../../../workers/catalogue/feeds/feed-row.ts'
import { plainText } from '../../../../workers/catalogue/feeds/plain-text.ts'
import { readFeed } from '../../../../workers/catalogue/feeds/read-feed.ts'
import { inPieces, readShopFile, utf8 } from '../../../support/shop-files.ts'

const fixture = (name: string) => readShopFile(new Uint8Array(readFileSync(`test/fixtures/feeds/${name}`)))
const faulty = (rows: FeedRow[]) => rows.flatMap(({ id, problems }) => problems.map(({ field }) => [id, field]))

describe('amounts (A)', () => {
  it('whose sign may part thousands are refused by row, or read by the locale of the import', async () => {
    const { rows, products } = await fixture('dot-parts-thousands.tsv')
    expect(faulty(rows)).toEqual(['k1', 'k2', 'k3', 'k5', 'k6'].map((id) => [id, 'price']))
    expect(products.map(({ id, price }) => [id, price?.amount])).toEqual([
      ['k4', 45_000],
      ['k7', 148_000],
      ['k8', 148_000],
      ['k9', 1480],
    ])
    const german = await readShopFile(utf8('id\ttitle\tprice\nk1\tBank\t1.480 EUR\nk2\tFeuerschale\t€ 2.760'), { locale: 'de' })
    expect(german.products.map(({ price }) => price?.amount)).toEqual([148_000, 276_000])
  })

  it('a sale of zero, at or above the price is no sale', async () => {
    const { products } = await fixture('sale-of-zero.tsv')
    expect(products.map(({ price, listPrice }) => [price?.amount, listPrice?.amount])).toEqual([
      [5400, undefined],
      [1800, undefined],
      [1200, undefined],
      [4500, 6000],
    ])
  })

  it('a price of before counts only above today’s', async () => {
    const { products } = await fixture('before-price-below.csv')
    expect(products.map(({ listPrice }) => listPrice?.amount)).toEqual([undefined, undefined, undefined, 4000])
  })

  it('of several price specifications the one to pay is the price, not that of a kilogram or of before', async () => {
    const { products } = await fixture('several-price-specifications.jsonld')
    expect(products.map(({ price, listPrice }) => [price?.amount, listPrice?.amount])).toEqual([
      [9900, 15_000],
      [550, undefined],
    ])
  })

  it('of several offers with different prices none is guessed; offers with SKUs of their own are variants', async () => {
    const offer = (sku: string | undefined, price: string) => ({ '@type': 'Offer', sku, price, priceCurrency: 'EUR' })
    const product = (sku: string, offers: object) => ({ '@type': 'Product', sku, name: 'Scarf', offers })
    const { products } = await readShopFile(
      utf8(
        JSON.stringify([
          product('a', [offer(undefined, '10'), offer(undefined, '12')]),
          product('b', [offer('b-s', '10'), offer('b-m', '12')]),
          product('c', { '@type': 'AggregateOffer', lowPrice: '10', highPrice: '20', priceCurrency: 'EUR' }),
          product('d', { '@type': 'AggregateOffer', offers: [offer(undefined, '7')] }),
        ]),
      ),
    )
    expect(products.map(({ id, parent, price }) => [id, parent, price?.amount])).toEqual([
      ['a', undefined, undefined],
      ['b-s', 'b', 1000],
      ['b-m', 'b', 1200],
      ['c', undefined, undefined],
      ['d', undefined, 700],
    ])
  })

  it('minor units are those of ISO 4217', async () => {
    const { products } = await fixture('minor-units-huf.json')
    expect(products[0]?.price).toEqual({ amount: 1_299_000, currency: 'HUF' })
  })
})

describe('names and shapes of today (B)', () => {
  it('Shopify’s column names of both generations are read, in any case', async () => {
    const { format, products } = await fixture('shopify-column-names-of-today.csv')
    expect(format).toBe('shopify-csv')
    expect(products).toMatchObject([
      {
        id: 'FS-38',
        parent: 'felt-slippers',
        price: { amount: 3900 },
        listPrice: { amount: 4900 },
        availability: { available: true, quantity: 4 },
        barcode: '4006381333931',
        attributes: { weight: '420 g' },
      },
      { id: 'FS-39', availability: { available: false } },
    ])
  })

  it('rows of one product may stand apart, and a first row without a variant is none', async () => {
    const { products } = await fixture('shopify-rows-apart.csv')
    expect(products.map(({ id, parent }) => [id, parent])).toEqual([
      ['B4B', 'bangle'],
      ['B6B', 'bangle'],
      ['dish', undefined],
      ['B8C', 'bangle'],
    ])
    expect(products[3]?.options).toEqual([
      { name: 'Width', value: '8 mm' },
      { name: 'Metal', value: 'Copper' },
    ])
  })

  it('JSON-LD nodes that name each other are one product, and a picture or stock nobody knows costs no product', async () => {
    const { rows, products } = await fixture('variants-by-reference.jsonld')
    expect(rows).toHaveLength(1)
    expect(products[0]).toMatchObject({ id: 'vest-s', parent: 'vest', image: { url: 'https://cdn.larkspur.example/v.jpg' } })
    expect(products[0]?.availability).toBeUndefined()
  })

  it.each(['flat-product-file.jsonl', 'flat-product-file.tsv'])('OpenAI’s flat product file is read: %s', async (name) => {
    const { products } = await fixture(name)
    expect(products[0]).toMatchObject({ id: 'LK-7', parent: 'cape', url: 'https://larkspur.example/p/7', brand: 'Larkspur' })
  })

  it('WooCommerce’s export: variations take from their product what they share', async () => {
    const { format, products } = await readShopFile(
      utf8(
        [
          'ID,Type,SKU,Name,Published,Description,"In stock?",Stock,"Regular price","Sale price",Categories,Parent,"Attribute 1 name","Attribute 1 value(s)","Weight (kg)"',
          '7,variable,MUG,Mug,1,"<ul><li>Material: stoneware</li></ul>",1,,,,"Kitchen > Mugs",,Colour,"Blue, Red",0.4',
          '8,variation,MUG-B,Mug - Blue,1,,1,3,14.00,11.00,,MUG,Colour,Blue,',
          '9,variation,,Mug - Red,1,,0,0,14.00,,,MUG,Colour,Red,',
          '10,simple,BOWL,Bowl,0,,1,,9.00,,,,,,',
        ].join('\n'),
      ),
    )
    expect(format).toBe('woocommerce-csv')
    expect(products).toMatchObject([
      {
        id: 'MUG-B',
        parent: 'MUG',
        title: 'Mug - Blue',
        price: { amount: 1100 },
        listPrice: { amount: 1400 },
        category: 'Kitchen > Mugs',
        attributes: { weight: '0.4 kg', material: 'stoneware' },
      },
      { id: 'woo-9', availability: { available: false } },
    ])
    expect(products).toHaveLength(2)
  })
})

describe('stock and visibility (C)', () => {
  it('stock that nobody counts is unknown, not sold out', async () => {
    const { products } = await fixture('stock-that-nobody-counts.csv')
    expect(products.map(({ id, availability }) => [id, availability?.available])).toEqual([
      ['RM-S', undefined],
      ['RM-L', false],
    ])
  })

  it('drafts and archived products are absent, counted, and leave the catalogue', async () => {
    const { rows, products } = await fixture('draft-and-archived.csv')
    expect(products.map(({ id }) => id)).toEqual(['L-1'])
    expect(rows.filter(({ skipped }) => skipped).map(({ id, isRemoved }) => [id, isRemoved])).toEqual([
      ['SL-1', true],
      ['OL-1', true],
    ])
  })
})

describe('ids (D)', () => {
  it('with spaces and brackets become allowed ones, and keep the SKU as written', async () => {
    const { products } = await fixture('skus-with-spaces-and-brackets.csv')
    expect(products.map(({ attributes }) => attributes.sku)).toEqual(['7781 Birch', 'CLOG (W) 37', '_C38'])
    expect(new Set(products.map(({ id }) => id)).size).toBe(3)
  })

  it('one SKU of several variants stays the first one’s; no goods are lost', async () => {
    const { products } = await fixture('one-sku-twice.csv')
    expect(products.map(({ title }) => title)).toEqual(['Tea – Green', 'Tea – Black', 'Strainer'])
    expect(new Set(products.map(({ id }) => id)).size).toBe(3)
  })
})

describe('encodings and dialects (E)', () => {
  it.each(['windows-1252-tabs.tsv', 'semicolons.csv', 'sep-line.csv'])('of spreadsheets are read: %s', async (name) => {
    expect((await fixture(name)).products[0]?.title).toMatch(/^K(räutersieb|äsehobel)/)
  })

  it('any dialect and encoding of a table gives the same products, in whatever pieces', async () => {
    const titles = ['Käsehobel „fein“', 'Soufflé, 12 cm', 'Smörkniv; liten', 'Plain']
    const expected = titles.map((title, at) => ({ id: `p${at}`, title, price: { amount: 750 + at, currency: 'EUR' } }))
    const quoted = (text: string, delimiter: string) => (text.includes(delimiter) ? `"${text}"` : text)
    const encode = (text: string, encoding: string): Uint8Array => {
      if (encoding === 'utf-8') return utf8(text)
      if (encoding === 'utf-8 with mark') return utf8(`\ufeff${text}`)
      if (encoding === 'windows-1252')
        return Uint8Array.from([...text], (sign) => ({ '„': 0x84, '“': 0x93 })[sign] ?? sign.charCodeAt(0))
      const bytes = new Uint8Array(2 + text.length * 2)
      const view = new DataView(bytes.buffer)
      const isLittle = encoding === 'utf-16le'
      ;[0xfeff, ...Array.from(text, (sign) => sign.charCodeAt(0))].forEach((code, at) => {
        view.setUint16(at * 2, code, isLittle)
      })
      return bytes
    }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\t', ',', ';', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('utf-8', 'utf-8 with mark', 'windows-1252', 'utf-16le', 'utf-16be'),
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        async (delimiter, newline, encoding, hasSeparatorLine, length) => {
          const rows = expected.map(({ id, title, price }) =>
            [id, quoted(title, delimiter), `${(price.amount / 100).toFixed(2)} EUR`].join(delimiter),
          )
          const lines = [...(hasSeparatorLine ? [`sep=${delimiter}`] : []), ['id', 'title', 'price'].join(delimiter), ...rows]
          const { products } = await readShopFile(encode(lines.join(newline), encoding), { length })
          expect(products).toMatchObject(expected)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a header without a needed column is one problem, not one a row', async () => {
    const { rows } = await readShopFile(utf8('Handle,Name,Variant Price\na,A,1\nb,B,2\n'))
    expect(rows.flatMap(({ problems }) => problems.map(({ field }) => field))).toEqual(['Title'])
  })

  it('columns that are not read are named, prices first', async () => {
    const { rows } = await fixture('no-currency-named.csv')
    expect(rows.flatMap(({ notes = [] }) => notes.map(({ reason }) => reason))).toEqual([
      'columns that are not read: Price / Norway.',
    ])
  })
})

describe('text (F)', () => {
  it('named entities are read, and what is commented out is not there', async () => {
    const { products } = await fixture('named-entities.xml')
    expect(products.map(({ title }) => title)).toEqual(['Käsehobel – 18 cm', 'Soufflé dish Ø 12 cm, 180 °C, ¼ l ©'])
  })

  it('words with soft hyphens and joiners are complete; emoji stay', async () => {
    const { products } = await fixture('soft-hyphens.tsv')
    expect(products.map(({ title }) => title)).toEqual(['Geschirrspüler', 'Staubsauger', 'zerowidth mat'])
    expect(plainText('Family 👨‍👩‍👧 mug\u202e')).toBe('Family 👨‍👩‍👧 mug')
    expect(plainText('نمی‌خواهم')).toBe('نمی‌خواهم')
  })

  it('several values in one cell are several', async () => {
    const { products } = await fixture('lists-in-a-cell.tsv')
    expect(products[0]?.attributes).toEqual({
      kind: 'Portable',
      power: '2 x 5 W',
      highlight_1: 'Plays FM, DAB and web',
      highlight_2: 'Battery for 9 hours',
    })
  })

  it('cleaning takes linear time, whatever the text', () => {
    for (const part of ['<', '<!--', '<script', '<a ', '&amp', '&', '\u00ad', 'a: ', '1 cm ', '<![CDATA[']) {
      const text = part.repeat(200_000)
      const startedAt = performance.now()
      plainText(text)
      attributesOfBody(text, {})
      expect([part, performance.now() - startedAt < 2_000]).toEqual([part, true])
    }
  })
})

describe('codes (G)', () => {
  it('what a spreadsheet made of a GTIN is left out, and said', async () => {
    const { rows, products } = await fixture('gtin-of-a-spreadsheet.tsv')
    expect(products.map(({ barcode }) => barcode)).toEqual([undefined, undefined, undefined, '04006381333931'])
    expect(rows.flatMap(({ notes = [] }) => notes.map(({ field }) => field))).toEqual(['gtin', 'gtin', 'gtin'])
  })
})

describe('what a feed says in its own way', () => {
  it('an item past its expiry is left out, and the report says so', async () => {
    const { rows } = await readShopFile(
      utf8('id\ttitle\tprice\texpiration date\nold\tA\t5 EUR\t2020-01-01\nnew\tB\t5 EUR\t2030-01-01T00:00+01:00'),
    )
    expect(rows.map(({ id, skipped }) => [id, skipped])).toEqual([
      ['old', 'has expired: shoppers do not see it.'],
      ['new', undefined],
    ])
  })

  it('a flat item’s price is an amount with its currency beside it, or in minor units', async () => {
    const items = [
      { id: 'beside', title: 'A', price: 12.5, currency: 'EUR' },
      { id: 'minor', title: 'B', price: { amount: 1250, currency: 'EUR' }, availability: 'out_of_stock' },
      { id: 'unclear', title: 'C', price: { amount: '12.50' }, availability: 'in_stock' },
    ]
    const rows: FeedRow[] = []
    const chunks = inPieces(utf8(items.map((item) => JSON.stringify(item)).join('\n')), 4_096)
    const input = { format: 'acp', chunks: decodeText(chunks), currency: 'EUR', locale: 'en', now: 0, isPatch: false } as const
    for await (const row of readFeed(input)) rows.push(row)
    expect(rows.map(({ product }) => product?.price?.amount)).toEqual([1250, 1250, undefined])
    expect(faulty(rows)).toEqual([['unclear', 'price']])
  })

  it('a text of JSON-LD may name its language', async () => {
    const { products } = await readShopFile(
      utf8(
        JSON.stringify({
          '@context': 'https://schema.org',
          '@type': 'Product',
          sku: 'rug',
          name: { '@value': 'Rug', '@language': 'en' },
          offers: { '@type': 'Offer', price: { '@value': '12.00' }, priceCurrency: 'EUR' },
        }),
      ),
    )
    expect(products.map(({ title, price }) => [title, price?.amount])).toEqual([['Rug', 1200]])
  })

  it('WooCommerce: a group is left out by name, and a count of nought with backorders is a backorder', async () => {
    const { rows } = await readShopFile(
      utf8(
        'ID,Type,SKU,Name,Published,In stock?,Stock,Backorders allowed?,Regular price\n1,grouped,SET,Set,1,1,,0,\n2,simple,MUG,Mug,1,1,0,1,8.00',
      ),
    )
    expect(rows.filter(({ id }) => id).map(({ id, skipped, product }) => [id, skipped, product?.availability?.status])).toEqual([
      ['SET', 'is a group of products: its members have rows of their own.', undefined],
      ['MUG', undefined, 'backorder'],
    ])
  })
})

describe('a product’s body', () => {
  it('states facts that become attributes, where no column has them', () => {
    const body =
      '<p>Water resistant to 5 ATM, with a 45 cm chain. Strap width 18 mm.</p><ul><li>Material: sterling silver</li><li>Price: €5</li></ul><table><tr><th>Closure</th><td>lobster clasp</td></tr></table>'
    expect(attributesOfBody(body, { closure: 'ring' })).toEqual({
      water_resistance: '5 ATM',
      chain: '45 cm',
      width: '18 mm',
      material: 'sterling silver',
    })
  })

  it('states them in sentences of one paragraph as in a list, and of what its title names by what is measured', () => {
    const body = 'A fine 45 cm chain. Material: 14 ct gold. Care: keep dry; Depth: 95 cm. Ripened: 12 months.'
    expect(attributesOfBody(body, {}, 'Tide Chain')).toEqual({
      length: '45 cm',
      material: '14 ct gold',
      care: 'keep dry',
      depth: '95 cm',
      ripened: '12 months',
    })
  })
})

describe('more of the same kinds', () => {
  const readAs = async (text: string, currency: string, format: Parameters<typeof readFeed>[0]['format'] = 'google-tsv') => {
    const rows: FeedRow[] = []
    const chunks = decodeText(inPieces(utf8(text), 4_096))
    const now = Date.parse('2026-11-25T12:00:00Z')
    for await (const row of readFeed({ format, chunks, currency, locale: 'en', now, isPatch: false })) rows.push(row)
    return rows
  }
  const prices = (rows: readonly FeedRow[]) => rows.map(({ product }) => product?.price && Object.values(product.price).join(' '))
  const jsonLd = (...nodes: object[]) => readAs(JSON.stringify(nodes), 'EUR', 'json-ld')

  it('a sign of several currencies is the shop’s own, where its currency is written so', async () => {
    const file = 'id\ttitle\tprice\na\tA\t$12.50\nb\tB\t¥1299\nc\tC\t12,- €'
    expect(prices(await readAs(file, 'CAD'))).toEqual(['1250 CAD', '1299 JPY', '1200 EUR'])
    expect(prices(await readAs(file, 'CNY'))).toEqual(['1250 USD', '129900 CNY', '1200 EUR'])
  })

  it('codes of currencies are read in any case, and numbers as somebody wrote them', async () => {
    const offer = (price: unknown, priceCurrency: string, more = {}) => ({ price, priceCurrency, ...more })
    const product = (sku: string, offers: unknown) => ({ '@type': 'Product', sku, name: sku, offers })
    const rows = await jsonLd(
      product('a', offer(19.990000000000002, 'eur')),
      product('b', offer('12.50', '€')),
      product('c', [offer('10', 'EUR'), offer('10.00', 'EUR')]),
      product('d', { '@type': 'AggregateOffer', lowPrice: '10', highPrice: '10.00', priceCurrency: 'EUR' }),
    )
    expect(prices(rows)).toEqual(['1999 EUR', '1250 EUR', '1000 EUR', '1000 EUR'])
    const flat = [
      { price: { value: '12.50', currency: 'EUR' } },
      { price: { amountMicros: '12500000', currencyCode: 'EUR' } },
      { price: { amount: 1250, currency: 'eur' } },
      { price: '12.50', currency: 'chf' },
    ]
    const lines = flat.map((item, at) => JSON.stringify({ item_id: `f${at}`, title: 'F', ...item })).join('\n')
    expect(prices(await readAs(lines, 'EUR', 'acp'))).toEqual(['1250 EUR', '1250 EUR', '1250 EUR', '1250 CHF'])
    const variant = (id: string, amount: unknown) => ({ id, title: id, price: { amount, currency: 'usd' } })
    const ucp = JSON.stringify({ products: [{ id: 'p', title: 'P', variants: [variant('u', 1299), variant('v', '1299')] }] })
    expect(prices(await readAs(ucp, 'EUR', 'ucp'))).toEqual(['1299 USD', '1299 USD'])
  })

  it('a sale lasts through its last day, from its first where it has no last, and with its dates as shops write them', async () => {
    const dates = [
      '2026-11-20/2026-11-25',
      '2026-11-20',
      '2026-11-20T00:00+01 / 2026-11-30T23:59+01',
      'Black Friday',
      '/2026-11-24',
    ]
    const rows = dates.map((date, at) => `s${at}\tS\t10.00 EUR\t9.00 EUR\t${date}`)
    const file = ['id\ttitle\tprice\tsale_price\tsale_price_effective_date', ...rows].join('\n')
    expect(prices(await readAs(file, 'EUR'))).toEqual(['900 EUR', '900 EUR', '900 EUR', '1000 EUR', '1000 EUR'])
  })

  it('what a page names by reference belongs to its product; a variant elsewhere is no product here', async () => {
    const [whole, ...others] = await jsonLd({
      '@graph': [
        { '@type': 'Product', '@id': '#p', sku: 'a', name: 'A', offers: { '@id': '#o' }, inProductGroupWithID: 'G' },
        {
          '@type': 'Offer',
          '@id': '#o',
          price: 10,
          priceCurrency: 'EUR',
          availability: { '@id': 'https://schema.org/InStock/' },
        },
        { '@type': 'ProductGroup', productGroupID: 'H', name: 'Coat', hasVariant: [{ url: 'https://shop.example/coat-l' }] },
      ],
    })
    expect(whole?.product).toMatchObject({ parent: 'G', price: { amount: 1000 }, availability: { status: 'in_stock' } })
    expect(others).toEqual([])
    const bare = await jsonLd(
      { '@type': 'Product', name: 'B', gtin13: '4006381333931' },
      { '@type': 'Product', name: 'C', url: 'https://shop.example/c' },
    )
    expect(bare.map(({ id }) => id)).toEqual(['4006381333931', 'https://shop.example/c'])
  })

  it('WooCommerce: another language’s header is one problem; escapes of the export are undone', async () => {
    const german = await readAs('ID;Typ;Name;Regulärer Preis\n1;simple;A;10,00', 'EUR', 'woocommerce-csv')
    expect(faulty(german)).toEqual([[null, 'Regular price']])
    const header = 'ID,Type,SKU,Name,Published,Regular price,Description,Parent,Attribute 1 name,Attribute 1 value(s)\n'
    const file = `${header}1,simple,a,'-20 °C bag,true,10,Warm.\\nLight.,,Length,"1\\, 2 m"\n2,variation,b,Bag - Red,1,10,,id:9,Colour,Red`
    const [bag, early] = await readAs(file, 'EUR', 'woocommerce-csv')
    expect(bag?.product).toMatchObject({ title: '-20 °C bag', description: 'Warm. Light.', attributes: { length: '1, 2 m' } })
    expect(early?.product?.parent).toBe('woo-9')
  })

  it('options that differ in their signs alone are variants of their own', async () => {
    const file = 'Handle,Title,Option1 Name,Option1 Value,Variant Price\nlens,Lens,Power,+1.00,9\nlens,,,-1.00,9\nlens,,,+1.00,9'
    const ids = (await readAs(file, 'EUR', 'shopify-csv')).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toBe('lens.1-00')
    expect(ids[2]).toBe(ids[0])
  })

  it('remarks and empty lines before a header, columns given twice and cells written as formulas', async () => {
    const file = '# Required | of the template\n\nid,title,title,price,gtin\n"=""0012""",A,,1 EUR,4006381333931.0'
    expect((await readAs(file, 'EUR', 'google-csv'))[0]?.product).toMatchObject({
      id: '0012',
      title: 'A',
      barcode: '4006381333931',
    })
  })

  it('an XML file is in the encoding it declares; a bare & or a control character costs no item', async () => {
    const xml = (encoding: string) => utf8(`<?xml version="1.0" encoding="${encoding}"?><rss><item><g:id>a</g:id><title>`)
    const file = new Uint8Array([...xml('windows-1251'), 0xd1, 0xfb, 0xf0, ...utf8('</title></item></rss>')])
    expect((await readShopFile(file)).products[0]?.title).toBe('Сыр')
    const item =
      '<rss><item><g:id>b</g:id><title>A & B\u0008 &co; &#0;</title><link>https://shop.example/?a=1&b=2</link></item></rss>'
    expect((await readShopFile(utf8(item))).products[0]).toMatchObject({
      title: 'A & B &co;',
      url: 'https://shop.example/?a=1&b=2',
    })
  })

  it('a count that says otherwise than the stock is none, a count of a spreadsheet is one', async () => {
    const file = 'id\ttitle\tavailability\tquantity\na\tA\tin stock\t0\nb\tB\tout of stock\t7\nc\tC\tin stock\t5.0'
    expect((await readAs(file, 'EUR')).map(({ product }) => product?.availability?.quantity)).toEqual([undefined, undefined, 5])
  })

  it('a code whose check digit is another is left out, and said', async () => {
    const rows = await readAs('id\ttitle\tgtin\na\tA\t4006381333932\nb\tB\t0000000000000\nc\tC\t036000291452', 'EUR')
    expect(rows.map(({ product, notes }) => [product?.barcode, notes?.length ?? 0])).toEqual([
      [undefined, 1],
      [undefined, 1],
      ['036000291452', 0],
    ])
  })
})
