import { currencyDigits } from '../../../shared/currencies.ts'
import { currencyOf, readMoney } from '../../../shared/money.ts'
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
  const media = [variant, product].flatMap(mediaOf).find(({ type }) => type === undefined || type === 'image')
  if (media) mapping.image(`variants.${at}.media`, media.url, media.alt_text)
  const price =
    priceOf(mapping, `variants.${at}.price`, oneOf(variant.price)) ??
    priceOf(mapping, 'price_range', rangeOf(product.price_range))
  const before = priceOf(mapping, `variants.${at}.list_price`, variant.list_price)
  mapping.set('price', price)
  if (price && before && before.currency === price.currency && before.amount > price.amount) mapping.set('listPrice', before)
  mapping.set('availability', stockOf(variant.availability))
  const stated = [variant.options, variant.variant_options, variant.selected_options]
  const options = stated.flatMap(optionsOf).map(({ name, label, value }) => ({
    name: textOf(name).slice(0, 60),
    value: (textOf(value) || textOf(label)).slice(0, 120),
  }))
  mapping.set(
    'options',
    options.filter(({ name, value }) => name && value),
  )
  const barcodes = texts(variant.barcodes, variant.barcode, variant.gtin)
  const barcode = barcodes.find(({ type }) => /gtin|ean|upc|isbn/i.test(textOf(type))) ?? barcodes[0]
  mapping.barcode(`variants.${at}.barcodes`, barcode?.value)
  const rating = object(variant.rating ?? product.rating)
  mapping.rating(rating.value, rating.count, rating.scale_max)
  for (const name of ['condition', 'tags'])
    mapping.attribute(
      name,
      each(variant[name] ?? product[name])
        .map(textOf)
        .join(', '),
    )
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

// Numbers are of Google's own list.
const categoryOf = (of: Json): string =>
  texts(of.categories, of.category)
    .map(({ value }) => textOf(value))
    .find((value) => value !== '' && !/^\d+$/.test(value)) ?? ''

const each = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
/** Entries of lists and single ones; a plain text is its value. */
const texts = (...values: readonly unknown[]): readonly Json[] =>
  values
    .flatMap(each)
    .filter((entry) => entry !== undefined)
    .map((entry) => (typeof entry === 'object' && entry !== null ? (entry as Json) : { value: entry }))

/** What shows it: UCP's media, and the names that shop systems have for it. */
const mediaOf = (of: Json): readonly Json[] =>
  texts(of.media, of.images, of.image, of.image_url)
    .filter(({ url, value }) => textOf(url) || textOf(value))
    .map((entry) => ({ ...entry, url: textOf(entry.url) || textOf(entry.value) }))

/** `[{name, value}]` or `{Size: 'S'}`. */
const optionsOf = (options: unknown): readonly Json[] =>
  Array.isArray(options) ? list(options) : Object.entries(object(options)).map(([name, value]) => ({ name, value }))

/** A price, or a range of one. */
const oneOf = (price: unknown): unknown => rangeOf(price) ?? (object(price).min === undefined ? price : null)
function rangeOf(range: unknown): unknown {
  const { min, max } = object(range)
  return min !== undefined && JSON.stringify(min) === JSON.stringify(max) ? min : null
}

/** As it was written: what it states is read from its lines. */
function descriptionOf(of: Json): string {
  if (typeof of.description === 'string') return of.description
  const { plain, markdown, html } = object(of.description)
  return ([html, markdown, plain].find((text) => typeof text === 'string' && textOf(text) !== '') as string | undefined) ?? ''
}

function priceOf(mapping: Mapping, field: string, price: unknown): Price | null {
  if (price === undefined || price === null) return null
  const { amount: minor, currency: code, currency_code: named, currencyCode = named } = object(price)
  // Shop systems keep codes in lower case.
  const currency = currencyOf(textOf(code ?? currencyCode))
  const digits = currencyDigits(currency)
  // A text with a point is what it costs, as shop systems write it.
  if (typeof minor === 'string' && minor.includes('.') && digits !== null) {
    const read = readMoney(`${minor} ${currency}`)
    if (typeof read !== 'string') return read
  }
  const amount = typeof minor === 'string' && /^\d{1,13}$/.test(minor) ? Number(minor) : minor
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 && digits !== null) return { amount, currency }
  mapping.problem(field, 'must be {amount: minor units, currency: ISO 4217}.')
  return null
}

function stockOf(availability: unknown): Product['availability'] | null {
  if (availability === undefined || availability === null) return null
  if (typeof availability !== 'object') return knownStock(availability, null)
  const { available: stated, status, quantity } = availability as Json
  const count = Number.isSafeInteger(quantity) ? (quantity as number) : null
  const counted = stated === undefined && status === undefined && count !== null ? count > 0 : undefined
  const available = typeof stated === 'string' ? /^true$/i.test(stated) : (stated ?? counted)
  const read = knownStock(status, count)
  if (typeof available !== 'boolean') return read
  return { ...(read ?? (count === null ? {} : { quantity: Math.max(0, count) })), available }
}

function knownStock(word: unknown, count: number | null): Product['availability'] | null {
  const known = availabilityOf(word, count)
  return known === 'unknown' ? null : known
}
