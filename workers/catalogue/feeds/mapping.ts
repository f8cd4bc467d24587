import { parseMoney } from '../../../shared/money.ts'
import { type Price, type Product, productBounds } from '../../../shared/product.ts'
import type { FieldProblem, Mapped } from './feed-row.ts'
import { plainText } from './plain-text.ts'

/** Values by which feeds say that there is none; OpenAI's and Google's rules forbid them, shops write them. */
const nothing = /^(n\/?a|null|none|undefined|-|–)$/i

/** Puts a product together field by field; what is wrong is noted under the feed's own name for the field. */
export class Mapping {
  readonly #value: Record<string, unknown> = {}
  readonly #attributes: Record<string, string> = {}
  readonly #problems: FieldProblem[] = []

  problem(field: string, reason: string): void {
    this.#problems.push({ field, reason })
  }

  set(key: keyof Product, value: unknown): void {
    const isNothing = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (!isNothing) this.#value[key] = value
  }

  /** Text on one line, clipped where a shop's own bound is wider than ours; titles are refused instead. */
  text(key: keyof typeof productBounds & keyof Product, value: unknown): void {
    const text = textOf(value)
    this.set(key, key === 'title' ? text : text.slice(0, productBounds[key as 'brand']))
  }

  attribute(name: string, value: unknown): void {
    const key = keyOf(name)
    const text = textOf(value)
    if (key && text) this.#attributes[key] = text.slice(0, productBounds.attribute)
  }

  price(key: 'price' | 'listPrice', field: string, value: unknown, currency: string | null = null): Price | null {
    const text = textOf(value)
    if (!text) return null
    const price = parseMoney(text, { currency })
    if (!price) this.problem(field, "must be an amount with its currency, like '15.99 USD'.")
    this.set(key, price)
    return price
  }

  url(key: 'url', field: string, value: unknown): void {
    const text = textOf(value)
    if (!text) return
    if (isWebAddress(text)) this.set(key, text)
    else this.problem(field, 'must be an http or https address.')
  }

  image(field: string, value: unknown, alt?: unknown): void {
    const text = textOf(value)
    if (!text) return
    if (!isWebAddress(text)) return this.problem(field, 'must be an http or https address.')
    this.set('image', { url: text, ...(textOf(alt) && { alt: textOf(alt).slice(0, 300) }) })
  }

  done(): Mapped {
    if (Object.keys(this.#attributes).length) this.#value.attributes = this.#attributes
    return { value: this.#value, problems: this.#problems }
  }
}

/** A cell or member as one line of plain text; '' when it says nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return ''
  const text = plainText(value)
  return nothing.test(text) ? '' : text
}

/** `Battery life (h)` → `battery_life_h`; null when nothing is left of it. */
export function keyOf(name: string): string | null {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
  return key || null
}

export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}

/** Google's, schema.org's and everybody's words for it; null when it is none of them. */
export function availabilityOf(value: unknown, quantity?: number | null): Product['availability'] | null {
  const word = textOf(value)
    .replace(/^https?:\/\/schema\.org\//i, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase()
  const found = statuses[word]
  if (!found) return null
  return { ...found, ...(quantity !== undefined && quantity !== null && quantity >= 0 && { quantity }) }
}

const statuses: Readonly<Record<string, NonNullable<Product['availability']>>> = {
  instock: { available: true, status: 'in_stock' },
  available: { available: true, status: 'in_stock' },
  onlineonly: { available: true, status: 'in_stock' },
  limitedavailability: { available: true, status: 'limited_stock' },
  limitedstock: { available: true, status: 'limited_stock' },
  lowstock: { available: true, status: 'limited_stock' },
  backorder: { available: true, status: 'backorder' },
  preorder: { available: true, status: 'preorder' },
  presale: { available: true, status: 'preorder' },
  outofstock: { available: false, status: 'out_of_stock' },
  soldout: { available: false, status: 'out_of_stock' },
  discontinued: { available: false, status: 'discontinued' },
}
