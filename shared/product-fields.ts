import { currencyDigits } from './currencies.ts'
import type { Price, Product } from './product.ts'
import { rememberFor } from './remember.ts'
import { visibleText } from './visible-text.ts'
import { type Language, languageOf, type Texts } from './weighing/language.ts'

/**
 * The fields of a product that a slot can name, as a shopper reads them, in the order they are listed. Stock and rating are
 * in the shopper's language, which may be another than the shop's.
 */
export function productFields(product: Product, locale: string, language = languageOf(locale)): ReadonlyMap<string, string> {
  const known = fieldsBy(product)
  const key = `${locale} ${language}`
  const fields = known.get(key) ?? readFields(product, locale, language)
  if (known.size < localesMax) known.set(key, fields)
  return fields
}

const productsMax = 500
const localesMax = 4
// A catalogue's records live in the isolate, and are never changed in place.
const fieldsBy = rememberFor(productsMax, (_: Product) => new Map<string, ReadonlyMap<string, string>>())

function readFields(product: Product, locale: string, language: Language): ReadonlyMap<string, string> {
  const words = wordsByLanguage[language]
  const fields = new Map<string, string>([['title', visibleText(product.title)]])
  const put = (key: string, value: string | undefined) => value && fields.set(key, visibleText(value))
  const putNew = (key: string, value: string) => key && !fields.has(key) && fields.set(key, visibleText(value))
  put('price', product.price && formatPrice(product.price, locale))
  put('list_price', product.listPrice && formatPrice(product.listPrice, locale))
  put('stock', product.availability && formatStock(product.availability, words))
  put('brand', product.brand)
  put('category', product.category)
  put('rating', product.rating && words.rating(product.rating.value, product.rating.count))
  for (const { name, value } of product.options ?? []) putNew(slotKeyOf(name), value)
  for (const [key, value] of Object.entries(product.attributes)) putNew(key, value)
  put('description', product.description)
  put('url', product.url)
  return fields
}

/** An option's name as a slot's key; '' where it has no letters of ours. */
const slotKeyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)

/** An amount as the locale writes it. Decimals that the locale leaves out (HUF) are written where the amount has some. */
export function formatPrice(price: Price, locale: string): string {
  const digits = currencyDigits(price.currency) ?? 2
  const hasDecimals = price.amount % 10 ** digits !== 0
  return priceFormatter(locale, price.currency, hasDecimals ? digits : null).format(price.amount / 10 ** digits)
}

interface Words {
  status: Partial<Record<NonNullable<NonNullable<Product['availability']>['status']>, string>>
  inStock: string
  left: (quantity: number) => string
  outOfStock: string
  rating: (value: number, count: number) => string
}

const wordsByLanguage: Texts<Words> = {
  en: {
    status: { backorder: 'on backorder', preorder: 'available to pre-order', discontinued: 'no longer sold' },
    inStock: 'in stock',
    left: (quantity) => `in stock, ${quantity} left`,
    outOfStock: 'out of stock',
    rating: (value, count) => `${value} out of 5 from ${count} reviews`,
  },
  de: {
    status: { backorder: 'nachbestellt, mit Wartezeit', preorder: 'vorbestellbar', discontinued: 'nicht mehr im Sortiment' },
    inStock: 'auf Lager',
    left: (quantity) => `auf Lager, noch ${quantity} Stück`,
    outOfStock: 'nicht auf Lager',
    rating: (value, count) => `${value.toLocaleString('de')} von 5 aus ${count} Bewertungen`,
  },
  fr: {
    status: { backorder: 'en réapprovisionnement', preorder: 'disponible en précommande', discontinued: "n'est plus vendu" },
    inStock: 'en stock',
    left: (quantity) => `en stock, encore ${quantity}`,
    outOfStock: 'en rupture de stock',
    rating: (value, count) => `${value.toLocaleString('fr')} sur 5 pour ${count} avis`,
  },
  es: {
    status: { backorder: 'pendiente de reposición', preorder: 'disponible en preventa', discontinued: 'ya no se vende' },
    inStock: 'en stock',
    left: (quantity) => `en stock, quedan ${quantity}`,
    outOfStock: 'agotado',
    rating: (value, count) => `${value.toLocaleString('es')} de 5 con ${count} opiniones`,
  },
}

function formatStock(availability: NonNullable<Product['availability']>, { status, inStock, left, outOfStock }: Words) {
  const reported = availability.status && status[availability.status]
  if (reported) return reported
  if (!availability.available) return outOfStock
  return availability.quantity ? left(availability.quantity) : inStock
}

// Building a formatter costs far more than using it; currencies and locales are few.
const priceFormatters = new Map<string, Intl.NumberFormat>()
const priceFormattersMax = 64

function priceFormatter(locale: string, currency: string, digits: number | null): Intl.NumberFormat {
  const key = `${locale} ${currency} ${digits}`
  const known = priceFormatters.get(key)
  if (known) return known
  const decimals = digits === null ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals })
  if (priceFormatters.size >= priceFormattersMax) priceFormatters.clear()
  priceFormatters.set(key, made)
  return made
}
