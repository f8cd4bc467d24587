import { currencyDigits } from '../../../shared/currencies.ts'
import { currencyOf } from '../../../shared/money.ts'
import type { Price, Product } from '../../../shared/product.ts'
import type { FeedForm, Mapped } from './feed-row.ts'
import { availabilityOf, Mapping, textOf } from './mapping.ts'

type Json = Readonly<Record<string, unknown>>
const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : [])

/**
 * A product of UCP's catalogue (types/product.json) or of an ACP feed (Product, spec 2026-04-17) as its variants. The two
 * differ in what they require and in `options` (`{name, label}`) against `variant_options` (`{name, value}`).
 */
export function fromUcp(item: unknown, form: FeedForm): Mapped[] {
  const product = object(item)
  const variants = list(product.variants)
  if (variants.length === 0)
    return [{ value: { id: textOf(product.id) }, problems: [{ field: 'variants', reason: 'must have at least one variant.' }] }]
  return variants.map((variant, at) => variantOf(product, variant, { at, count: variants.length }, form))
}

function variantOf(product: Json, variant: Json, { at, count }: { at: number; count: number }, form: FeedForm): Mapped {
  const mapping = new Mapping(form)
  const id = textOf(variant.id)
  mapping.id(id)
  if (count > 1 || textOf(product.id) !== id) mapping.parent(textOf(product.id))
  mapping.title(titleOf(textOf(product.title), textOf(variant.title), count))
  const metadata = object(product.metadata)
  mapping.text('brand', textOf(product.brand) || textOf(metadata.brand) || textOf(metadata.vendor))
  mapping.text('category', categoryOf(variant) || categoryOf(product))
  mapping.description(descriptionOf(variant) || descriptionOf(product))
  mapping.url('url', `variants.${at}.url`, variant.url ?? product.url)
  const media = [...list(variant.media), ...list(product.media)].find(({ type }) => type === undefined || type === 'image')
  if (media) mapping.image(`variants.${at}.media`, media.url, media.alt_text)
  const price = priceOf(mapping, `variants.${at}.price`, variant.price)
  const before = priceOf(mapping, `variants.${at}.list_price`, variant.list_price)
  mapping.set('price', price)
  if (price && before && before.currency === price.currency && before.amount > price.amount) mapping.set('listPrice', before)
  mapping.set('availability', stockOf(object(variant.availability), variant.availability !== undefined))
  const options = [...list(variant.options), ...list(variant.variant_options)].map(({ name, label, value }) => ({
    name: textOf(name).slice(0, 60),
    value: (textOf(value) || textOf(label)).slice(0, 120),
  }))
  mapping.set(
    'options',
    options.filter(({ name, value }) => name && value),
  )
  const barcodes = list(variant.barcodes)
  mapping.barcode(
    `variants.${at}.barcodes`,
    (barcodes.find(({ type }) => /gtin|ean|upc|isbn/i.test(textOf(type))) ?? barcodes[0])?.value,
  )
  const rating = object(variant.rating ?? product.rating)
  if (typeof rating.value === 'number')
    mapping.set('rating', scaled(rating.value, Number(rating.scale_max ?? 5), Number(rating.count ?? 0)))
  if (Array.isArray(variant.condition)) mapping.attribute('condition', variant.condition.map(textOf).join(', '))
  mapping.attribute('sku', variant.sku)
  mapping.attribute('seller', object(variant.seller).name)
  return mapping.done()
}

/** `Classic Tee – Red / Small`: a variant's own title often says only what is its own. */
function titleOf(product: string, variant: string, count: number): string {
  if (!product) return variant
  if (!variant || count === 1 || variant.toLowerCase().includes(product.toLowerCase()))
    return variant && count > 1 ? variant : product
  return `${product} – ${variant}`
}

const categoryOf = (of: Json): string => textOf(list(of.categories)[0]?.value)

/** As it was written: what it states is read from its lines. */
function descriptionOf(of: Json): string {
  if (typeof of.description === 'string') return of.description
  const { plain, markdown, html } = object(of.description)
  return ([html, markdown, plain].find((text) => typeof text === 'string' && textOf(text) !== '') as string | undefined) ?? ''
}

function priceOf(mapping: Mapping, field: string, price: unknown): Price | null {
  if (price === undefined || price === null) return null
  const { amount: minor, currency: code } = object(price)
  const amount = typeof minor === 'string' && /^\d{1,13}$/.test(minor) ? Number(minor) : minor
  // Shop systems keep codes in lower case.
  const currency = currencyOf(textOf(code))
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 && currencyDigits(currency) !== null)
    return { amount, currency }
  mapping.problem(field, 'must be {amount: minor units, currency: ISO 4217}.')
  return null
}

function stockOf({ available, status, quantity }: Json, hasAvailability: boolean): Product['availability'] | null {
  if (!hasAvailability) return null
  const count = Number.isSafeInteger(quantity) ? (quantity as number) : null
  const known = availabilityOf(status, count)
  const read = known === 'unknown' ? null : known
  if (typeof available !== 'boolean') return read
  return { ...(read ?? (count === null ? {} : { quantity: count })), available }
}

const scaled = (value: number, max: number, count: number) => ({
  value: Math.round(Math.min(5, Math.max(0, (value * 5) / (max || 5))) * 100) / 100,
  count: Math.max(0, Math.trunc(count) || 0),
})
