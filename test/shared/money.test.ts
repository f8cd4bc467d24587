import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyDigits } from '../../shared/currencies.ts'
import { parseMoney, readMoney } from '../../shared/money.ts'

describe('an amount of money', () => {
  it.each([
    ['15.99 USD', 1599, 'USD'],
    ['USD 15.99', 1599, 'USD'],
    ['1.299,00 EUR', 129_900, 'EUR'],
    ['1,299.5 EUR', 129_950, 'EUR'],
    ['1,299 USD', 129_900, 'USD'],
    ['€12', 1200, 'EUR'],
    ['1 299,90 €', 129_990, 'EUR'],
    ["CHF 1'299.90", 129_990, 'CHF'],
    ['12,34,567.50 INR', 123_456_750, 'INR'],
    ['500 JPY', 500, 'JPY'],
    ['45.000 CLP', 45_000, 'CLP'],
    ['1.234 KWD', 1234, 'KWD'],
    ['0.5 EUR', 50, 'EUR'],
    ['0.500 EUR', 50, 'EUR'],
    ['12.0000 EUR', 1200, 'EUR'],
    ['1.290.000 EUR', 129_000_000, 'EUR'],
  ])('is read exactly: %s', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual({ amount, currency })
  })

  it.each([
    'free',
    '-5 USD',
    '5 USD EUR',
    '5 XXQ',
    '1e3 USD',
    '99999999999999 USD',
    '',
    '1.120.00 EUR',
    '1.23.45 EUR',
    '1,2,3 EUR',
    '1 2 EUR',
    '01.234 EUR',
    '12.345.6 EUR',
  ])('is refused where it is none: %s', (text) => {
    expect(readMoney(text)).toBe('malformed')
  })

  it('needs a currency that somebody names', () => {
    expect(readMoney('12')).toBe('no-currency')
    expect(readMoney('12', { currency: 'NOK' })).toEqual({ amount: 1200, currency: 'NOK' })
  })

  it.each([
    ['1.480 EUR', 'en', 'ambiguous'],
    ['15.999 USD', 'en', 'ambiguous'],
    ['1.480 EUR', 'de', { amount: 148_000, currency: 'EUR' }],
    ['1.480 EUR', 'fr', 'ambiguous'],
    ['1,480 EUR', 'de', 'ambiguous'],
    ['€ 2.760', 'es', { amount: 276_000, currency: 'EUR' }],
    ['1.480 KWD', 'de', 'ambiguous'],
    ['1,480 KWD', 'en', 'ambiguous'],
    ['45.000 COP', 'es-CO', { amount: 4_500_000, currency: 'COP' }],
  ])('is read as the locale parts thousands, or refused, never guessed: %s in %s', (text, locale, expected) => {
    expect(readMoney(text, { locale })).toEqual(expected)
  })

  it.each([
    ['HUF', 2],
    ['COP', 2],
    ['IDR', 2],
    ['TWD', 2],
    ['JPY', 0],
    ['BHD', 3],
    ['XXQ', null],
  ])('has the minor units of ISO 4217, whatever ICU writes: %s', (currency, digits) => {
    expect(currencyDigits(currency)).toBe(digits)
  })

  it('that a locale writes is never read as another amount', () => {
    const locales = ['en', 'en-IN', 'de', 'de-CH', 'fr', 'es', 'es-MX', 'it', 'nl', 'pl', 'pt-BR', 'sv', 'nb', 'cs', 'ja']
    const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'CLP', 'HUF', 'KWD', 'INR', 'IDR', 'CHF', 'NOK']
    const amounts = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 200_000_000 }))
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        amounts,
        fc.boolean(),
        fc.boolean(),
        (locale, currency, amount, isFirst, isShort) => {
          const digits = currencyDigits(currency) ?? 0
          const value = amount / 10 ** digits
          const minimumFractionDigits = isShort && Number.isInteger(value) ? 0 : digits
          const number = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: digits }).format(value)
          const read = readMoney(isFirst ? `${currency} ${number}` : `${number} ${currency}`, { locale })
          expect([{ amount, currency }, 'ambiguous']).toContainEqual(read)
          // A reader with another locale refuses rather than misreads by a factor of a thousand.
          for (const other of locales) {
            const misread = readMoney(`${number} ${currency}`, { locale: other })
            if (typeof misread !== 'string' && misread.amount !== amount) expect([locale, other, number, misread]).toEqual([])
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
