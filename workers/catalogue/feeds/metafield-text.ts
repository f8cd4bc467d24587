const units: Readonly<Record<string, string>> = Object.fromEntries(
  'kilograms kg|grams g|pounds lb|ounces oz|millimeters mm|centimeters cm|meters m|inches in|feet ft|yards yd|milliliters ml|centiliters cl|liters l|cubic_meters m³|fluid_ounces fl oz|us_fluid_ounces fl oz|imperial_fluid_ounces fl oz|pints pt|us_pints pt|quarts qt|us_quarts qt|gallons gal|us_gallons gal'
    .split('|')
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
)

/**
 * A shop's own field as Shopify writes its types into a cell (shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types),
 * as a shopper reads it: lists, measures, amounts, rich text. '' of what only names another record.
 */
export function metafieldText(cell: string): string {
  const text = cell.trim()
  if (text.startsWith('gid://')) return ''
  if (!/^[[{]/.test(text)) return cell
  const value = parsed(text)
  return value === undefined ? cell : textOf(value)
}

/** Stars as Shopify keeps them: of how many, with the value. Null of any other text. */
export function metafieldRating(cell: string): { readonly value: unknown; readonly best: unknown } | null {
  const value = parsed(cell)
  return isObject(value) && 'scale_max' in value ? { value: value.value, best: value.scale_max } : null
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.startsWith('gid://') ? '' : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (!isObject(value)) return ''
  if (value.unit !== undefined) return `${textOf(value.value)} ${unitOf(textOf(value.unit))}`
  if (value.currency_code !== undefined) return `${textOf(value.amount)} ${textOf(value.currency_code)}`
  if (Array.isArray(value.children))
    return value.children.map(textOf).join(value.type === 'root' || value.type === 'list' ? ' ' : '')
  return textOf(value.value ?? '')
}

const unitOf = (unit: string): string => units[unit.toLowerCase()] ?? unit.toLowerCase()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
