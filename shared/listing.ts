import { isKnownAnswer } from './grounding/prove.ts'
import { groundingWords } from './grounding/words.ts'
import { linkProducts } from './link-products.ts'
import type { Policies, Product } from './product.ts'
import { productFields } from './product-fields.ts'
import { type Language, questionLanguage } from './weighing/language.ts'
import { fieldFor, readMentions } from './weighing/mentions.ts'
import { policiesAbout } from './weighing/policy-topics.ts'
import { weigh } from './weighing/weigh.ts'
import type { Basis, Weighed } from './weighing/weighed.ts'

/**
 * What a model sees of the products of one request, and what its slots stand for.
 * `fields` holds full values by slot name (`1.price`, `shop.returns`); `text` is the fenced block of the prompt.
 */
export interface Listing {
  readonly text: string
  /** What the edge worked out for the question, a slot a line; it follows the question. */
  readonly weighedText: string
  readonly fields: ReadonlyMap<string, string>
  readonly titles: readonly string[]
  /** The products' own values by their keys. */
  readonly perProduct: readonly ReadonlyMap<string, string>[]
  /** Products that the question names, by their indices from 1. */
  readonly linked: readonly number[]
  /** What a computed slot rests on, the product that it speaks of in front. */
  readonly bases: ReadonlyMap<string, readonly Basis[]>
  /** The language of the question, in which computed phrases are written. */
  readonly language: Language
}

interface ListingInput {
  readonly products: readonly Product[]
  readonly policies: Policies
  readonly locale: string
  /**
   * Values are clipped to this many characters in the prompt; the slot still fills in the whole value. At 0 the model
   * sees titles and slot names only: enough to point at a fact, a third of the tokens, and nothing to leak or misquote.
   */
  readonly valueCharsMax: number
  /** How long the text may grow: fields that the question needs come first, and what no longer fits is left out of it. */
  readonly listingCharsMax?: number
  /** The shopper's last message. */
  readonly question?: string
  /** Products that the conversation speaks of, by their indices from 1, for a question that names none. */
  readonly focus?: readonly number[]
  /** Whether the slots worked out for the question are written into `weighedText`. */
  readonly listsWeighed?: boolean
  /** Products whose price and stock are too old to be shown. */
  readonly outdated?: ReadonlySet<string>
}

// Shoppers name products by their titles, so those are clipped later than other values.
const titleCharsMax = 80

/**
 * Each line begins with the very slot an answer would use, so pointing at a fact is copying four tokens.
 * What a language model gets wrong (lowest price, best rating, yes or no) are facts with slots of their own (`weigh`).
 * Values are untrusted: `cleanValue` keeps them on one line and unable to close the fence or open a slot.
 */
export function renderListing(input: ListingInput): Listing {
  const { products, policies, locale, valueCharsMax, outdated, question = '', listsWeighed = false } = input
  const language = questionLanguage(question, locale)
  const current = products.map((product) => (outdated?.has(product.id) ? withoutPrice(product) : product))
  const perProduct = current.map((product, index) => {
    const fields = productFields(product, locale, language)
    return product === products[index] ? fields : withAdvice(fields, products[index] as Product, locale)
  })
  const titles = products.map(({ title }) => title)
  const linked = linkProducts(question, titles)
  const named = linked.length ? linked : (input.focus ?? [])
  const fields = new Map<string, string>()
  perProduct.forEach((own, index) => {
    for (const [key, value] of own) fields.set(`${index + 1}.${key}`, value)
  })
  for (const [key, value] of Object.entries(policies)) fields.set(`shop.${key}`, value)
  const own = [...fields]
  const weighed = weigh({ products: current, perProduct, policies, question, locale, language, named, fields })
  const lines = listedLines(input, perProduct, own, weighed)
  return {
    text: lines.length ? `<listing>\n${lines.join('\n')}\n</listing>` : '',
    weighedText: listsWeighed ? weighedLines(weighed, valueCharsMax).join('\n') : '',
    fields,
    titles,
    perProduct,
    linked,
    bases: weighed.bases,
    language: weighed.language,
  }
}

/** The block's lines, owner by owner, within `listingCharsMax`. */
function listedLines(
  { valueCharsMax, listingCharsMax = Number.POSITIVE_INFINITY, products, policies, question = '', listsWeighed }: ListingInput,
  perProduct: readonly ReadonlyMap<string, string>[],
  slots: readonly (readonly [string, string])[],
  { fields }: Weighed,
): string[] {
  const owners = Map.groupBy(
    slots.filter(([slot]) => !slot.endsWith('.url')),
    ([slot]) => slot.slice(0, slot.indexOf('.')),
  )
  // A model that sees values may weigh them; one that does not has nothing to gain from lines it can only copy.
  if (valueCharsMax > 0 && products.length > 1 && !listsWeighed)
    for (const owner of ['cheapest', 'best'])
      owners.set(
        owner,
        standingKeys.flatMap((key) =>
          fields.has(`${owner}.${key}`) ? [[`${owner}.${key}`, fields.get(`${owner}.${key}`) ?? ''] as const] : [],
        ),
      )
  const isBounded = Number.isFinite(listingCharsMax)
  const needed = isBounded ? neededKeys(question, perProduct) : []
  const charsEach = listingCharsMax / Math.max(1, products.length)
  return [...owners].flatMap(([owner, own]) => {
    const isProduct = /^\d/.test(owner)
    const ordered =
      isBounded && isProduct ? inOrderOfNeed(own, needed) : isBounded ? policiesNeeded(own, question, policies) : own
    const written = ordered.map(([slot, value]) => line(slot, value, valueCharsMax))
    const kept = isBounded && isProduct ? within(written, charsEach) : written
    return kept.length ? [kept.join(valueCharsMax === 0 ? '' : '\n')] : []
  })
}

const standingKeys = ['title', 'price', 'rating', 'reason']

/** Keys that the question is about, of any of the products. */
const neededKeys = (question: string, perProduct: readonly ReadonlyMap<string, string>[]): string[] =>
  readMentions(question).flatMap(({ attribute }) => perProduct.flatMap((fields) => fieldFor(attribute, fields) ?? []))

const rankOf: Readonly<Record<string, number>> = {
  title: 0,
  price: 1,
  stock: 3,
  rating: 3,
  list_price: 4,
  brand: 6,
  category: 6,
  description: 7,
}

function inOrderOfNeed(slots: readonly (readonly [string, string])[], needed: readonly string[]): (readonly [string, string])[] {
  const rank = ([slot]: readonly [string, string]): number => {
    const key = slot.slice(slot.indexOf('.') + 1)
    return key === 'title' ? 0 : needed.includes(key) ? 1 : (rankOf[key] ?? 5)
  }
  return slots.toSorted((a, b) => rank(a) - rank(b))
}

/** Policies are long: known answers near the question are listed, and of the others those that it is about; the others keep their slots. */
function policiesNeeded(
  slots: readonly (readonly [string, string])[],
  question: string,
  policies: Policies,
): readonly (readonly [string, string])[] {
  const near = Object.keys(policies).filter(isKnownAnswer)
  const about = policiesAbout(question, policies).filter((key) => !isKnownAnswer(key))
  return [...near, ...about.slice(0, policiesListedMax)].flatMap((key) => slots.filter(([slot]) => slot === `shop.${key}`))
}

const policiesListedMax = 2

/** As many lines from the first as fit; the title always does. */
function within(lines: readonly string[], charsMax: number): string[] {
  let left = charsMax
  return lines.filter((text, index) => {
    left -= text.length + 1
    return index === 0 || left >= 0
  })
}

const weighedLines = ({ fields, relevant }: Weighed, valueCharsMax: number): string[] =>
  relevant.map((slot) => line(slot, fields.get(slot) ?? '', valueCharsMax).trimEnd())

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

// What plain text of one line has none of.
const unclean = /[^ -~]|[<>]| {2}|\{\{|\}\}/

/** One line of plain text: no control or bidirectional-override characters, no fence, no slot. */
export function cleanValue(value: string): string {
  if (!unclean.test(value)) return value.trim()
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
