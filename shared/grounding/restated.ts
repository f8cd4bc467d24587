import { idleWords } from './lexicon/idle-words.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import { fieldSentences, type OwnSentence, ownSentences, policySentence } from './own-sentences.ts'
import { saysPrice } from './prove.ts'
import { type Reading, type ReadToken, readSentence } from './reading.ts'
import { keysNamed, type Records } from './records.ts'
import { stemOf } from './stems.ts'
import { hasUnknownAddress, hasUnknownCode } from './strangers.ts'
import { withSign } from './tokens.ts'
import { commerce, inFrame, type Topic } from './topics.ts'

const fieldsMax = 4
const sharedMin = 2
const figureWeight = 2

/** What leaves in a refused sentence's place: what the records say of its topics, then what else of it they say as well. */
export function insteadOf(
  topics: readonly Topic[],
  about: readonly number[],
  reading: Reading,
  records: Records,
): readonly OwnSentence[] {
  const stated = restate(reading, about, records)
  const own = ownSentences(topics, about, reading.lower, records)
  // That the shop says nothing of it is a last resort.
  const known = own.filter(({ bases, isRefusal }) => stated.length === 0 || bases.length > 0 || isRefusal)
  // A product that was recommended is still named, with a fact in place of the reason.
  if (known.length + stated.length === 0)
    return reading.named
      .slice(0, 1)
      .flatMap((index) => (records.facts.fields.has(`${index}.price`) ? fieldSentences('price', index, records) : []))
  return [...new Map([...known, ...stated].map((each) => [each.text, each])).values()].slice(0, sentencesMax)
}

const sentencesMax = 5

/**
 * What a refused sentence says that the records say as well, in the records' own words: values that it has, fields that it names,
 * the sentence of a description or the policy that it tells in its own words.
 */
function restate(reading: Reading, about: readonly number[], records: Records): OwnSentence[] {
  const subjects = [...(about.length > 0 ? about : ownersOf(reading, records)), ...othersMeant(reading, about, records)]
  const ofProducts = subjects.flatMap((index) => {
    const keys = keysStated(reading, index, records)
    return [...keys.flatMap((key) => fieldSentences(key, index, records)), ...describedBy(reading, index, records)]
  })
  const policy = nearestPolicy(reading, records, ofProducts.length > 0)
  return [...ofProducts.slice(0, fieldsMax), ...(policy === null ? [] : [policySentence(policy, records)])]
}

/** Of the products that the question names, those that have a figure which the ones spoken of have not. */
function othersMeant(reading: Reading, about: readonly number[], records: Records): number[] {
  const own = (index: number, token: ReadToken): boolean => keysOfFigure(reading, token, index, records).length > 0
  const others = records.facts.namedProducts.filter((index) => !about.includes(index))
  if (about.length === 0 || others.length === 0) return []
  const unknown = reading.tokens.filter((token) => numberOf(token) !== null && !about.some((index) => own(index, token)))
  return others.filter((index) => unknown.some((token) => own(index, token)))
}

/** The fields of a product whose value or name stands in a sentence, in its order. */
function keysStated(reading: Reading, index: number, records: Records): string[] {
  const { tokens } = reading
  const found: { key: string; at: number }[] = []
  const fields = records.fieldsOf(index)
  for (const { own, at } of records.terms.keysIn(tokens, index)) found.push({ key: own.key, at })
  for (const { key, words } of records.valuesOf(index)) {
    const at = tokens.findIndex((_, from) => words.every((word, offset) => isWord(tokens[from + offset], word)))
    if (at >= 0 && (words.length > 1 || words[0]?.length !== 1)) found.push({ key, at })
  }
  for (const { key, stems } of records.terms.factsOf(index)) {
    const at = tokens.findIndex((token) => tells(token) && stems.has(stemOf(token.text)))
    if (at >= 0) found.push({ key, at })
  }
  tokens.forEach((token, at) => {
    if (token.kind === 'word' && token.name === null)
      for (const key of keysNamed(token.text)) if (fields.has(key)) found.push({ key, at })
    for (const key of keysOfFigure(reading, token, index, records)) found.push({ key, at })
  })
  for (const [sense, key] of spokenOf) {
    const at = tokens.findIndex(({ bits, isProven }) => !isProven && bits & sense)
    if (at >= 0 && fields.has(key)) found.push({ key, at })
  }
  const keys = [...new Set(found.sort((a, b) => a.at - b.at).map(({ key }) => key))]
  return keys.filter((key) => !texts.has(key) && isFact(key, fields.get(key) ?? '', records))
}

const isWord = (token: ReadToken | undefined, word: string): boolean => token?.text === word && token.name === null

/** Fields of a product that have a figure with what stands behind it. */
function keysOfFigure({ lower, tokens }: Reading, token: ReadToken, index: number, records: Records): string[] {
  const number = numberOf(token)
  if (number === null) return []
  const product = records.facts.products[index - 1]
  const [before, after] = [lower.slice(Math.max(0, token.start - 12), token.start), lower.slice(token.end, token.end + 20)]
  const statement = { kind: 'price' as const, number, value: Number(number), before, after }
  const { rating } = product ?? {}
  return [
    ...(saysPrice(product?.price, statement) ? ['price'] : []),
    ...(saysPrice(product?.listPrice, statement) ? ['list_price'] : []),
    ...(rating &&
    tokens.some(({ bits }) => bits & spokenRating) &&
    [rating.value, rating.count].includes(Number(number.replace(',', '.')))
      ? ['rating']
      : []),
    ...[...records.fieldsOf(index)].flatMap(([key, value]) => (hasFigure(value, number, after) ? [key] : [])),
  ]
}

const texts = new Set(['title', 'description', 'url', 'brand', 'category'])
const spokenRating = bitsOf('rating', 'ratingClaim', 'compare')
const spokenOf: readonly (readonly [number, string])[] = [
  [bitsOf('inStock', 'soldOut', 'stockClaim'), 'stock'],
  [bitsOf('rating', 'ratingClaim'), 'rating'],
  [bitsOf('warranty', 'warrantyClaim'), 'warranty'],
  [bitOf.made, 'origin'],
]

const numberOf = ({ kind, text, value, isProven, name }: ReadToken): string | null => {
  if (name !== null || (isProven && kind === 'slot')) return null
  return kind === 'number' ? text : value === null ? null : String(value)
}

/** The number with the same unit behind it. */
function hasFigure(value: string, number: string, after: string): boolean {
  const [unit = ''] = /^\s*(?:-\s*)?([\p{L}%°]{1,3})/u.exec(after)?.slice(1) ?? []
  for (let at = value.indexOf(number); at >= 0; at = value.indexOf(number, at + 1)) {
    if (/[\d.,]/.test(value[at - 1] ?? '') || /^[.,]?\d/.test(value.slice(at + number.length))) continue
    if (
      unit !== '' &&
      value
        .slice(at + number.length)
        .trimStart()
        .toLowerCase()
        .startsWith(unit)
    )
      return true
  }
  return false
}

const spoken = bitsOf('price', 'rating', 'warranty', 'made', 'inStock', 'soldOut', 'denial', 'list')
const tells = ({ kind, text, name, bits }: ReadToken): boolean =>
  kind === 'word' && name === null && text.length > 2 && (bits & inFrame & ~spoken) === 0 && !idleWords.has(text)

/** The words of a sentence that tell something, as stems. */
const tellingStems = ({ tokens }: Pick<Reading, 'tokens'>): Set<string> =>
  new Set(tokens.flatMap((token) => (tells(token) ? [stemOf(token.text)] : [])))

/** Sentences of its description that share words with a sentence; none that could be anybody's advertisement. */
function describedBy(reading: Reading, index: number, records: Records): OwnSentence[] {
  const own = tellingStems(reading)
  return records.terms.descriptionOf(index).flatMap(({ text, stems }) => {
    const figures = reading.tokens.filter((token) => {
      const number = numberOf(token)
      return number !== null && hasFigure(text, number, reading.lower.slice(token.end, token.end + 20))
    })
    const shared = [...stems].filter((stem) => own.has(stem)).length + figures.length
    return shared >= sharedMin && isFit(text, records) ? [{ text, bases: [{ index, key: 'description' }] }] : []
  })
}

// What only fields of their own may tell.
const terms = commerce & ~bitOf.made
/** No address, no code and no terms: those are not for anybody's text to tell. */
function isFit(text: string, records: Records): boolean {
  const reading = readSentence(text, [], records)
  const hasTerms = reading.tokens.some(({ bits }) => (bits & terms) !== 0 && !(bits & bitOf.harmless))
  return !hasTerms && !hasUnknownAddress(reading, records) && !hasUnknownCode(reading, records)
}

const ownTerms = new Set(['price', 'list_price', 'stock', 'rating', 'warranty'])
const factCharsMax = 90
const isFact = (key: string, value: string, records: Records): boolean =>
  ownTerms.has(key) || (value.length <= factCharsMax && !/[.!?。؟]\s*$/u.test(value) && isFit(value, records))

/** The policy with which a sentence shares most of its words and figures. */
function nearestPolicy(reading: Reading, records: Records, hasOther: boolean): string | null {
  const own = tellingStems(reading)
  const numbers = new Set(
    reading.tokens.flatMap((token) => {
      const number = numberOf(token)
      return number === null ? [] : [withSign(number, reading.lower, token.start, token.end)]
    }),
  )
  const question = records.terms.question
  let best: { key: string; score: number } | null = null
  for (const [key, { stems, figures }] of records.terms.policies) {
    const shared =
      [...own].filter((stem) => stems.has(stem)).length +
      figureWeight * [...numbers].filter((number) => figures.has(number)).length
    if (shared < (hasOther ? sharedMin + 1 : sharedMin)) continue
    const score = shared + [...question].filter((stem) => stems.has(stem)).length / 2
    if (!best || score > best.score) best = { key, score }
  }
  return best?.key ?? null
}

/** The one product whose record has most of what a sentence that names none says. */
function ownersOf(reading: Reading, records: Records): readonly number[] {
  const own = [...tellingStems(reading)]
  const numbers = reading.tokens.flatMap((token) => {
    const number = numberOf(token)
    return number === null ? [] : [{ number, after: reading.lower.slice(token.end, token.end + 20) }]
  })
  const question = [...records.terms.question]
  const scores = records.facts.products.map((_, at) => {
    const words = records.terms.wordsOf(at + 1)
    const fields = [...records.fieldsOf(at + 1).values()]
    const shared =
      own.filter((stem) => words.has(stem)).length +
      figureWeight * numbers.filter(({ number, after }) => fields.some((value) => hasFigure(value, number, after))).length
    return { index: at + 1, shared, score: shared + question.filter((stem) => words.has(stem)).length / 2 }
  })
  const [best, next] = scores.filter(({ shared }) => shared > 0).sort((a, b) => b.score - a.score)
  return best && (!next || best.score > next.score) ? [best.index] : []
}
