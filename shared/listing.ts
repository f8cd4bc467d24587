import type { Policies, Product } from './product.ts'
import { productFields } from './product-fields.ts'

/**
 * What a model is told about the products of one request, and what its slots stand for.
 * `fields` holds full values by slot name (`1.price`, `shop.returns`); `text` is the fenced block of the prompt.
 */
export interface Listing {
  readonly text: string
  readonly fields: ReadonlyMap<string, string>
  readonly titles: readonly string[]
}

export interface ListingInput {
  readonly products: readonly Product[]
  readonly policies: Policies
  readonly locale: string
  /**
   * Values are clipped to this many characters in the prompt; the slot still fills in the whole value. At 0 the model
   * sees titles and slot names only: enough to point at a fact, a third of the tokens, and nothing to leak or misquote.
   */
  readonly valueCharsMax: number
}

// Shoppers name products by their titles, so those are clipped later than other values.
const titleCharsMax = 80

/**
 * Each line begins with the very slot an answer would use, so pointing at a fact is copying four tokens.
 * Comparisons a language model gets wrong (lowest price, best rating) are computed here and listed as facts.
 * Values are untrusted: `cleanValue` keeps them on one line and unable to close the fence or open a slot.
 */
export function renderListing({ products, policies, locale, valueCharsMax }: ListingInput): Listing {
  const fields = new Map<string, string>()
  products.forEach((product, index) => {
    for (const [key, value] of productFields(product, locale)) fields.set(`${index + 1}.${key}`, value)
  })
  for (const [key, value] of Object.entries(policies)) fields.set(`shop.${key}`, value)

  const blocks = new Map<string, string[]>()
  for (const [slot, value] of fields) {
    const owner = slot.slice(0, slot.indexOf('.'))
    if (slot.endsWith('.url')) continue
    const block = blocks.get(owner) ?? []
    block.push(line(slot, value, valueCharsMax))
    blocks.set(owner, block)
  }
  const lines = [...blocks.values()].map((block) => block.join(valueCharsMax === 0 ? '' : '\n'))
  lines.push(...comparisons(products))
  return {
    text: lines.length ? `<listing>\n${lines.join('\n')}\n</listing>` : '',
    fields,
    titles: products.map(({ title }) => title),
  }
}

function line(slot: string, value: string, valueCharsMax: number): string {
  const title = slot.endsWith('.title')
  if (title) return `{{${slot}}} ${clip(cleanValue(value), titleCharsMax)}${valueCharsMax === 0 ? '\n' : ''}`
  return valueCharsMax === 0 ? `{{${slot}}}` : `{{${slot}}} ${clip(cleanValue(value), valueCharsMax)}`
}

/** One line of plain text: no control or bidirectional-override characters, no fence, no slot. */
export function cleanValue(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/\{\{/g, '{ {')
    .replace(/\}\}/g, '} }')
    .trim()
}

function clip(value: string, charsMax: number): string {
  if (value.length <= charsMax) return value
  // A cut between the halves of a surrogate pair would leave half a character.
  return `${value
    .slice(0, charsMax)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}

function comparisons(products: readonly Product[]): string[] {
  if (products.length < 2) return []
  const prices = products.map((product) => product.price)
  const oneCurrency = prices.every((price) => price && price.currency === prices[0]?.currency)
  const lines: string[] = []
  if (oneCurrency) lines.push(`lowest_price {{${1 + indexOfMax(prices.map((price) => -(price?.amount ?? 0)))}.title}}`)
  if (products.every((product) => product.rating))
    lines.push(`highest_rating {{${1 + indexOfMax(products.map((product) => product.rating?.value ?? 0))}.title}}`)
  return lines
}

const indexOfMax = (values: readonly number[]): number => values.indexOf(Math.max(...values))
