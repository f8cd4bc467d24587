import { currencyDigits } from './currencies.ts'
import type { Price } from './product.ts'

/** Why a text is no amount. `ambiguous`: its sign may part thousands or decimals, and nothing says which. */
export type MoneyProblem = 'malformed' | 'ambiguous' | 'no-currency'

interface MoneyForm {
  /** Of a text that names none. */
  readonly currency?: string | null | undefined
  /** BCP 47: which sign parts thousands there. Without one a comma does, as in English. */
  readonly locale?: string | undefined
}

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' }
const money = /^\s*(?:([A-Za-z]{3}|[$€£¥₹])\s*)?(\d[\d.,'’ \u00a0\u202f]*?)(?:[.,][-–—]{1,2})?\s*([A-Za-z]{3}|[$€£¥₹])?\s*$/

/** An ISO 4217 code of a text: in any case, or the sign of one that many write alone. */
export function currencyOf(text: string): string {
  const code = text.trim().toUpperCase()
  return signs[code] ?? code
}

/** `$` is the shop's own dollar, `¥` its yuan, where the shop's currency is written with that sign alone. */
function currencyOfSign(sign: string, fallback: string | null): string {
  const isOwn = fallback !== null && currencyDigits(fallback) !== null && narrowSignOf(fallback) === sign
  return isOwn ? fallback : currencyOf(sign)
}

const narrowSigns = new Map<string, string>()

export function narrowSignOf(currency: string): string {
  let sign = narrowSigns.get(currency)
  if (sign === undefined) {
    const form = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    sign = form.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? ''
    if (narrowSigns.size >= 64) narrowSigns.clear()
    narrowSigns.set(currency, sign)
  }
  return sign
}

/**
 * `15.99 USD`, `USD 15.99`, `1.299,00 EUR`, `$12`: an exact amount in minor units (ISO 4217), never by way of a float. A text
 * with two currencies, with more digits than the currency has, or with a minus is malformed. `1.480 EUR` is ambiguous
 * where the locale does not part thousands by a dot: a wrong guess is a thousandfold price.
 */
export function readMoney(text: string, { currency: fallback = null, locale = 'en' }: MoneyForm = {}): Price | MoneyProblem {
  const match = money.exec(text)
  if (!match?.[2] || (match[1] && match[3])) return 'malformed'
  const named = match[1] ?? match[3]
  const own = fallback === null ? null : currencyOf(fallback)
  const currency = named ? currencyOfSign(named, own) : own
  if (!currency) return 'no-currency'
  const digits = currencyDigits(currency)
  if (digits === null) return 'malformed'
  const amount = readAmount(match[2], digits, groupingSignsOf(locale))
  return typeof amount === 'number' ? { amount, currency } : amount
}

/** The amount, or null where the text is none or ambiguous. */
export function parseMoney(text: string, form: MoneyForm = {}): Price | null {
  const read = readMoney(text, form)
  return typeof read === 'string' ? null : read
}

/** Every amount that a number may stand for, in minor units of a currency with so many digits: two for `1.480`, none for a text that is none. */
export function amountReadings(text: string, digits: number): readonly number[] {
  const read = [grouped(text, digits), decimal(text, digits)].filter((amount) => amount !== null)
  return [...new Set(read)]
}

// Before one sign up to three digits, behind it exactly three.
const unclear = /^[1-9]\d{0,2}([.,])\d{3}$/

function readAmount(text: string, digits: number, groupingSigns: string): number | 'malformed' | 'ambiguous' {
  const sign = unclear.exec(text)?.[1]
  if (sign === undefined) return decimal(text, digits) ?? grouped(text, digits) ?? 'malformed'
  if (digits === 0 || (digits === 2 && groupingSigns.includes(sign))) return grouped(text, digits) ?? 'malformed'
  if (digits === 2) return 'ambiguous'
  // Three digits are this currency's decimals: what the locale's grouping sign parts may be either.
  return groupingSigns.includes(sign) ? 'ambiguous' : (decimal(text, digits) ?? 'malformed')
}

const thousands = /^[1-9]\d{0,2}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*$/
// `12,34,567`: the groups of the Indian subcontinent.
const lakhs = /^[1-9]\d?(?:,\d{2})+,\d{3}$/

/** A number without decimals: plain, or with its thousands parted by one sign. */
function grouped(text: string, digits: number): number | null {
  if (!/^\d+$/.test(text) && !thousands.test(text) && !lakhs.test(text)) return null
  return minorUnits(text.replace(/\D/g, ''), '', digits)
}

/** A number whose last sign, a dot or a comma that stands once, begins its decimals. */
function decimal(text: string, digits: number): number | null {
  const match = /^(.*\d)([.,])(\d*)$/.exec(text)
  const [, before = '', sign = '', after = ''] = match ?? []
  if (!match || before.includes(sign) || grouped(before, 0) === null) return null
  return minorUnits(before.replace(/\D/g, ''), after, digits)
}

const amountMax = 1_000_000_000_000

function minorUnits(integerPart: string, decimals: string, digits: number): number | null {
  const cents = decimals.replace(/(?<!0)0+$/, '')
  if (integerPart.length > 13 || cents.length > digits) return null
  const amount = Number(integerPart + cents.padEnd(digits, '0'))
  return amount <= amountMax ? amount : null
}

const groupingSigns = new Map<string, string>()

/** Some locales part an amount's thousands by another sign than a number's (Austria). */
function groupingSignsOf(locale: string): string {
  let signs = groupingSigns.get(locale)
  if (signs === undefined) {
    // Intl groups from five digits on in some locales (Spanish), so the number is a long one.
    const forms = [{}, { style: 'currency', currency: 'EUR' }] as const
    const parts = forms.flatMap((form) => new Intl.NumberFormat(locale, form).formatToParts(1_234_567))
    signs = parts.map(({ type, value }) => (type === 'group' ? value : '')).join('')
    if (groupingSigns.size >= 64) groupingSigns.clear()
    groupingSigns.set(locale, signs)
  }
  return signs
}
