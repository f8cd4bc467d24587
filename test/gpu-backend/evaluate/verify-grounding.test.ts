import { describe, expect, it } from 'vitest'
import { verify } from '../../../gpu-backend/evaluate/grounding/verify.ts'
import { Product } from '../../../shared/product.ts'

const mug = Product.parse({
  id: 'mug',
  title: 'Blue Mug',
  price: { amount: 1250, currency: 'EUR' },
  availability: { available: true, quantity: 7 },
  attributes: {},
})
const plate = Product.parse({
  id: 'plate',
  title: 'Plate',
  price: { amount: 900, currency: 'EUR' },
  availability: { available: false },
  attributes: {},
})
const products = new Map([mug, plate].map((product) => [product.id, product]))
const claim = (text: string, productId: string, field = 'price') => ({
  text,
  productId,
  field,
  source: 'catalogue' as const,
  version: '1',
  ageSeconds: 0,
})

describe('the judge of grounded answers', () => {
  it('passes what is true and has its receipt', () => {
    const verdict = verify(
      'The Blue Mug costs €12.50 and is in stock, 7 left.',
      [claim('€12.50', 'mug'), claim('in stock, 7 left', 'mug', 'stock')],
      products,
      {},
    )
    expect(verdict).toEqual({ shown: 2, unreceipted: [], wrong: [] })
  })

  it.each([
    ['a price that is none', 'The Blue Mug costs €11.00.'],
    ["another product's price", 'The Blue Mug costs €9.00.'],
    ['another currency', 'The Blue Mug costs $12.50.'],
    ['a stock that is none', 'The Plate is in stock, 7 left.'],
    ['a discount', 'The Blue Mug is 50 % off.'],
  ])('catches %s', (_what, text) => {
    expect(verify(text, [claim('€9.00', 'plate')], products, {}).wrong).toHaveLength(1)
  })

  it('catches what is true but has no receipt', () => {
    expect(verify('The Blue Mug costs €12.50.', [], products, {}).unreceipted).toEqual(['€12.50'])
  })
})
