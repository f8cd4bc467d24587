import { describe, expect, it } from 'vitest'
import { openShop } from '../../../../scripts/search/open-shop.ts'
import { Product } from '../../../../shared/product.ts'
import { plainText } from '../../../../workers/catalogue/query/plain-text.ts'

const others = ['Zinc bucket', 'Paper lantern', 'Garden rake', 'Copper wire']

/** What a shop with one fitting product finds. */
async function find(query: string, title: string, locale: string, { id = 'p', more = [] as string[] } = {}) {
  const products = [title, ...more, ...others].map((each, at) =>
    Product.parse({ id: at === 0 ? id : `z${at}`, title: each, attributes: {} }),
  )
  const { products: found, match } = await openShop(products, locale).search({ query, filters: {}, limit: 5 })
  return [match, found[0]?.title]
}

describe('words of other scripts and keyboards', () => {
  it.each([
    ['pl', 'stol', 'Stół dębowy'],
    ['da', 'brodkniv', 'Brødkniv'],
    ['fr', 'oeufs', 'Coquetier pour œufs'],
    ['tr', 'isikli', 'Işıklı masa'],
    ['tr', 'IŞIK', 'ışık'],
    ['ar', 'كتاب', 'كِتاب تلوين'],
    ['ar', 'مزرعه', 'مزرعة ألعاب'],
    ['ar', 'اياب', 'حقيبة ايـــــاب'],
    ['ar', 'كرسى', 'كرسي خشبي'],
    ['he', 'תקון', 'תִּקּוּן שעונים'],
    ['zh', '耳机', '蓝牙无线耳机'],
    ['zh', '无线耳机', '蓝牙 无线 耳机'],
    ['zh', '记忆 枕头', '慢回弹记忆枕头'],
    ['zh', '12306', '铁路12306模型'],
    ['ja', '優柔', 'でも優柔不断マグ'],
    ['ja', '児玉　皿', '児玉の皿'],
    ['ko', '이어폰', '무선이어폰 블랙'],
    ['th', 'รองเท้า', 'รองเท้าวิ่งผู้ชาย'],
    ['es', 'luces', 'Luz LED'],
    ['es', 'lápiz', 'Lápices de grafito'],
    ['ru', 'елка', 'Ёлка искусственная'],
  ])('%s: «%s» finds «%s»', async (locale, query, title) => {
    expect(await find(query, title, locale)).toEqual(['found', title])
  })

  it.each([
    ['t shirt', 'Cotton Tshirt'],
    ['tshirt', 'Cotton T Shirt'],
    ['e bike', 'City Ebike'],
    ['ebike', 'City E Bike'],
    ['shirt', 'Cotton T Shirt'],
  ])('a letter apart: «%s» finds «%s»', async (query, title) => {
    expect(await find(query, title, 'en')).toEqual(['found', title])
  })

  it.each([
    ['usbc', 'USB\u2011C cable', ['USB hub', 'USB-A cable']],
    ['1/2 inch socket', '½ inch socket', ['1/4 inch socket', '1 inch socket']],
    ['1 1/2 inch pipe', '1½ inch pipe', ['1 inch pipe', '2 inch pipe']],
    ['1.5 inch pipe', '1½ inch pipe', ['1 inch pipe', '2 inch pipe']],
    ['10000 mah', 'Power bank 10\u202f000 mAh', ['Power bank 5000 mAh']],
  ])('«%s» finds «%s» before its neighbours', async (query, title, more) => {
    expect((await find(query, title, 'en', { more }))[1]).toBe(title)
  })

  it('texts of plain letters stay as they are but small', () => {
    expect(plainText('Oak Shelf 24" (W) 3/4')).toBe('oak shelf 24" (w) 3/4')
    expect(plainText('Ⅻ ﬁg ２９９ ٣ Łódź Straße')).toBe('xii fig 299 3 lodz strasse')
  })
})

describe('numbers of products', () => {
  it.each([
    ['311992D3', '311992D3'],
    ['04433', '04433'],
    ['4433', '04433'],
    ['MT102', 'MT1022435-AB'],
    ['35AB', 'MT1022435-AB'],
    ['kt-ins114', 'KT-INS114-DRE'],
    ['CMC-001', 'CMC-001-3324-121'],
    ['Do you have 311992D3?', '311992D3'],
  ])('«%s» finds the product of the number %s', async (query, id) => {
    expect(await find(query, 'Pump seal', 'en', { id })).toEqual(['found', 'Pump seal'])
  })

  it('a year or a size beside words that nobody has is no number of a product', async () => {
    expect((await find('calendar 2026', 'Pump seal', 'en', { id: 'woo-2026' }))[0]).toBe('none')
  })
})
