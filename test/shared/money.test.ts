import { describe, expect, it } from 'vitest'
import { parseMoney } from '../../shared/money.ts'

describe('an amount of money', () => {
  it.each([
    ['15.99 USD', 1599, 'USD'],
    ['USD 15.99', 1599, 'USD'],
    ['1.299,00 EUR', 129_900, 'EUR'],
    ['1,299.5 EUR', 129_950, 'EUR'],
    ['1,299 USD', 129_900, 'USD'],
    ['€12', 1200, 'EUR'],
    ['1 299,90 €', 129_990, 'EUR'],
    ['500 JPY', 500, 'JPY'],
    ['1.234 KWD', 1234, 'KWD'],
    ['0.5 EUR', 50, 'EUR'],
  ])('is read exactly: %s', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual({ amount, currency })
  })

  it.each(['12', 'free', '-5 USD', '5 USD EUR', '15.999 USD', '5 XXQ', '1e3 USD', '99999999999999 USD', ''])(
    'is refused where it is none: %s',
    (text) => {
      expect(parseMoney(text)).toBeNull()
    },
  )
})
