import type { Product } from '../../../shared/product.ts'
import type { FeedForm, Mapped } from './feed-row.ts'
import { countOf, Mapping, textOf } from './mapping.ts'
import { metafieldRating, metafieldText } from './metafield-text.ts'
import { RecentProducts } from './recent-products.ts'
import { markOf } from './safe-id.ts'
import { cell, columnNames, type ShopRow } from './shop-columns.ts'

const optionNumbers = [1, 2, 3] as const

/** Both generations of Shopify's column names (help.shopify.com/manual/products/import-export/using-csv), in any case. */
export const shopifyColumns = columnNames({
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Body HTML', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category'],
  type: ['Type', 'Custom Product Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  ...Object.fromEntries(
    optionNumbers.flatMap((number) => [
      [`option${number}`, [`Option${number} Name`]],
      [`value${number}`, [`Option${number} Value`]],
    ]),
  ),
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Barcode'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price', 'Compare At Price'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  image: ['Image Src', 'Product image URL'],
  imageAlt: ['Image Alt Text', 'Image alt text'],
  variantImage: ['Variant Image', 'Variant image URL'],
})

/** `Fabric (product.metafields.custom.fabric)`: a shop's own field. */
const isReview = /\.reviews\.rating(?:_count)?\)$/
const metafield = /^(.{1,60}?) \(product\.metafields\.[\w.-]+\)$/
export const isShopifyField = (column: string): boolean => shopifyColumns.isKnown(column) || metafield.test(column)

interface ShopifyProduct {
  readonly row: ShopRow
  readonly optionNames: readonly string[]
}

/**
 * Shopify's product CSV: the first row of a handle has the product, each row with a price, a SKU or an option a variant, rows
 * with only an image a picture more. Rows of one handle may stand apart. The file names no currency.
 */
export class ShopifyRows {
  readonly #form: FeedForm
  readonly #products = new RecentProducts<ShopifyProduct>()
  readonly #skus = new Set<number>()
  readonly #handleIds = new Map<number, number>()
  #hasTracker: boolean | null = null

  constructor(form: FeedForm) {
    this.#form = form
  }

  /** Null for rows that hold no variant. */
  map(row: ShopRow): Mapped | null {
    this.#hasTracker ??= 'tracker' in row
    const handle = textOf(cell(row, 'handle'))
    const product = this.#productOf(handle, row)
    const hasVariant = ['price', 'sku', 'value1'].some((name) => textOf(cell(row, name)) !== '')
    return hasVariant ? this.#variant(handle, product, row) : null
  }

  #productOf(handle: string, row: ShopRow): ShopifyProduct {
    const known = this.#products.get(handle)
    const own = optionNumbers.map((number) => textOf(cell(row, `option${number}`)))
    // The names of options may stand on a later row than the title.
    const optionNames = own.map((name, at) => name || known?.optionNames[at] || '')
    const product = { row: textOf(cell(row, 'title')) ? row : (known?.row ?? row), optionNames }
    this.#products.set(handle, product)
    return product
  }

  #variant(handle: string, { row: product, optionNames }: ShopifyProduct, row: ShopRow): Mapped {
    const mapping = new Mapping(this.#form)
    const options = optionNumbers.flatMap((number) => {
      const name = optionNames[number - 1]
      const value = textOf(cell(row, `value${number}`))
      return name && value && value !== 'Default Title' ? [{ name: name.slice(0, 60), value: value.slice(0, 120) }] : []
    })
    const suffix = options.map(({ value }) => value).join(' / ')
    mapping.id(this.#idOf(handle, suffix, textOf(cell(row, 'sku'))))
    if (options.length) mapping.parent(handle)
    const hidden = hiddenBecause(product)
    if (hidden) mapping.skip(hidden)
    const title = textOf(cell(product, 'title'))
    if (!title) mapping.problem('Title', 'is missing: no row of this handle has one before it.')
    mapping.title(title, suffix)
    mapping.text('brand', cell(product, 'vendor'))
    mapping.text('category', textOf(cell(product, 'category')) || textOf(cell(product, 'type')))
    mapping.description(cell(product, 'body'))
    mapping.image('Image Src', textOf(cell(row, 'variantImage')) || cell(product, 'image'), cell(product, 'imageAlt'))
    if (this.#form.shopUrl) mapping.url('url', 'Handle', `${this.#form.shopUrl}/products/${handle}`)
    const price = mapping.price('price', 'Variant Price', cell(row, 'price'))
    mapping.compareAt('Variant Compare At Price', cell(row, 'compareAt'), price)
    mapping.set('availability', this.#stockOf(row))
    mapping.set('options', options)
    mapping.barcode('Variant Barcode', cell(row, 'barcode'))
    const grams = Number(textOf(cell(row, 'grams')))
    if (grams > 0) mapping.attribute('weight', grams >= 1_000 ? `${grams / 1_000} kg` : `${grams} g`)
    mapping.attribute('tags', cell(product, 'tags'))
    const fields = Object.entries(product).filter(([column]) => metafield.test(column))
    for (const [column, value] of fields)
      if (!isReview.test(column)) mapping.attribute(metafield.exec(column)?.[1] ?? '', metafieldText(value))
    const stars = metafieldRating(fields.find(([column]) => column.endsWith('.reviews.rating)'))?.[1] ?? '')
    const raters = fields.find(([column]) => column.endsWith('.reviews.rating_count)'))?.[1]
    if (stars) mapping.rating(stars.value, raters, stars.best)
    return mapping.done()
  }

  /** The SKU, where no other variant of the file has it; else the handle and the options, which are one of a kind. */
  #idOf(handle: string, suffix: string, sku: string): string {
    const slug = suffix
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
    if (!sku) return this.#handleIdOf([handle, slug].filter(Boolean).join('.'), suffix)
    const mark = markOf(sku)
    if (this.#skus.has(mark)) return [sku, handle, slug].filter(Boolean).join('.')
    this.#skus.add(mark)
    return sku
  }

  /** `+1.00` and `-1.00`, `♥` and `♦` are two variants: of options alike but for their signs, the later ids have a mark. */
  #handleIdOf(id: string, suffix: string): string {
    const mark = markOf(suffix)
    const first = this.#handleIds.get(markOf(id))
    if (first === undefined) this.#handleIds.set(markOf(id), mark)
    return first === undefined || first === mark ? id : `${id}~${mark.toString(36)}`
  }

  /** Stock that nobody counts is unknown: its quantity is 0 in every export. */
  #stockOf(row: ShopRow): Product['availability'] | null {
    if (this.#hasTracker && /^(?:not tracked|false)?$/i.test(textOf(cell(row, 'tracker')))) return null
    const quantity = countOf(textOf(cell(row, 'quantity')))
    if (quantity === null) return null
    if (quantity > 0) return { available: true, status: 'in_stock', quantity }
    return /^(continue|true)$/i.test(textOf(cell(row, 'policy')))
      ? { available: true, status: 'backorder' }
      : { available: false, status: 'out_of_stock', quantity: 0 }
  }
}

function hiddenBecause(product: ShopRow): string | null {
  const status = textOf(cell(product, 'status')).toLowerCase()
  if (status && status !== 'active') return `is ${status}: shoppers do not see it.`
  return /^(?:false|no|0)$/i.test(textOf(cell(product, 'published'))) ? 'is not published: shoppers do not see it.' : null
}
