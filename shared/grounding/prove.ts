import { currencyDigits } from '../currencies.ts'
import { amountReadings } from '../money.ts'
import type { Product } from '../product.ts'
import { fold, languageOf } from '../weighing/language.ts'
import { parseQuantities } from '../weighing/measure.ts'
import { attributeOf, labelOf } from '../weighing/mentions.ts'
import type { Facts } from './facts.ts'
import type { GuardedKind } from './guarded.ts'

export interface Proof {
  readonly index: number | null
  readonly field: string
}

interface Statement {
  /** What the words around it make of the number; `fact` where they make nothing of it. */
  readonly kind: GuardedKind | 'fact'
  /** The number as written, its digits ASCII; `word` when it was a word. */
  readonly number: string
  readonly value: number
  /** The words on both sides. */
  readonly before: string
  readonly after: string
}

/**
 * The record that says what a statement says, among the products it can be about; null when none does. A statement
 * about no particular product proves nothing.
 */
export function prove(facts: Facts, statement: Statement, about: readonly number[]): Proof | null {
  for (const index of about) {
    const product = facts.products[index - 1]
    const field = product && proofIn(facts, product, index, statement)
    if (field) return { index, field }
  }
  return null
}

function proofIn(facts: Facts, product: Product, index: number, statement: Statement): string | null {
  const { kind, value } = statement
  switch (kind) {
    case 'price':
      if (saysPrice(product.price, statement)) return 'price'
      return saysPrice(product.listPrice, statement) ? 'list_price' : null
    case 'stock':
      return product.availability?.quantity === value ? 'stock' : null
    case 'rating':
      return product.rating && [product.rating.value, product.rating.count].includes(value) ? 'rating' : null
    case 'percent': {
      const { price, listPrice } = product
      if (price && listPrice && Math.round(100 - (100 * price.amount) / listPrice.amount) === value) return 'list_price'
      // A share of something (`100% cotton`) may be an attribute; what is released off a price never is.
      return discounts.test(`${statement.before} ${statement.after}`) ? null : fieldSaying(facts, index, statement)
    }
    default:
      return fieldSaying(facts, index, statement)
  }
}

/** The same amount, in either notation, and no other currency beside it. */
export function saysPrice(price: Product['price'], { number, before, after }: Statement): boolean {
  if (!price) return false
  const digits = currencyDigits(price.currency) ?? 2
  if (!amountReadings(number, digits).includes(price.amount)) return false
  const named = [
    ...`${before.slice(-6)} ${after.slice(0, 12)}`.matchAll(
      /[$€£¥₹]|\b(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|jpy|yen|inr)\b/giu,
    ),
  ]
  return named.every(
    ([word]) => currencyOf(word) === price.currency || (word === '$' && /^(USD|CAD|AUD|NZD|SGD|HKD|MXN)$/.test(price.currency)),
  )
}

const currencyNames: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  yen: 'JPY',
}
const currencyOf = (word: string): string => currencyNames[word.toLowerCase()] ?? word.toUpperCase()

const discounts =
  /\boff\b|discount|save|sale|reduc|rabatt|nachlass|spar|remise|réduction|solde|descuento|rebaja|sconto|korting|zniżk|скидк|割引|折|할인|indirim/iu

// Facts are short (`2 years`, `100% cotton`); what is longer is prose, in which anybody may have written anything.
const factCharsMax = 32
const texts = /\.(title|description|url|brand|category)$/

/** A field of the product that has the number with the same word after it: `5 years`. */
function fieldSaying(facts: Facts, index: number, { number, before, after }: Statement): string | null {
  const counted = countSaying(facts, index, number, `${before} ${after}`)
  if (counted !== null) return counted
  const unit = /^\s*(?:-\s*)?([\p{L}%]{1,4})/u.exec(after)?.[1]?.toLowerCase()
  if (!unit) return null
  const { fields } = facts
  for (const [slot, value] of fields)
    if (slot.startsWith(`${index}.`) && !texts.test(slot) && value.length <= factCharsMax && says(value, number, unit))
      return slot.slice(slot.indexOf('.') + 1)
  return measureSaying(fields, index, `${number}${after.slice(0, 20)}`)
}

/** A number alone, by the name of its field beside it: "288 pages". */
function countSaying({ fields, locale }: Facts, index: number, number: string, around: string): string | null {
  for (const [slot, value] of fields) {
    if (value !== number || !slot.startsWith(`${index}.`) || texts.test(slot)) continue
    const key = slot.slice(slot.indexOf('.') + 1)
    const label = labelOf(attributeOf(key), languageOf(locale))
    if ([key, label].some((name) => isNamedIn(name, around))) return key
  }
  return null
}
const isNamedIn = (name: string, around: string): boolean =>
  fold(name)
    .split(/[^a-z]+/)
    .every((part) => new RegExp(`(?<!\\p{L})${part}`, 'u').test(fold(around)))

/** A field of the same measure in other words: "45 litres" for `45 l`. */
function measureSaying(fields: Facts['fields'], index: number, text: string): string | null {
  const [stated] = parseQuantities(text)
  if (!stated || stated.dimension === 'count') return null
  for (const [slot, value] of fields) {
    if (!slot.startsWith(`${index}.`) || texts.test(slot) || value.length > factCharsMax) continue
    const isSame = parseQuantities(value).some(
      ({ dimension, low, high }) => dimension === stated.dimension && low === stated.low && high === stated.high,
    )
    if (isSame) return slot.slice(slot.indexOf('.') + 1)
  }
  return null
}

/** Known answers that come near go to the model as policies of these names: they were chosen for this very question. */
const knownAnswerKey = 'known_answer'
export const knownAnswerSlot = (index: number): string => (index === 0 ? knownAnswerKey : `${knownAnswerKey}_${index + 1}`)
export const isKnownAnswer = (key: string): boolean => key.startsWith(knownAnswerKey)

function says(text: string, number: string, unit: string): boolean {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const sign = unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\d.,])(?:${escaped}(?![\\d])[\\s-]*${sign}|${sign}\\s*${escaped}(?![\\d]))`, 'iu').test(text)
}
