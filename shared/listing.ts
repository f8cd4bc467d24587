import { comparisonFields } from './comparisons.ts'
import { groundingWords } from './grounding/words.ts'
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
  /** Which product a comparison's slot speaks of, by its place from 1. */
  readonly places: ReadonlyMap<string, number>
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
  /** Products whose price and stock are too old to be told. */
  readonly outdated?: ReadonlySet<string>
}

// Shoppers name products by their titles, so those are clipped later than other values.
const titleCharsMax = 80

/**
 * Each line begins with the very slot an answer would use, so pointing at a fact is copying four tokens.
 * Comparisons a language model gets wrong (lowest price, best rating) are facts with slots of their own.
 * Values are untrusted: `cleanValue` keeps them on one line and unable to close the fence or open a slot.
 */
export function renderListing({ products, policies, locale, valueCharsMax, outdated }: ListingInput): Listing {
  const fields = new Map<string, string>()
  const current = products.map((product) => (outdated?.has(product.id) ? withoutPrice(product) : product))
  const perProduct = current.map((product, index) => {
    const fields = productFields(product, locale)
    return product === products[index] ? fields : withAdvice(fields, products[index] as Product, locale)
  })
  perProduct.forEach((own, index) => {
    for (const [key, value] of own) fields.set(`${index + 1}.${key}`, value)
  })
  for (const [key, value] of Object.entries(policies)) fields.set(`shop.${key}`, value)
  const listed = [...fields]
  const { fields: compared, places } = comparisonFields(current, perProduct, locale)
  for (const [slot, value] of compared) fields.set(slot, value)
  // A model that sees values may weigh them; one that does not has nothing to gain from lines it can only copy.
  if (valueCharsMax > 0 && products.length > 1)
    for (const [slot, value] of compared) if (!slot.startsWith('with.')) listed.push([slot, value])

  const blocks = new Map<string, string[]>()
  for (const [slot, value] of listed) {
    const owner = slot.slice(0, slot.indexOf('.'))
    if (slot.endsWith('.url')) continue
    const block = blocks.get(owner) ?? []
    block.push(line(slot, value, valueCharsMax))
    blocks.set(owner, block)
  }
  const lines = [...blocks.values()].map((block) => block.join(valueCharsMax === 0 ? '' : '\n'))
  return {
    text: lines.length ? `<listing>\n${lines.join('\n')}\n</listing>` : '',
    fields,
    titles: products.map(({ title }) => title),
    places,
  }
}

const withoutPrice = ({ price: _p, listPrice: _l, availability: _a, ...rest }: Product): Product => rest

/** In place of what is too old: the advice to look, where the record has something at all. */
function withAdvice(
  fields: ReadonlyMap<string, string>,
  { price, availability }: Product,
  locale: string,
): ReadonlyMap<string, string> {
  const { checkPrice, checkStock } = groundingWords(locale)
  return new Map([
    ...fields,
    ...(price ? [['price', checkPrice] as const] : []),
    ...(availability ? [['stock', checkStock] as const] : []),
  ])
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
