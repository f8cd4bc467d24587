import type { Price } from './product.ts'

const digitsByCurrency = new Map<string, number | null>()

/** How many digits a currency has after the point (ISO 4217 by way of CLDR); null when it is no currency. */
export function currencyDigits(currency: string): number | null {
  const known = digitsByCurrency.get(currency)
  if (known !== undefined) return known
  let digits: number | null = null
  if (/^[A-Z]{3}$/.test(currency) && knownCurrencies().has(currency))
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  if (digitsByCurrency.size > 512) digitsByCurrency.clear()
  digitsByCurrency.set(currency, digits)
  return digits
}

let currencies: ReadonlySet<string> | undefined
const knownCurrencies = (): ReadonlySet<string> => {
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  return currencies
}

/**
 * `15.99 USD`, `USD 15.99`, `1.299,00 EUR`, `$12` with `fallback`: an exact amount in minor units, never by way of a
 * float. Null when it is not one: two currencies, more digits than the currency has, a minus.
 */
export function parseMoney(text: string, fallback: string | null = null): Price | null {
  const match = /^\s*(?:([A-Za-z]{3}|[$€£¥₹])\s*)?(\d[\d.,' \u00a0\u202f]*?)\s*([A-Za-z]{3}|[$€£¥₹])?\s*$/.exec(text)
  if (!match?.[2] || (match[1] && match[3])) return null
  const named = match[1] ?? match[3]
  const currency = named ? (signs[named] ?? named.toUpperCase()) : fallback
  const digits = currency ? currencyDigits(currency) : null
  if (!currency || digits === null) return null
  const amount = parseAmount(match[2], digits)
  return amount === null ? null : { amount, currency }
}

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' }

/** A decimal number in either notation, in units of its `digits`-th decimal. */
export function parseAmount(text: string, digits: number): number | null {
  const plain = text.replace(/[' \u00a0\u202f]/g, '')
  const point = decimalPointOf(plain, digits)
  const integerPart = (point < 0 ? plain : plain.slice(0, point)).replace(/[.,]/g, '')
  const rest = point < 0 ? '' : plain.slice(point + 1)
  const cents = rest.replace(/0+$/, '')
  if (!/^\d{1,13}$/.test(integerPart) || !/^\d*$/.test(rest) || cents.length > digits) return null
  const amount = Number(integerPart + cents.padEnd(digits, '0'))
  return amount <= 1_000_000_000_000 ? amount : null
}

/** Where the decimals begin: the last of two different signs; of one sign, unless it parts thousands. */
function decimalPointOf(text: string, digits: number): number {
  const dot = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return Math.max(dot, comma)
  const at = Math.max(dot, comma)
  if (at < 0) return -1
  const parts = text.split(/[.,]/)
  // `1,299` parts thousands; of `1.299` nobody can tell, so it is read as decimals, of which it has too many.
  const isGrouped = parts.length > 2 || (comma >= 0 && parts[1]?.length === 3 && digits !== 3 && parts[0] !== '0')
  return isGrouped ? -1 : at
}
