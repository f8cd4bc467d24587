import { describe, expect, it } from 'vitest'
import { Product } from '../../../../shared/product.ts'
import { CataloguePointer } from '../../../../workers/catalogue/publish/published.ts'
import { shopView } from '../../../../workers/catalogue/query/shop-view.ts'

const pointer = CataloguePointer.parse({
  version: '1',
  locale: 'en',
  publishedAt: '2026-11-26T08:00:00.000Z',
  count: 4,
  search: 'bundle',
  settings: { policies: { returns: 'Thirty days.' } },
})
const product = (id: string, category: string, amount: number, available = true) =>
  Product.parse({ id, title: id, category, price: { amount, currency: 'EUR' }, availability: { available } })

describe('what an assistant shows before the first question', () => {
  it('names the widest shelves by their own names, each with a round amount that half of it stays below', () => {
    const products = [
      product('sold', 'Outdoor > Tents', 19_900, false),
      product('tent', 'Outdoor > Tents', 24_900),
      product('mug', 'Kitchen', 1_250),
      product('pan', 'Kitchen', 4_900),
      product('pot', 'Kitchen', 8_900),
      product('single', 'Garden', 100),
    ]
    const { categories, product: first, policies } = shopView(pointer, products)
    expect(categories).toEqual([
      { name: 'Kitchen', under: { amount: 5_000, currency: 'EUR' } },
      { name: 'Tents', under: { amount: 50_000, currency: 'EUR' } },
    ])
    expect([first, policies]).toEqual(['tent', ['returns']])
  })

  it('promises nothing of a catalogue without categories and prices', () => {
    const { categories, product: first } = shopView(pointer, [Product.parse({ id: 'a', title: 'A' })])
    expect([categories, first]).toEqual([[], null])
  })

  it('has the chips, the heading and the picture hosts that the shop set', () => {
    const assistant = { heading: 'Ask Ada', chips: ['Which size fits me?'], imageHosts: ['cdn.shop.example'] }
    const view = shopView({ ...pointer, settings: { ...pointer.settings, assistant } }, [])
    expect(view).toMatchObject(assistant)
  })
})
