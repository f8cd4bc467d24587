/**
 * Currencies whose minor unit is not a hundredth (ISO 4217, list one, "minor unit"). ICU's own digits follow how cash is
 * written (none for HUF, COP, IDR), so they are wrong for amounts that systems exchange.
 */
const unusualDigits: Readonly<Record<string, number>> = {
  ...digitsOf(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digitsOf(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digitsOf(4, 'CLF UYW'),
}

function digitsOf(digits: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, digits]))
}

let currencies: ReadonlySet<string> | undefined

/** How many digits of a currency's amounts stand after the point; null when it is no currency. */
export function currencyDigits(currency: string): number | null {
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  if (!currencies.has(currency)) return null
  return unusualDigits[currency] ?? 2
}
