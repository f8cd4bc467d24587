import { currencyOf, type MoneyProblem, readMoney } from '../../../shared/money.ts'
import { attributesMax, type Price, type Product, productBounds } from '../../../shared/product.ts'
import { amountText } from './amount-text.ts'
import { attributesOfBody } from './attributes-of-body.ts'
import type { FeedForm, FieldProblem, Mapped } from './feed-row.ts'
import { keyOf } from './key-of.ts'
import { plainText } from './plain-text.ts'
import { safeId } from './safe-id.ts'
import { stockOfWord } from './stock-words.ts'

/** Values by which feeds say that there is none; OpenAI's and Google's rules forbid them, shops write them. */
const nothing = /^(n\/?a|null|none|undefined|-|–)$/i

const moneyProblems: Readonly<Record<MoneyProblem, string>> = {
  malformed: "must be an amount with its currency, like '15.99 USD'.",
  ambiguous: "may part thousands or decimals by its sign: write '1480.00' or '1480', or import with the locale that writes so.",
  'no-currency': "names no currency, and neither does the import ('currency') nor the shop's settings.",
}

const stars = /^(\d+(?:[.,]\d+)?)\s?(?:(%)|(?:\/|out of|von|sur|de|su)\s?(\d+))?(?:\s\D*)?$/

// Markup and all: beyond it a cell is no text for shoppers. What is kept of it is far less (`productBounds`).
const cellCharsMax = 100_000

/** Puts a product together field by field; what is wrong is noted under the feed's own name for the field. */
export class Mapping {
  readonly #form: FeedForm
  readonly #value: Record<string, unknown> = {}
  readonly #attributes: Record<string, string> = {}
  readonly #problems: FieldProblem[] = []
  readonly #notes: FieldProblem[] = []
  #skipped: string | undefined

  constructor(form: FeedForm) {
    this.#form = form
  }

  /** The row is no variant. */
  problem(field: string, reason: string): void {
    this.#problems.push({ field, reason })
  }

  /** The variant is right without this field. */
  note(field: string, reason: string): void {
    this.#notes.push({ field, reason })
  }

  /** The row is left out on purpose. */
  skip(reason: string): void {
    this.#skipped ??= reason
  }

  set(key: keyof Product, value: unknown): void {
    const isNothing = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (!isNothing) this.#value[key] = value
  }

  /** An id in allowed characters; the original stays as the attribute `sku`. */
  id(text: string): void {
    const id = safeId(text)
    this.set('id', id)
    if (id !== text) this.attribute('sku', text)
  }

  parent(text: string): void {
    this.set('parent', safeId(text))
  }

  /** Text on one line, clipped where a shop's own bound is wider than ours. */
  text(key: 'brand' | 'category', value: unknown): void {
    this.set(key, textOf(value).slice(0, productBounds[key]))
  }

  /** A title with what tells the variant apart behind it, which stays where the title has to be clipped. */
  title(value: unknown, suffix = ''): void {
    const text = textOf(value)
    const end = suffix && ` – ${suffix.slice(0, productBounds.title / 2)}`
    const clipped = clippedTo(text, productBounds.title - end.length)
    if (clipped !== text) this.note('title', `is longer than ${productBounds.title} characters: clipped.`)
    this.set('title', clipped && clipped + end)
  }

  /** The body as text, and what it states as facts (`Material: oak`, `5 ATM`) as attributes, where no column has them. */
  description(value: unknown): void {
    if (typeof value !== 'string') return
    this.set('description', textOf(value).slice(0, productBounds.description))
    this.#body = value
  }
  #body = ''

  attribute(name: string, value: unknown): void {
    const key = keyOf(name)
    const text = textOf(value)
    if (key && text) this.#attributes[key] = text.slice(0, productBounds.attribute)
  }

  price(key: 'price' | 'listPrice', field: string, value: unknown, currency: string | null = null): Price | null {
    const text = textOf(value)
    if (!text) return null
    // "Call for price" is none that could be read wrongly.
    if (!/\p{Nd}/u.test(text)) {
      this.note(field, 'is no amount: the price is unknown.')
      return null
    }
    const price = this.#money(text, currency ?? this.#form.currency)
    if (typeof price === 'string') {
      this.problem(field, moneyProblems[price])
      return null
    }
    this.set(key, price)
    return price
  }

  #money(text: string, currency: string | null): Price | MoneyProblem {
    const own = currency === null ? null : currencyOf(currency)
    return readMoney(amountText(text, own, this.#form.locale), { currency: own, locale: this.#form.locale })
  }

  /** A price that stands for the regular one while a sale lasts: above zero and below it, else there is no sale. */
  sale(field: string, value: unknown, regular: Price | null, currency: string | null = null): void {
    const text = textOf(value)
    if (!text || !regular) return
    const price = this.#money(text, currency ?? regular.currency)
    if (typeof price === 'string') return this.problem(field, moneyProblems[price])
    if (price.amount === 0) return
    if (price.currency !== regular.currency) return this.problem(field, 'must be in the currency of the price.')
    if (price.amount >= regular.amount) {
      if (price.amount > regular.amount) this.note(field, 'is above the price: no sale.')
      return
    }
    this.set('price', price)
    this.set('listPrice', regular)
  }

  /** A price of before, which counts only above today's. */
  compareAt(field: string, value: unknown, price: Price | null, currency: string | null = null): void {
    const text = textOf(value)
    if (!text || !price) return
    const before = this.#money(text, currency ?? price.currency)
    if (typeof before === 'string') return this.problem(field, moneyProblems[before])
    if (before.currency === price.currency && before.amount > price.amount) this.set('listPrice', before)
  }

  url(key: 'url', field: string, value: unknown): void {
    const text = absolute(textOf(value), this.#form.shopUrl)
    if (!text) return
    if (isWebAddress(text)) this.set(key, text)
    else this.note(field, 'is no http or https address: left out.')
  }

  image(field: string, value: unknown, alt?: unknown): void {
    const text = absolute(textOf(value), this.#form.shopUrl)
    if (!text) return
    if (!isWebAddress(text)) return this.note(field, 'is no http or https address: left out.')
    this.set('image', { url: text, ...(textOf(alt) && { alt: textOf(alt).slice(0, 300) }) })
  }

  /** GTIN-8, -12, -13 or -14 (GS1 General Specifications, section 3.3); what a spreadsheet made of one is left out. */
  barcode(field: string, value: unknown): void {
    // Several codes of one product stand in one cell.
    const [stated = ''] = textOf(value).split(/[,;|]/)
    // GS1's own address of a product (Digital Link).
    const code = /^https?:\/\/.*\/01\/(\d{8,14})/.exec(stated)?.[1] ?? stated
    const written = code.replace(/^'|\.0+$/g, '').replace(/[\s.-]/g, '')
    if (!written) return
    const text = gtinOf(written)
    if (!/^(\d{8}|\d{12,14})$/.test(text)) this.note(field, 'is no GTIN (8, 12, 13 or 14 digits): left out.')
    else if (!hasCheckDigit(text)) this.note(field, 'is no GTIN (its check digit is another): left out.')
    else this.set('barcode', text)
  }

  /** Of five stars, or of as many as `best` or the value itself says: `4.5/5`, `90%`, `4.5 out of 5`. */
  rating(value: unknown, count: unknown, best: unknown = 5): void {
    const [, number = '', percent, within] = stars.exec(textOf(value)) ?? []
    const most = Number(within) || (percent ? 100 : Number(textOf(best).replace('%', '')) || 5)
    const rated = (Number(number.replace(',', '.')) * 5) / most
    if (!number || !(rated >= 0 && rated <= 5)) return
    const raters = Number(
      textOf(count)
        .replace(/\s\D*$/, '')
        .replace(/(?<=\d)[.,' ](?=\d{3}(?!\d))/g, ''),
    )
    const of = Math.max(0, Math.trunc(raters) || 0)
    // Nobody's stars are none.
    if (rated > 0 || of > 0) this.set('rating', { value: Math.round(rated * 100) / 100, count: of })
  }

  availability(field: string, value: unknown, quantity?: number | null): void {
    if (!textOf(value)) return
    const read = availabilityOf(value, quantity)
    if (read === null) this.note(field, 'is no known availability: stock is unknown.')
    else if (read !== 'unknown') this.set('availability', read)
  }

  done(): Mapped {
    const fromBody = this.#body ? attributesOfBody(this.#body, this.#attributes, String(this.#value.title ?? '')) : {}
    const all = Object.entries({ ...this.#attributes, ...fromBody })
    const attributes = Object.fromEntries(all.slice(0, attributesMax))
    if (all.length > attributesMax) this.note('attributes', `are more than ${attributesMax}: the others are left out.`)
    if (Object.keys(attributes).length) this.#value.attributes = attributes
    this.set(
      'fromBody',
      Object.keys(fromBody).filter((key) => key in attributes),
    )
    return {
      value: this.#value,
      problems: this.#problems,
      notes: this.#notes,
      ...(this.#skipped !== undefined && { skipped: this.#skipped }),
    }
  }
}

/** A cell or member as one line of plain text; '' when it says nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return String(asWritten(value))
  if (typeof value !== 'string') return ''
  const text = plainText(value.slice(0, cellCharsMax))
  return nothing.test(text) ? '' : text
}

/** An ISBN of ten as the GTIN that it is, and a UPC whose zero a spreadsheet took. */
function gtinOf(code: string): string {
  if (/^\d{11}$/.test(code) && hasCheckDigit(`0${code}`)) return `0${code}`
  if (!/^\d{9}[\dX]$/i.test(code)) return code
  const sum = [...code].reduce((total, digit, at) => total + (/x/i.test(digit) ? 10 : Number(digit)) * (10 - at), 0)
  const check = [...Array(10).keys()].find((digit) => hasCheckDigit(`978${code.slice(0, 9)}${digit}`))
  return sum % 11 === 0 ? `978${code.slice(0, 9)}${check}` : code
}

/** Seventeen digits show how a machine holds 19.99, nine how one of half the size does; fifteen and seven are what somebody wrote. */
function asWritten(value: number): number {
  const short = Number(value.toPrecision(7))
  const isOfHalf = !Number.isInteger(value) && String(value).length > 11 && Math.fround(short) === value
  return isOfHalf ? short : Number(value.toPrecision(15))
}

/** Whole words, as many as fit. */
function clippedTo(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text
  const cut = text.lastIndexOf(' ', charsMax)
  return text.slice(0, cut > charsMax / 2 ? cut : charsMax).trimEnd()
}

/** The last digit follows from the others (GS1 General Specifications, section 7.9); none has only zeros. */
function hasCheckDigit(gtin: string): boolean {
  const sum = [...gtin].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  return sum % 10 === 0 && !/^0+$/.test(gtin)
}

/** A count of pieces; spreadsheets write `5.0` and `1,000`. Null where the text is none. */
export function countOf(text: string): number | null {
  const digits = /^(-?\d{1,9})(?:\.0+)?$/.exec(text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''))?.[1]
  return digits === undefined ? null : Math.max(0, Number(digits))
}

/** Within the dates a sale lasts; a last day alone is a whole day. Without dates it lasts, with dates that cannot be read it does not. */
export function isWithin({ from, until }: { readonly from: string; readonly until: string }, now: number): boolean {
  const [start, end] = [from ? dateOf(from) : Number.NEGATIVE_INFINITY, until ? dateOf(until) : Number.POSITIVE_INFINITY]
  return start <= now && now <= (/^(\d{4}-?\d\d-?\d\d|\d\d?\.\d\d?\.\d{4})$/.test(until.trim()) ? end + dayMs - 1 : end)
}

const dayMs = 86_400_000
/** `+01` is `+01:00`, `T1300` is `T13:00`, `20261130` and `30.11.2026` are `2026-11-30`; `11/12/2026` is a day of November or of December: none. */
const dateOf = (text: string): number =>
  /^\s*\d{1,2}\//.test(text)
    ? Number.NaN
    : Date.parse(
        text
          .trim()
          .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
          .replace(
            /^(\d\d?)\.(\d\d?)\.(\d{4})/,
            (_, day, month, year) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
          )
          .replace(/T(\d\d)(\d\d)(\d\d)?(?=\D|$)/, (_, hour, minute, second) => `T${hour}:${minute}:${second ?? '00'}`)
          .replace(/(T[\d:.]+[+-]\d\d)$/, '$1:00'),
      )

/** `//cdn.example/a.jpg` is an address without its scheme, `/a.jpg` one of the shop's. */
const absolute = (text: string, shopUrl: string | null = null): string =>
  text.startsWith('//') ? `https:${text}` : text.startsWith('/') && shopUrl ? (URL.parse(text, shopUrl)?.href ?? text) : text

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}

/** Google's, schema.org's and everybody's words for it; `unknown` where the word says nothing of stock, null when it is none of them. */
export function availabilityOf(value: unknown, quantity?: number | null): Product['availability'] | 'unknown' | null {
  const word = textOf(value)
    .replace(schemaOrg, '')
    .replace(/^ItemAvailability[#/]/i, '')
  const found = stockOfWord(word)
  if (!found) return unclear.test(word) ? 'unknown' : null
  // A quantity that says otherwise is one that nobody counts.
  const isCount = quantity !== undefined && quantity !== null && quantity >= 0 && quantity > 0 === found.available
  return { ...found, ...(isCount && { quantity }) }
}

/** `schema:`, and `schema.org/` with whatever of an address stands before it. */
export const schemaOrg = /^(?:schema:|(?:https?:)?(?:\/\/)?(?:www\.)?schema\.org\/)/i

/** Nothing of stock. */
const unclear = /^(?:made[\s_-]?to[\s_-]?order|in[\s_-]?store[\s_-]?only|reserved|unknown)$/i
