import Papa from 'papaparse'
import { currencyDigits } from '../../../shared/currencies.ts'
import { currencyOf } from '../../../shared/money.ts'
import type { FeedForm, Mapped } from './feed-row.ts'
import { countOf, isWithin, Mapping, textOf } from './mapping.ts'

/** A row by attribute name; XML may give several values of one. */
type GoogleRow = Readonly<Record<string, string | readonly string[]>>

// Attributes of Google's that tell variants apart; the rest of the list below is kept as attributes.
const options = ['color', 'size', 'pattern', 'material', 'size_type', 'size_system'] as const
const facts =
  'condition gender age_group product_length product_width product_height product_weight shipping_weight energy_efficiency_class dimensions length width height weight item_weight warranty care_instructions mpn multipack is_bundle certification unit_pricing_measure availability_date return_policy_label min_handling_time max_handling_time'.split(
    ' ',
  )

/**
 * Google Merchant's product data (support.google.com/merchants/answer/7052112), TSV or XML, and OpenAI's flat product file,
 * which has the same columns under other names: one row a variant, `item_group_id` its product. A sale price counts while
 * its dates say so.
 */
export function fromGoogle(row: GoogleRow, form: FeedForm, now: number): Mapped {
  const first = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = row[name]
      const text = textOf(typeof value === 'string' ? value : value?.[0])
      if (text) return text
    }
    return ''
  }
  const product = new Mapping(form)
  if ([first('is_eligible_search'), first('enable_search')].includes('false')) product.skip('is not eligible for search.')
  // Of Meta's catalogues, which have the same columns.
  if (/^(hidden|staging)$/.test(first('visibility')) || first('status') === 'archived')
    product.skip('is hidden: shoppers do not see it.')
  if (Date.parse(first('expiration_date')) < now) product.skip('has expired: shoppers do not see it.')
  const id = first('id', 'item_id')
  const parent = first('item_group_id', 'group_id')
  product.id(id)
  if (parent !== id) product.parent(parent)
  product.title(first('title') || statedIn(first('structured_title')))
  product.text('brand', first('brand'))
  const [category = ''] = highlightsOf(first('product_type', 'google_product_category', 'product_category'))
  // A number of Google's own list says nothing to shoppers.
  if (!/^\d+$/.test(category)) product.text('category', category)
  // Atom's names for it; what a machine wrote stands in a column of its own.
  const body = [row.description, row.summary, row.content].map(rawOf).find(Boolean)
  product.description(body ?? statedIn(rawOf(row.structured_description) ?? ''))
  product.url('url', 'link', first('link', 'url'))
  product.image('image_link', first('image_link', 'image_url'))
  // A column's name may say the currency, and so may a column beside it.
  const amount = (name: string): string => {
    const column =
      Object.keys(row).find((each) => each === name || (each.startsWith(`${name}_in_`) && first(each) !== '')) ?? name
    return withCurrency(first(column), column === name ? first('currency') : column.slice(-3))
  }
  const regular = product.price('price', 'price', amount('price'))
  const saleDates = { from: first('sale_price_start_date'), until: first('sale_price_end_date') }
  if (isOnSale(first('sale_price_effective_date'), now) && isWithin(saleDates, now))
    product.sale('sale_price', amount('sale_price'), regular)
  const quantity = countOf(first('quantity', 'inventory_quantity', 'quantity_to_sell_on_facebook'))
  product.availability('availability', first('availability'), quantity)
  product.barcode('gtin', first('gtin'))
  product.rating(first('product_review_rating', 'star_rating'), first('product_review_count', 'review_count'))
  product.set(
    'options',
    [
      ...options.map((name): [string, string] => [name, first(name)]),
      ...variantAttributes(first('additional_variant_attribute', 'variant_dict')),
      ...[1, 2, 3].map((at): [string, string] => [first(`custom_variant${at}_category`), first(`custom_variant${at}_option`)]),
    ]
      .filter(([name, value]) => name && value)
      .filter(([name], at, all) => all.findIndex(([other]) => isSameName(other, name)) === at)
      .slice(0, 10)
      .map(([name, value]) => ({ name: name.slice(0, 60), value: value.slice(0, 120) })),
  )
  for (const name of facts) product.attribute(name, withUnit(first(name), first(unitColumns[name] ?? '')))
  for (const detail of detailsOf(row.product_detail)) {
    // `section:name:value` in tables; XML's three elements are put together the same way. Some leave the section out.
    const parts = detail.split(':')
    const name = parts.length > 2 ? 1 : 0
    if (parts.length > 1) product.attribute(parts[name] ?? '', parts.slice(name + 1).join(':'))
  }
  for (const [at, text] of highlightsOf(row.product_highlight).slice(0, 10).entries())
    product.attribute(`highlight_${at + 1}`, text)
  return product.done()
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** OpenAI's flat file has units in columns of their own. */
const unitColumns: Readonly<Record<string, string>> = {
  length: 'dimensions_unit',
  width: 'dimensions_unit',
  height: 'dimensions_unit',
  weight: 'item_weight_unit',
  item_weight: 'item_weight_unit',
}
const withUnit = (text: string, unit: string): string => (/^[\d.,]+$/.test(text) && unit ? `${text} ${unit}` : text)

/** `Scent:Fruit,Flavour:Apple`, as Meta's catalogues have them. */
const variantAttributes = (cell: string): [string, string][] =>
  cell.split(',').map((pair) => [pair.split(':')[0]?.trim() ?? '', pair.split(':').slice(1).join(':').trim()])

const rawOf = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0]

/** `trained_algorithmic_media:"Oak shelf"`: what it is of stands before it. */
const statedIn = (text: string): string => /^(?:trained_algorithmic_media|default)?:\s*"?(.*?)"?$/s.exec(text)?.[1] ?? text

/** Several values as XML gives them, or those that a table puts into one cell, in quotes or not. */
function detailsOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined || typeof value !== 'string') return value ?? []
  return /^\s*".*"\s*$/.test(value) ? highlightsOf(value) : value.split(/,(?=[^,:]*:[^,:]*:)/)
}

/** In a table several highlights stand in one cell, each in quotes. */
function highlightsOf(value: string | readonly string[] | undefined): readonly string[] {
  if (typeof value !== 'string') return value ?? []
  const cell = value.trim()
  if (!/^".*"$/.test(cell)) return cell ? [cell] : []
  return Papa.parse<string[]>(cell, { delimiter: ',', newline: '\n' }).data[0] ?? []
}

function isOnSale(dates: string, now: number): boolean {
  const [from = '', until = ''] = dates.split(/\/|,|\s[-–]\s/)
  return isWithin({ from, until }, now)
}

/** A flat object of JSON Lines as a row of a table: lists, numbers and amounts as text. */
export function flatRow(item: Readonly<Record<string, unknown>>): GoogleRow {
  const currency = textOf(item.currency)
  const cells = Object.entries(item).map(([name, value]): [string, string | string[]] => [
    name.toLowerCase(),
    Array.isArray(value)
      ? value.map(textOf)
      : name.endsWith('price')
        ? priceText(value, currency)
        : name === 'variant_dict' && typeof value === 'object' && value !== null
          ? Object.entries(value)
              .map(([option, of]) => `${option}:${textOf(of)}`)
              .join(',')
          : typeof value === 'string'
            ? value
            : textOf(value),
  ])
  return Object.fromEntries(cells)
}

/**
 * `12 EUR` of a number or text with its currency beside it, of `{amount: minor units, currency}` as ACP writes it, or of
 * `{value: '12.00', currency}` and `{amountMicros, currencyCode}` as Google's interfaces do.
 */
function priceText(value: unknown, currencyBeside: string): string {
  if (typeof value !== 'object' || value === null) return withCurrency(textOf(value), currencyBeside)
  const { amount, value: plain, amountMicros, currency, currencyCode } = value as Record<string, unknown>
  const code = currencyOf(textOf(currency) || textOf(currencyCode) || currencyBeside)
  const digits = currencyDigits(code)
  if (digits === null) return JSON.stringify(value)
  if (plain !== undefined) return withCurrency(textOf(plain), code)
  if (amountMicros !== undefined) return withCurrency(textOf(Number(textOf(amountMicros)) / 1_000_000), code)
  if (typeof amount === 'number') return `${(amount / 10 ** digits).toFixed(digits)} ${code}`
  return textOf(amount).includes('.') ? withCurrency(textOf(amount), code) : JSON.stringify(value)
}

const withCurrency = (text: string, currency: string): string =>
  /^[\d.,]+$/.test(text) && currency ? `${text} ${currencyOf(currency)}` : text
