import type { Price, Product } from './product.ts'

/** The fields of a product that a slot can name, as a shopper reads them, in the order they are listed. */
export function productFields(product: Product, locale: string): ReadonlyMap<string, string> {
  const words = wordsFor(locale)
  const fields = new Map<string, string>([['title', product.title]])
  const put = (key: string, value: string | undefined) => value && fields.set(key, value)
  put('price', product.price && formatPrice(product.price, locale))
  put('stock', product.availability && formatStock(product.availability, words))
  put('brand', product.brand)
  put('category', product.category)
  put('rating', product.rating && words.rating(product.rating.value, product.rating.count))
  for (const [key, value] of Object.entries(product.attributes)) if (!fields.has(key)) fields.set(key, value)
  put('description', product.description)
  put('url', product.url)
  return fields
}

export function formatPrice(price: Price, locale: string): string {
  const formatter = priceFormatter(locale, price.currency)
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2
  return formatter.format(price.amount / 10 ** digits)
}

interface Words {
  inStock: string
  left: (quantity: number) => string
  outOfStock: string
  rating: (value: number, count: number) => string
}

const words: Record<string, Words> = {
  en: {
    inStock: 'in stock',
    left: (quantity) => `in stock, ${quantity} left`,
    outOfStock: 'out of stock',
    rating: (value, count) => `${value} out of 5 from ${count} reviews`,
  },
  de: {
    inStock: 'auf Lager',
    left: (quantity) => `auf Lager, noch ${quantity} Stück`,
    outOfStock: 'nicht auf Lager',
    rating: (value, count) => `${value.toLocaleString('de')} von 5 aus ${count} Bewertungen`,
  },
}

const wordsFor = (locale: string): Words => words[locale.split('-')[0] ?? 'en'] ?? (words.en as Words)

function formatStock(availability: NonNullable<Product['availability']>, { inStock, left, outOfStock }: Words) {
  if (!availability.available) return outOfStock
  return availability.quantity ? left(availability.quantity) : inStock
}

// Building a formatter costs far more than using it; currencies and locales are few.
const priceFormatters = new Map<string, Intl.NumberFormat>()
const priceFormattersMax = 64

function priceFormatter(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = priceFormatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency })
  if (priceFormatters.size >= priceFormattersMax) priceFormatters.clear()
  priceFormatters.set(key, made)
  return made
}
