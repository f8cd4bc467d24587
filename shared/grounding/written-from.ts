import { sensesIn } from './lexicon/senses-in.ts'
import { bitsOf } from './lexicon/word-senses.ts'
import { claimElsewhere } from './other-languages.ts'
import { readable, showable } from './readable.ts'
import { addressPattern } from './records.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What a text was written from: reviews (anybody's words), a listing (the shop's), or a text that it translates. */
export type Origin = 'reviews' | 'listing' | 'translation'

// A reviewer has no say in prices and terms, whatever a review says.
const neverFromReviews = bitsOf('priceClaim', 'stockClaim', 'discount', 'deal', 'order', 'code', 'delivery', 'payment', 'goods')
const onlyFromSources = bitsOf(
  'priceClaim',
  'stockClaim',
  'inStock',
  'soldOut',
  'warrantyClaim',
  'discount',
  'delivery',
  'returns',
  'payment',
  'policy',
  'deal',
  'order',
  'code',
  'authority',
)

/** Holds sentences that a model wrote to what they were written from. */
export function writtenFrom(sources: readonly string[], origin: Origin): (sentence: string) => boolean {
  const source = sources.map((text) => readable(showable(text, () => null))).join('\n')
  const tokens = tokensOf(source)
  const words = new Set(tokens.map(({ text }) => text))
  const numbers = new Set(tokens.flatMap(({ text }) => text.match(/\d+(?:[.,]\d+)*/g) ?? []))
  const bits = sensesIn(tokens).bits

  return (sentence) => {
    const shown = showable(sentence, () => null)
    const text = readable(shown)
    const own = tokensOf(text)
    if (hasAddress(text) || own.some((token) => isUnknownFigure(token, words, numbers))) return false
    if (origin !== 'translation' && namesStranger(own, words)) return false
    const stated = sensesIn(own)
    if (origin === 'reviews' && stated.bits & neverFromReviews) return false
    if (stated.bits & onlyFromSources & ~bits) return false
    return claimElsewhere(shown) === null || claimElsewhere(source) !== null
  }
}

const hasAddress = (text: string): boolean =>
  /[@]|\/\/|(?:javascript|data|mailto|tel)\s*:(?!\s)/iu.test(text) ||
  [...text.matchAll(addressPattern)].some(([address]) => !/^[\d.,]+$/.test(address) && !/^(?:\p{L}\.)+\p{L}{0,2}$/u.test(address))

function isUnknownFigure({ kind, text }: Token, words: ReadonlySet<string>, numbers: ReadonlySet<string>): boolean {
  if (words.has(text) || !/\d/.test(text)) return false
  return kind === 'word' || (text.match(/\d+(?:[.,]\d+)*/g) ?? []).some((number) => !numbers.has(number))
}

/** Two words in a row written like names, of which the sources do not have both. */
const namesStranger = (tokens: readonly Token[], words: ReadonlySet<string>): boolean =>
  tokens.some(({ written, text }, at) => {
    const next = tokens[at + 1]
    if (at === 0 || !next || !/^\p{Lu}\p{Ll}/u.test(written) || !/^\p{Lu}\p{Ll}/u.test(next.written)) return false
    return !words.has(text) || !words.has(next.text)
  })
