import type { Mapped } from './feed-row.ts'
import { Mapping, textOf } from './mapping.ts'

type Row = Readonly<Record<string, string>>

/**
 * Shopify's product CSV (help.shopify.com/manual/products/import-export/using-csv): the first row of a handle has the
 * product, each row with a price a variant, rows with only an image a picture more. The file has no currency: the import names it.
 */
export class ShopifyRows {
  #product: Row = {}
  readonly #currency: string

  constructor(currency: string) {
    this.#currency = currency
  }

  /** Null for rows that hold no variant. */
  map(row: Row): Mapped | null {
    const handle = textOf(row.Handle)
    const isFirst = textOf(row.Title) !== ''
    if (isFirst) this.#product = row
    const product = handle === textOf(this.#product.Handle) ? this.#product : row
    const hasVariant = isFirst || textOf(row['Variant Price']) !== '' || textOf(row['Option1 Value']) !== ''
    if (!hasVariant) return null
    return this.#variant(handle, product, row)
  }

  #variant(handle: string, product: Row, row: Row): Mapped {
    const mapping = new Mapping()
    const options = [1, 2, 3].flatMap((number) => {
      const name = textOf(product[`Option${number} Name`]) || textOf(row[`Option${number} Name`])
      const value = textOf(row[`Option${number} Value`])
      return name && value && value !== 'Default Title' ? [{ name: name.slice(0, 60), value: value.slice(0, 120) }] : []
    })
    const suffix = options.map(({ value }) => value).join(' / ')
    const slug = suffix
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
    mapping.set('id', textOf(row['Variant SKU']) || [handle, slug].filter(Boolean).join('.'))
    if (options.length) mapping.set('parent', handle)
    if (!textOf(product.Title)) mapping.problem('Title', 'is missing: no row of this handle has one before it.')
    mapping.text('title', [textOf(product.Title), suffix].filter(Boolean).join(' – '))
    mapping.text('brand', product.Vendor)
    mapping.text('category', textOf(product['Product Category']) || textOf(product.Type))
    mapping.text('description', product['Body (HTML)'])
    mapping.image('Image Src', textOf(row['Variant Image']) || product['Image Src'], product['Image Alt Text'])
    mapping.price('price', 'Variant Price', row['Variant Price'], this.#currency)
    mapping.price('listPrice', 'Variant Compare At Price', row['Variant Compare At Price'], this.#currency)
    mapping.set('availability', stockOf(row, textOf(product.Status)))
    mapping.set('options', options)
    mapping.set('barcode', textOf(row['Variant Barcode']).replace(/^'/, ''))
    const grams = Number(textOf(row['Variant Grams']))
    if (grams > 0) mapping.attribute('weight', grams >= 1_000 ? `${grams / 1_000} kg` : `${grams} g`)
    mapping.attribute('tags', product.Tags)
    return mapping.done()
  }
}

function stockOf(row: Row, status: string) {
  if (/^(draft|archived)$/i.test(status)) return { available: false, status: 'discontinued' }
  const text = textOf(row['Variant Inventory Qty'])
  if (!/^-?\d{1,9}$/.test(text)) return null
  const quantity = Math.max(0, Number(text))
  if (quantity > 0) return { available: true, status: 'in_stock', quantity }
  return textOf(row['Variant Inventory Policy']) === 'continue'
    ? { available: true, status: 'backorder' }
    : { available: false, status: 'out_of_stock', quantity: 0 }
}
