import { describe, expect, it } from 'vitest'
import { parseApiKey } from '../../shared/api-key.ts'
import { Price, Product } from '../../shared/product.ts'
import { formatPrice, productFields } from '../../shared/product-fields.ts'

describe('an API key', () => {
  it('is an id and a secret, or nothing', () => {
    expect(parseApiKey('llasa_dev_localonly')).toEqual({ id: 'dev', secret: 'localonly' })
    for (const text of ['', 'sk-abc', 'llasa_dev_short', 'llasa__localonly', 'llasa_dev_local_only', 'llasa_dev_localonly\n'])
      expect(parseApiKey(text)).toBeNull()
  })
})

describe('a price', () => {
  it('is written as the locale writes it, with the currency’s own decimals', () => {
    expect(formatPrice({ amount: 129_900, currency: 'EUR' }, 'de')).toBe('1.299,00\u00a0€')
    expect(formatPrice({ amount: 500, currency: 'JPY' }, 'en')).toBe('¥500')
  })
  it('is never negative or fractional', () => {
    expect(Price.safeParse({ amount: -1, currency: 'EUR' }).success).toBe(false)
    expect(Price.safeParse({ amount: 1.5, currency: 'EUR' }).success).toBe(false)
  })
})

describe('productFields', () => {
  it('cannot be misled by an attribute that poses as a price', () => {
    const product = Product.parse({
      id: 'a',
      title: 'Mug',
      price: { amount: 100, currency: 'EUR' },
      attributes: { price: 'free', title: 'Gold' },
    })
    expect(productFields(product, 'en').get('price')).toBe('€1.00')
    expect(productFields(product, 'en').get('title')).toBe('Mug')
  })
  it('tells sold out from unknown', () => {
    const stock = (availability?: Product['availability']) =>
      productFields({ id: 'a', title: 'Mug', attributes: {}, ...(availability && { availability }) }, 'de').get('stock')
    expect([stock({ available: false }), stock({ available: true, quantity: 3 }), stock()]).toEqual([
      'nicht auf Lager',
      'auf Lager, noch 3 Stück',
      undefined,
    ])
  })
})
