import type { Product } from '../../../shared/product.ts'
import type { FeedForm, Mapped } from './feed-row.ts'
import { countOf, isWithin, Mapping, textOf } from './mapping.ts'
import { RecentProducts } from './recent-products.ts'
import { markOf } from './safe-id.ts'
import { columnNames, type ShopRow, cell as writtenCell } from './shop-columns.ts'

/** Columns of WooCommerce's product CSV (github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema). */
export const wooColumns = columnNames({
  id: ['ID'],
  type: ['Type'],
  sku: ['SKU'],
  gtin: ['GTIN, UPC, EAN, or ISBN'],
  title: ['Name'],
  published: ['Published'],
  visibility: ['Visibility in catalog', 'Visibility in catalogue'],
  short: ['Short description'],
  body: ['Description'],
  saleStarts: ['Date sale price starts'],
  saleEnds: ['Date sale price ends'],
  inStock: ['In stock?'],
  stock: ['Stock'],
  backorders: ['Backorders allowed?'],
  salePrice: ['Sale price'],
  regularPrice: ['Regular price'],
  categories: ['Categories'],
  tags: ['Tags'],
  images: ['Images'],
  externalUrl: ['External URL'],
  parent: ['Parent'],
  brands: ['Brands'],
})

/** As it was in the shop: an export writes a line's end as `\\n` and puts `'` before what a spreadsheet would compute. */
const cell = (row: ShopRow, name: string): string =>
  writtenCell(row, name)
    .replace(/^'(?=[=+@-])/, '')
    .replaceAll('\\n', '\n')

// A comma within a value has a backslash before it.
const between = /(?<![\s\\])\s*,\s*/
const unescaped = (text: string): string => text.replaceAll('\\,', ',')

const attributesMax = 30
/** `Weight (lbs)`: in the shop's own units. */
const measure = /^(weight|length|width|height) \((kg|g|lbs|oz|m|cm|mm|in|yd)\)$/i
export const isWooField = (column: string): boolean =>
  wooColumns.isKnown(column) || measure.test(column) || /^Attribute \d+ (name|value\(s\)|visible|global)$/.test(column)

/** Tags of page builders, which a shop shows as something else (codex.wordpress.org/Shortcode): `[vc_row]`, `[gallery ids="1"]`. */
const shortcodes = /\[\/?(?:[a-z]+_[a-z_]+|gallery|caption|embed|audio|video|playlist|products?)(?:\s[^[\]]*)?\]/gi

/**
 * WooCommerce's product CSV: a `variable` row has what its `variation` rows share, which name it by SKU or `id:7`. The file
 * names no currency.
 */
export class WooRows {
  readonly #form: FeedForm
  readonly #now: number
  readonly #parents = new RecentProducts<ShopRow>()
  readonly #skus = new Set<number>()

  constructor(form: FeedForm, now: number) {
    this.#form = form
    this.#now = now
  }

  /** Null for a row that holds what its variations share. */
  map(row: ShopRow): Mapped | null {
    const types = typesOf(row)
    if (types.some((type) => type.startsWith('variable'))) {
      for (const key of [textOf(cell(row, 'sku')), `id:${textOf(cell(row, 'id'))}`]) if (key) this.#parents.set(key, row)
      return null
    }
    if (!types.some((type) => type.endsWith('variation'))) return this.#variant(row, row, '')
    const parent = textOf(cell(row, 'parent'))
    return this.#variant(row, this.#parents.get(parent) ?? null, parent)
  }

  #variant(row: ShopRow, known: ShopRow | null, parent: string): Mapped {
    const product = known ?? row
    const mapping = new Mapping(this.#form)
    const both = (name: string): string => textOf(cell(row, name)) || textOf(cell(product, name))
    mapping.id(this.#idOf(row))
    if (typesOf(row).includes('grouped')) mapping.skip('is a group of products: its members have rows of their own.')
    // A variation may stand before its product.
    if (parent) mapping.parent((known && textOf(cell(known, 'sku'))) || parent.replace(/^id:/, 'woo-'))
    // An export writes of every variation that it is published and visible, whatever its product is.
    const each = (name: string): string[] => [textOf(cell(row, name)), textOf(cell(product, name))]
    if (!each('published').every((text) => /^(1|true|yes|publish(ed)?)?$/i.test(text)))
      mapping.skip('is not published: shoppers do not see it.')
    if (each('visibility').some((text) => /^hidden$/i.test(text))) mapping.skip('is hidden from the catalogue.')
    const own = attributesOf(row)
    const options = parent ? own.map(({ name, value }) => ({ name: name.slice(0, 60), value: value.slice(0, 120) })) : []
    const suffix = options.map(({ value }) => value).join(' / ')
    const title = textOf(cell(row, 'title')) || textOf(cell(product, 'title'))
    const isComplete = !parent || title.toLowerCase().includes(suffix.toLowerCase())
    if (isComplete) mapping.title(title)
    else mapping.title(textOf(cell(product, 'title')) || title, suffix)
    mapping.text('brand', both('brands'))
    mapping.text('category', unescaped(both('categories').split(between)[0] ?? ''))
    mapping.description([cell(product, 'short'), cell(product, 'body')].filter(Boolean).join('<br>').replace(shortcodes, ' '))
    mapping.image('Images', both('images').split(between)[0])
    // Of what another shop sells.
    mapping.url('url', 'External URL', cell(row, 'externalUrl'))
    const regular = mapping.price('price', 'Regular price', cell(row, 'regularPrice'))
    if (this.#isOnSale(row)) mapping.sale('Sale price', cell(row, 'salePrice'), regular)
    mapping.set('availability', stockOf(row))
    mapping.set('options', options)
    mapping.barcode('GTIN', cell(row, 'gtin'))
    for (const column of Object.keys(row)) {
      const [, name = '', unit = ''] = measure.exec(column) ?? []
      if (name && both(column)) mapping.attribute(name, `${both(column)} ${unit.toLowerCase().replace('lbs', 'lb')}`)
    }
    if (!parent) for (const { name, value } of own) mapping.attribute(name, value)
    else
      for (const { name, value } of attributesOf(product))
        if (!own.some((each) => each.name === name)) mapping.attribute(name, value)
    mapping.attribute('tags', both('tags'))
    return mapping.done()
  }

  #idOf(row: ShopRow): string {
    const sku = textOf(cell(row, 'sku'))
    const id = textOf(cell(row, 'id'))
    if (!sku || this.#skus.has(markOf(sku))) return id && `woo-${id}`
    this.#skus.add(markOf(sku))
    return sku
  }

  #isOnSale(row: ShopRow): boolean {
    return isWithin({ from: textOf(cell(row, 'saleStarts')), until: textOf(cell(row, 'saleEnds')) }, this.#now)
  }
}

const typesOf = (row: ShopRow): readonly string[] => textOf(cell(row, 'type')).toLowerCase().split(between)

/** `Attribute 1 name`, `Attribute 1 value(s)`, and so on. */
function attributesOf(row: ShopRow): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = []
  for (let number = 1; number <= attributesMax; number++) {
    const name = textOf(cell(row, `Attribute ${number} name`))
    const value = unescaped(textOf(cell(row, `Attribute ${number} value(s)`)))
    if (name && value) found.push({ name, value })
  }
  return found
}

const inStock: Readonly<Record<string, string>> = {
  yes: '1',
  true: '1',
  instock: '1',
  no: '0',
  false: '0',
  outofstock: '0',
  onbackorder: 'backorder',
}

/** `In stock?` says whether; `Stock` how many, where somebody counts. */
function stockOf(row: ShopRow): Product['availability'] | null {
  const quantity = countOf(textOf(cell(row, 'stock')))
  const stated = textOf(cell(row, 'inStock')).toLowerCase()
  // What is counted and not said otherwise is in stock as long as there is some.
  const word = stated === '' && quantity !== null ? String(Number(quantity > 0)) : (inStock[stated] ?? stated)
  if (word === 'backorder') return { available: true, status: 'backorder' }
  if (word !== '1' && word !== '0') return null
  if (word === '1' && quantity !== 0) return { available: true, status: 'in_stock', ...(quantity && { quantity }) }
  if (/^(1|yes|notify)$/i.test(textOf(cell(row, 'backorders')))) return { available: true, status: 'backorder' }
  return word === '1'
    ? { available: true, status: 'in_stock' }
    : { available: false, status: 'out_of_stock', ...(quantity !== null && { quantity }) }
}
