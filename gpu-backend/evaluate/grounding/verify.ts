import type { Claim } from '../../../shared/grounding/receipt.ts'
import type { Policies, Product } from '../../../shared/product.ts'

interface Verdict {
  /** Amounts, stock figures and stock words the answer shows. */
  readonly shown: number
  /** Of those, shown without a claim of the receipt that says the same and checks out. */
  readonly unreceipted: readonly string[]
  /** Of those, false: of no product the answer speaks of there, or not its value. */
  readonly wrong: readonly string[]
}

const amount = /(?:[$€]|USD|EUR)\s?\d[\d.,]*\d|(?:[$€]|USD|EUR)\s?\d|\d[\d.,]*\s?(?:[$€]|USD\b|EUR\b|euros?\b|dollars?\b)/giu
const stock = /\b(?:in stock(?:, \d+ left)?|out of stock|sold out|\d+ (?:left|in stock|available))\b/giu
const percent = /\d+(?:[.,]\d+)?\s?%/gu

/**
 * Holds an answer against the source records, by other code than what made it: the values are computed anew from the
 * data, and the text is read with plain patterns.
 */
export function verify(
  answer: string,
  claims: readonly Claim[],
  products: ReadonlyMap<string, Product>,
  policies: Policies,
): Verdict {
  const policyTexts = Object.values(policies)
  // What is quoted from the shop's own policies is the shop's word.
  // A limit of the shopper's own is no price: "within your limit (up to $100.00)".
  const own = policyTexts
    .reduce((text, policy) => text.replaceAll(policy, ' '), answer)
    .replace(/\((?:up to|from) [^()]{1,40}\)/g, ' ')
  const wrong: string[] = []
  const unreceipted: string[] = []
  let shown = 0
  for (const sentence of own.split(/(?<=[.!?])\s+|\n/)) {
    const named = [...products.values()].filter(({ title }) => sentence.includes(title))
    for (const [text] of [...sentence.matchAll(amount), ...sentence.matchAll(stock), ...sentence.matchAll(percent)]) {
      // Part of a product's own name.
      if (named.some(({ title }) => title.includes(text))) continue
      shown++
      const claimed = claims.filter((claim) => claim.text.includes(text))
      const of = claimed.flatMap(({ productId }) => (productId ? (products.get(productId) ?? []) : []))
      if (claimed.length === 0) unreceipted.push(text)
      const isTrue = (named.length ? named : of).some((product) => saysTrue(product, text))
      const isPolicy = policyTexts.some((policy) => policy.includes(text))
      if (!isTrue && !isPolicy) wrong.push(`${text} in "${sentence}"`)
      else if (claimed.length > 0 && !isPolicy && !of.some((product) => saysTrue(product, text))) unreceipted.push(text)
    }
  }
  return { shown, unreceipted, wrong }
}

function saysTrue({ price, listPrice, availability, attributes }: Product, text: string): boolean {
  const number = Number(
    text
      .replace(/[^\d.,]/g, '')
      .replace(/,(\d{3})/g, '$1')
      .replace(',', '.'),
  )
  if (/%/.test(text)) return Object.values(attributes).some((value) => value.includes(text))
  if (/stock|left|sold|available/i.test(text)) {
    if (/out of|sold/i.test(text)) return availability?.available === false
    const figure = /\d+/.exec(text)?.[0]
    return availability?.available === true && (figure === undefined || Number(figure) === availability.quantity)
  }
  return [price, listPrice].some(
    (each) => each !== undefined && Math.round(number * 100) === each.amount && sameCurrency(each.currency, text),
  )
}

function sameCurrency(currency: string, text: string): boolean {
  if (/€|EUR|euro/i.test(text)) return currency === 'EUR'
  if (/\$|USD|dollar/i.test(text)) return currency === 'USD'
  return false
}
