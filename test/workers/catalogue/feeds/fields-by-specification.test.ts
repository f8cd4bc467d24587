import { describe, expect, it } from 'vitest'
import { readShopFile, utf8 } from '../../../support/shop-files.ts'

/** One row of a Google feed about a shelf. */
const googleRow = async (cells: Record<string, string>, form: { locale?: string; currency?: string } = {}) => {
  const row: Record<string, string> = { id: 'a1', title: 'Oak shelf', price: '20.00 EUR', ...cells }
  const { products } = await readShopFile(utf8(`${Object.keys(row).join('\t')}\n${Object.values(row).join('\t')}`), form)
  return products[0]
}
const shopifyRow = async (cells: Record<string, string>) => {
  const row: Record<string, string> = {
    Handle: 'shelf',
    Title: 'Oak shelf',
    'Variant SKU': 's1',
    'Variant Price': '20',
    ...cells,
  }
  const quoted = Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`)
  return (await readShopFile(utf8(`${Object.keys(row).join(',')}\n${quoted.join(',')}`))).products[0]
}

describe('amounts as CLDR has them (A)', () => {
  const countries: readonly [string, string, number][] = [
    ['en-US', 'USD', 2], ['en-GB', 'GBP', 2], ['en-IN', 'INR', 2], ['fr-CA', 'CAD', 2], ['de-AT', 'EUR', 2], ['de-CH', 'CHF', 2],
    ['fr-FR', 'EUR', 2], ['nl-NL', 'EUR', 2], ['it-IT', 'EUR', 2], ['es-MX', 'MXN', 2], ['es-CL', 'CLP', 0], ['pt-BR', 'BRL', 2],
    ['sv-SE', 'SEK', 2], ['nb-NO', 'NOK', 2], ['da-DK', 'DKK', 2], ['is-IS', 'ISK', 0], ['pl-PL', 'PLN', 2], ['cs-CZ', 'CZK', 2],
    ['hu-HU', 'HUF', 2], ['ro-RO', 'RON', 2], ['bg-BG', 'BGN', 2], ['sq-AL', 'ALL', 2], ['mk-MK', 'MKD', 2], ['be-BY', 'BYN', 2],
    ['ru-RU', 'RUB', 2], ['uk-UA', 'UAH', 2], ['ka-GE', 'GEL', 2], ['uz-UZ', 'UZS', 2], ['he-IL', 'ILS', 2], ['ar-SA', 'SAR', 2],
    ['ar-AE', 'AED', 2], ['ar-EG', 'EGP', 2], ['ar-KW', 'KWD', 3], ['fa-IR', 'IRR', 2], ['hi-IN', 'INR', 2], ['bn-BD', 'BDT', 2],
    ['si-LK', 'LKR', 2], ['ne-NP', 'NPR', 2], ['th-TH', 'THB', 2], ['vi-VN', 'VND', 0], ['zh-CN', 'CNY', 2], ['zh-TW', 'TWD', 2],
    ['ja-JP', 'JPY', 0], ['ko-KR', 'KRW', 0], ['sw-KE', 'KES', 2], ['am-ET', 'ETB', 2],
  ] // biome-ignore format: a table
  it.each(countries)('%s, %s: with a sign, a code or a name, and whole', async (locale, currency, digits) => {
    for (const value of [12, 19.9, 1234.5, 1_234_567.89])
      for (const form of ['symbol', 'narrowSymbol', 'code', 'name'] as const) {
        const amount = Math.round(value * 10 ** digits)
        const price = new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          currencyDisplay: form,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(amount / 10 ** digits)
        expect([price, (await googleRow({ price }, { locale, currency }))?.price]).toEqual([price, { amount, currency }])
      }
  })

  it('an Arabic sign for thousands parts nothing else, and Austria parts thousands of amounts by a dot', async () => {
    expect((await googleRow({ price: '٤٥٬٩٩٩ د.ك.' }, { locale: 'ar-KW', currency: 'KWD' }))?.price?.amount).toBe(45_999_000)
    expect((await googleRow({ price: '€ 45.999' }, { locale: 'de-AT', currency: 'EUR' }))?.price?.amount).toBe(4_599_900)
  })

  it('a sign or name of another currency beside it is refused, or read as that currency', async () => {
    expect(await googleRow({ price: '€15 USD' })).toBeUndefined()
    expect((await googleRow({ price: '15 euros' }, { currency: 'CHF' }))?.price).toEqual({ amount: 1500, currency: 'EUR' })
  })

  it.each([
    ['20261101/20261130', 1500],
    ['20261101T000000Z/20261130T235959Z', 1500],
    ['01.11.2026/30.11.2026', 1500],
    ['1.12.2026/31.12.2026', 2000],
    ['2026-11-20T00:00:00+0000 - 2026-11-30T00:00:00+0000', 1500],
    ['2026-11-01T00:00:00+00:00,2026-11-30T00:00:00+00:00', 1500],
    ['11/12/2026/31/12/2026', 2000],
  ])('a sale from and until %s', async (sale_price_effective_date, amount) => {
    expect((await googleRow({ sale_price: '15.00 EUR', sale_price_effective_date }))?.price?.amount).toBe(amount)
  })
})

describe('stock in the shop’s own language (C)', () => {
  it.each(
    [
    ['auf lager', true], ['Sofort lieferbar', true], ['verfügbar', true], ['en stock', true], ['disponible', true], ['disponibile', true],
    ['op voorraad', true], ['på lager', true], ['dostępny', true], ['skladem', true], ['em estoque', true], ['в наличии', true],
    ['在庫あり', true], ['yes', true], ['1', true], ['few left', true], ['vorbestellbar', true], ['nicht auf lager', false],
    ['ausverkauft', false], ['nicht verfügbar', false], ['en rupture de stock', false], ['épuisé', false], ['agotado', false],
    ['no disponible', false], ['esaurito', false], ['uitverkocht', false], ['slutsåld', false], ['niedostępny', false],
    ['esgotado', false], ['нет в наличии', false], ['temporarily out of stock', false], ['not in stock', false], ['no', false],
    ['0', false], ['coming soon', undefined],
  ] /* biome-ignore format: a table */,
  )('%s', async (availability, available) => {
    expect((await googleRow({ availability }))?.availability?.available).toBe(available)
  })

  it('Shopify: not published by any word, stock that nobody tracks, a thousand of it', async () => {
    expect(await shopifyRow({ Published: '0' })).toBeUndefined()
    expect(await shopifyRow({ Published: 'no' })).toBeUndefined()
    const stock = async (tracker: string, quantity: string) =>
      (await shopifyRow({ 'Variant Inventory Tracker': tracker, 'Variant Inventory Qty': quantity }))?.availability
    expect(await stock('not tracked', '0')).toBeUndefined()
    expect(await stock('shopify', '1,000')).toEqual({ available: true, status: 'in_stock', quantity: 1000 })
  })
})

describe('Google’s fields (B, F, G)', () => {
  it('what a machine wrote stands in columns of its own', async () => {
    const table = await googleRow({
      title: '',
      structured_title: 'trained_algorithmic_media:"Oak shelf"',
      structured_description: ':"A shelf of oak."',
    })
    expect([table?.title, table?.description]).toEqual(['Oak shelf', 'A shelf of oak.'])
    const part = (name: string, text: string) =>
      `<g:${name}><g:digital_source_type>trained_algorithmic_media</g:digital_source_type><g:content>${text}</g:content></g:${name}>`
    const xml = `<rss><channel><item><g:id>a1</g:id>${part('structured_title', 'Lamp: oak')}${part('structured_description', 'Of oak.')}<g:price>1 EUR</g:price></item></channel></rss>`
    const { products } = await readShopFile(utf8(xml))
    expect([products[0]?.title, products[0]?.description]).toEqual(['Lamp: oak', 'Of oak.'])
  })

  it('a number of Google’s list is no category; of several the first is', async () => {
    expect((await googleRow({ google_product_category: '2271' }))?.category).toBeUndefined()
    expect((await googleRow({ product_type: '"Home > Shelves","Wood > Oak"' }))?.category).toBe('Home > Shelves')
  })

  it('details in quotes and without a section, several codes, what is sold by the litre', async () => {
    const quoted = await googleRow({ product_detail: '"General:Size:3, 4","General:Ratio:16:9"' })
    expect(quoted?.attributes).toMatchObject({ size: '3, 4', ratio: '16:9' })
    expect((await googleRow({ product_detail: 'Thickness:2 cm' }))?.attributes).toMatchObject({ thickness: '2 cm' })
    expect((await googleRow({ gtin: '4006381333931,4006381333948' }))?.barcode).toBe('4006381333931')
    const facts = { unit_pricing_measure: '750ml', is_bundle: 'yes', certification: 'EC:EPREL:123456' }
    expect((await googleRow(facts))?.attributes).toMatchObject(facts)
  })

  it('Atom’s own names, and a template’s remarks before the header', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><g:id>a</g:id><title>Oak</title><summary>A shelf.</summary><g:price>1 EUR</g:price></entry></feed>'
    expect((await readShopFile(utf8(atom))).products[0]?.description).toBe('A shelf.')
    const template = '# Required | The unique id,# Required,# Required\nid,title,price\na,Oak,1 EUR'
    expect((await readShopFile(utf8(template))).products).toHaveLength(1)
  })
})

describe('Shopify’s own fields by type (F)', () => {
  it.each([
    ['["Cotton","Linen"]', 'Cotton, Linen'],
    ['{"value":20.5,"unit":"CENTIMETERS"}', '20.5 cm'],
    ['[{"value":1,"unit":"kg"}]', '1 kg'],
    ['{"amount":"5.99","currency_code":"EUR"}', '5.99 EUR'],
    [
      '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"Hand "},{"type":"text","bold":true,"value":"wash"}]}]}',
      'Hand wash',
    ],
    ['gid://shopify/Metaobject/1', undefined],
    ['["gid://shopify/Product/1"]', undefined],
    ['[as new]', '[as new]'],
    ['true', 'true'],
  ])('%s', async (value, text) => {
    expect((await shopifyRow({ 'Field (product.metafields.custom.field)': value }))?.attributes.field).toBe(text)
  })

  it('stars are the rating', async () => {
    const product = await shopifyRow({
      'Product rating (product.metafields.reviews.rating)': '{"value":"9","scale_min":"1","scale_max":"10"}',
      'Product rating count (product.metafields.reviews.rating_count)': '12',
    })
    expect(product?.rating).toEqual({ value: 4.5, count: 12 })
    expect(product?.attributes).toEqual({})
  })
})
