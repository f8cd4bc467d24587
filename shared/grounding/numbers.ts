import { currencyDigits } from '../currencies.ts'
import { amountReadings } from '../money.ts'
import type { Facts } from './facts.ts'
import { guardedKind } from './guarded.ts'
import { bitOf } from './lexicon/word-senses.ts'
import { type Proof, prove } from './prove.ts'
import type { Reading, ReadToken } from './reading.ts'
import { tellsNothing } from './record-words.ts'
import type { Records } from './records.ts'

const aroundChars = 40
const marks = /[\ue000-\uf8ff]/g

/** How a figure stands in its sentence. */
export interface Figure {
  readonly at: number
  readonly kind: ReturnType<typeof guardedKind>
  readonly proof: Proof | null
  /** States nothing of a product: a list's number, a count of what is shown. */
  readonly isIdle: boolean
}

const listMarker = /^\s*(?:[-*•]\s*)?\d{1,2}$/
const ordinalLabels = new Set(
  'option options number no nr product item produkt artikel numero produit producto opcion top place rank #'.split(' '),
)
const countedWords =
  /^[^\p{L}]*(?:products?|items?|options?|results?|things?|choices|of them|of these|produkte?|artikel|ergebnisse|produits?|articles?|resultats?|productos?|articulos?|resultados?)(?![\p{L}])/u
const pointing = /(?:^|[^\p{L}])(?:the|these|those|all|of|both|die|diese|den|alle|les|ces|los|las|estos|estas)\s+$/u
const limits =
  /(?:under|below|up to|within|over|budget(?: of)?|limit(?: of)?|less than|more than|at most|at least|between|and|unter|bis(?: zu)?|uber|hochstens|mindestens|maximal|ab|moins de|sous|jusqu'?a|plus de|menos de|hasta|mas de)\s*(?:[$€£]\s*)?$/u
const oneBefore = /^(?:one|a|an|ein|eine|einen|einer|un|une|una|uno)$/u
const previousPrice =
  /(?:list price|retail price|was|were|before|from|instead of|originally|original price|regular price|usual price|rrp|msrp|statt|vorher|fruher|uvp|listenpreis|au lieu de|avant|prix (?:public|barre)|antes|en lugar de|precio (?:anterior|original))[^\p{L}\p{N}]*(?:of|is|von|de|:)?\s*$/u

/** Whether a token is a figure that must be proven: digits, or a numeral in words. */
export function isFigure({ kind, bits, isProven }: ReadToken): boolean {
  return !isProven && (kind === 'number' || (bits & bitOf.number) !== 0)
}

/** A figure held to the records of the products it can be of. */
export function judgeFigure(reading: Reading, at: number, about: readonly number[], context: string, records: Records): Figure {
  const token = reading.tokens[at] as ReadToken
  const { facts } = records
  const before = `${context}${reading.lower.slice(Math.max(0, token.start - aroundChars), token.start)}`.replace(marks, ' ')
  const after = reading.lower.slice(token.end, token.end + aroundChars).replace(marks, ' ')
  const number = token.kind === 'number' ? token.text : String(token.value ?? Number.NaN)
  const isGrouped = token.kind === 'number' && /^\d{1,3}(?:[.,]\d{3})+$/.test(number)
  const kind = kindOf(reading, at, before, after)
  const isCounted = kind === 'stock' || kind === 'rating'
  const value = Number(isGrouped && isCounted ? number.replace(/[.,]/g, '') : number.replace(',', '.'))
  const idle = (isIdle: boolean): Figure => ({ at, kind, proof: null, isIdle })
  if (
    token.kind === 'number' &&
    at < 2 &&
    listMarker.test(reading.lower.slice(0, token.end)) &&
    /^[.)](?:\s|$)/.test(reading.lower.slice(token.end, token.end + 2))
  )
    return idle(true)
  const isCount = Number.isInteger(value) && value > 0 && value <= facts.products.length
  if (isCount && ordinalLabels.has(reading.tokens[at - 1]?.text ?? '')) return idle(true)
  if (isCount && (kind === null || kind === 'stock') && countedWords.test(after) && !(reading.bits & bitOf.stockClaim))
    return idle(true)
  if (isCount && kind === null && pointing.test(before)) return idle(true)
  // The scale of a rating.
  if (
    /\d[^\p{L}\p{N}]*(?:out of|von|sur|de|\/)\s*$/u.test(before) &&
    (number === '5' || number === '10') &&
    isRatingBefore(reading, at)
  )
    return idle(true)
  if (kind === 'price' && limits.test(before) && records.isInQuestion(token.text)) return idle(true)
  const statement = { kind: kind ?? ('fact' as const), number, value, before, after }
  for (const index of about) {
    if (kind === 'price' && saved.test(before)) {
      if (isSaving(facts, index, number)) return { at, kind, proof: { index, field: 'list_price' }, isIdle: false }
      continue
    }
    const proof = prove(facts, statement, [index])
    if (proof?.field === 'list_price' && kind === 'price' && !isPrevious(reading, token, before, after)) continue
    if (proof?.field === 'price' && previousPrice.test(before)) continue
    if (proof) return { at, kind, proof, isIdle: false }
  }
  if (kind === null && token.kind === 'word' && about.some((index) => saysInWords(facts, index, reading, at)))
    return { at, kind, proof: { index: about[0] ?? null, field: 'description' }, isIdle: false }
  return idle(false)
}

/** What the words around a figure make of it. */
function kindOf({ tokens, bits, lower }: Reading, at: number, before: string, after: string): Figure['kind'] {
  const kind = guardedKind(before, after)
  if (kind !== null) return kind
  if (bits & bitOf.rating && raters.test(after)) return 'rating'
  if (countedAt({ tokens, lower }, at)) return 'stock'
  return bits & bitOf.price ? 'price' : null
}

const raters = /^[^\p{L}\p{N}]*(?:shoppers|customers|buyers|people|kund(?:en|innen)|clients|clientes|votes)(?!\p{L})/u
const having =
  /(?:we have|we've got|there are|there is|there's|wir haben|es gibt|nous avons|il y a|tenemos|hay)\s+(?:(?:only|just|still|exactly|noch|nur|encore|solo)\s+)*(?:\p{N}[^.;:!?]{1,80}(?:and|und|et|y|,)\s+)?$/u
const wordsBetweenMax = 5
const havingChars = 120
/** "6 of the rain jackets", "15 bags of the dog food": a count of what a name stands for. */
export function countedAt({ tokens, lower }: Pick<Reading, 'tokens' | 'lower'>, at: number): readonly number[] | null {
  const { start = 0, end = 0 } = tokens[at] ?? {}
  const next = tokens.slice(at + 1, at + 1 + wordsBetweenMax).find(({ name }) => name !== null)
  if (!next || next.name === null || /[.,;:!?]/.test(lower.slice(end, next.start))) return null
  return having.test(lower.slice(Math.max(0, start - havingChars), start)) ? [next.name] : null
}

const saved =
  /(?:save|saves|saving|savings? of|sparen(?: sie)?|ersparnis(?: von)?|economisez|ahorras?|ahorra usted|reduced by)[^\p{L}\p{N}]*$/u
/** What the price is below the list price. */
function isSaving({ products }: Facts, index: number, number: string): boolean {
  const { price, listPrice } = products[index - 1] ?? {}
  if (!price || !listPrice || price.currency !== listPrice.currency) return false
  return amountReadings(number, currencyDigits(price.currency) ?? 2).includes(listPrice.amount - price.amount)
}

const isPrevious = (_reading: Reading, _token: ReadToken, before: string, after: string): boolean =>
  previousPrice.test(before) || /^[^\p{L}]*(?:before|previously|vorher|avant|antes)(?!\p{L})/u.test(after)

const isRatingBefore = ({ tokens }: Reading, at: number): boolean =>
  tokens.slice(Math.max(0, at - 4), at).some(({ kind, isProven, key }) => kind === 'number' || (isProven && key === 'rating'))

/** "For two", "five bowls": the record's own words. */
function saysInWords({ products }: Facts, index: number, { tokens }: Reading, at: number): boolean {
  const text = products[index - 1]?.description?.toLowerCase() ?? ''
  const [word, next, last] = [tokens[at]?.text ?? '', tokens[at + 1]?.text, tokens[at - 1]?.text]
  if (next !== undefined && text.includes(`${word} ${next}`)) return true
  // "With two batteries" is no "with two gears".
  const counts = tokens[at + 1]?.kind === 'word' && !tellsNothing(tokens[at + 1] as ReadToken)
  return !counts && last !== undefined && text.includes(`${last} ${word}`)
}

/** "One euro", "ein Jahr": an article that counts what stands behind it. */
export function countsOne(reading: Reading, at: number): boolean {
  const token = reading.tokens[at] as ReadToken
  if (token.kind !== 'word' || token.isProven || !oneBefore.test(token.text)) return false
  const after = reading.lower.slice(token.end, token.end + aroundChars)
  return /^\s(?:euros?|dollars?|pounds?|quid|bucks?|cents?|percent|prozent|years?|jahre?|monat|months?|weeks?|woche|days?|tag|hours?|stunde|ans?|annees?|mois|semaine|jour|anos?|mes|semana|dia|hora|kilos?|kg|kilograms?|gramm?e?s?|lit(?:re|er)s?|met(?:re|er)s?|miles?|pounds?|ounces?|inch)(?!\p{L})/u.test(
    after,
  )
}

const germanParts =
  /^(?:ein|zwei|drei|vier|funf|sechs|sieb(?:en)?|acht|neun|zehn|elf|zwolf|zig|ssig|und|hundert|tausend|zwan|sech)+$/u
/** "Neunundneunzig": numerals that German writes as one word. */
export const isGermanNumeral = (word: string): boolean => word.length > 7 && germanParts.test(word)
