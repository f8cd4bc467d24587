import type { Mapped } from './feed-row.ts'
import { availabilityOf, Mapping, textOf } from './mapping.ts'

/** A row by attribute name; XML may give several values of one. */
export type GoogleRow = Readonly<Record<string, string | readonly string[]>>

// Attributes of Google's that tell variants apart; the rest of the list below is kept as attributes.
const options = ['color', 'size', 'pattern', 'material', 'size_type', 'size_system'] as const
const facts = [
  'condition',
  'gender',
  'age_group',
  'product_length',
  'product_width',
  'product_height',
  'product_weight',
  'shipping_weight',
  'energy_efficiency_class',
  'mpn',
  'multipack',
  'return_policy_label',
  'min_handling_time',
  'max_handling_time',
] as const // prettier-ignore

/**
 * Google Merchant's product data (support.google.com/merchants/answer/7052112), TSV or XML: one row a variant,
 * `item_group_id` its product. A sale price counts while its dates say so.
 */
export function fromGoogle(row: GoogleRow, now: number): Mapped {
  const first = (name: string): string => {
    const value = row[name]
    return textOf(typeof value === 'string' ? value : value?.[0])
  }
  const all = (name: string): readonly string[] => {
    const value = row[name]
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  const product = new Mapping()
  product.set('id', first('id'))
  const parent = first('item_group_id')
  if (parent !== first('id')) product.set('parent', parent)
  product.text('title', first('title'))
  product.text('brand', first('brand'))
  product.text('category', first('product_type') || first('google_product_category'))
  product.text('description', first('description'))
  product.url('url', 'link', first('link'))
  product.image('image_link', first('image_link'))
  const regular = product.price('price', 'price', first('price'))
  if (regular && isOnSale(first('sale_price_effective_date'), now) && product.price('price', 'sale_price', first('sale_price')))
    product.set('listPrice', regular)
  const availability = first('availability')
  if (availability) {
    const quantity = /^\d{1,9}$/.test(first('quantity')) ? Number(first('quantity')) : null
    const read = availabilityOf(availability, quantity)
    if (read) product.set('availability', read)
    else product.problem('availability', 'must be in_stock, out_of_stock, preorder or backorder.')
  }
  product.set('barcode', first('gtin'))
  product.set(
    'options',
    options.flatMap((name) => (first(name) ? [{ name, value: first(name).slice(0, 120) }] : [])),
  )
  for (const name of facts) product.attribute(name, first(name))
  for (const detail of all('product_detail')) {
    // `section:name:value` in tables; XML's three elements are put together the same way.
    const parts = detail.split(':')
    if (parts.length >= 3) product.attribute(parts[1] ?? '', parts.slice(2).join(':'))
  }
  for (const [at, text] of all('product_highlight').slice(0, 10).entries()) product.attribute(`highlight_${at + 1}`, text)
  return product.done()
}

function isOnSale(dates: string, now: number): boolean {
  if (!dates) return true
  const [from = '', until = ''] = dates.split('/').map((date) => Date.parse(date))
  return Number(from) <= now && now <= Number(until)
}
