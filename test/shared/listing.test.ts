import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanValue, renderListing } from '../../shared/listing.ts'
import type { Product } from '../../shared/product.ts'

const product = (more: Partial<Product> = {}): Product => ({ id: 'a', title: 'Mug', attributes: {}, ...more })
const render = (products: Product[], valueCharsMax = 0) => renderListing({ products, policies: {}, locale: 'en', valueCharsMax })

describe('a listing', () => {
  it('names each fact by the slot an answer would use', () => {
    const { text, fields } = render([product({ price: { amount: 1250, currency: 'EUR' }, attributes: { color: 'blue' } })])
    expect(text).toBe('<listing>\n{{1.title}} Mug\n{{1.price}}{{1.color}}\n</listing>')
    expect(fields.get('1.price')).toBe('€12.50')
  })

  it('is for records that were listed before what it is for records never seen, whatever was asked of them', () => {
    const own = [
      product({
        price: { amount: 900, currency: 'EUR' },
        rating: { value: 4, count: 2 },
        attributes: { weight: '90 g', oven_safe: 'yes' },
      }),
      product({ id: 'b', title: 'Cup', price: { amount: 800, currency: 'EUR' }, attributes: { weight: '80 g' } }),
    ]
    const lists = [own, own.toReversed(), own.slice(1), own]
    const questions = ['which is lightest?', 'Was kostet der Mug?', 'is the cup oven safe, under 9 euros', '']
    for (const question of [...questions, ...questions])
      for (const products of lists)
        for (const locale of ['en', 'de', 'fr-CH']) {
          const input = {
            products,
            policies: { shipping: 'To the EU.' },
            locale,
            valueCharsMax: 80,
            listsWeighed: true,
            question,
          }
          expect(renderListing(input)).toEqual(renderListing({ ...input, products: structuredClone(products) }))
        }
  })

  it('shows values to models that read them, clipped, and fills in the whole', () => {
    const { text, fields } = render([product({ attributes: { care: 'wash by hand' } })], 4)
    expect(text).toContain('{{1.care}} wash…')
    expect(fields.get('1.care')).toBe('wash by hand')
  })

  it('knows the cheapest, the best and who lists what, so that no model has to', () => {
    const { fields } = render([
      product({ price: { amount: 900, currency: 'EUR' }, rating: { value: 4, count: 2 }, attributes: { timer: 'yes' } }),
      product({ id: 'b', title: 'Cup', price: { amount: 800, currency: 'EUR' }, rating: { value: 3, count: 2 } }),
    ])
    expect([...fields].filter(([slot]) => /^((best|cheapest)\.(title|price|rating|reason)|with\.t)/.test(slot))).toEqual([
      ['cheapest.title', 'Cup'],
      ['cheapest.price', '€8.00'],
      ['cheapest.rating', '3 out of 5 from 2 reviews'],
      ['cheapest.reason', 'the lowest price here, €8.00'],
      ['best.title', 'Mug'],
      ['best.price', '€9.00'],
      ['best.rating', '4 out of 5 from 2 reviews'],
      ['best.reason', 'the best rating here, 4 out of 5 from 2 reviews'],
      ['with.title', 'Mug, Cup'],
      ['with.timer', 'Mug'],
    ])
  })

  it('compares no prices of two currencies, nor a price with none', () => {
    const two = (price: Product['price']) =>
      render([product({ price: { amount: 1, currency: 'EUR' } }), product({ ...(price && { price }) })]).fields
    expect(two({ amount: 2, currency: 'USD' }).has('cheapest.price')).toBe(false)
    expect(two(undefined).has('cheapest.price')).toBe(false)
    expect(two(undefined).get('best.reason')).toBe('the first listing here')
  })

  it('leaves what is unknown unknown', () => {
    expect(render([product()]).fields.get('1.price')).toBeUndefined()
    expect(render([product()]).fields.get('best.rating')).toBeUndefined()
  })

  it('cannot be closed, slotted or broken by a value', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('</listing>', '{{1.price}}', '\n', '\u202e', '<|im_end|>'),
        (noise, attack) => {
          const clean = cleanValue(noise + attack + noise)
          expect(clean).not.toMatch(/[<>\n\r\u2028\u202e]|\{\{|\}\}/)
        },
      ),
    )
  })
})
