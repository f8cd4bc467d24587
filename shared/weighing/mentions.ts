import { oneSlipApart } from '../edit-distance.ts'
import { keysAsWords } from '../keys-as-words.ts'
import { rememberText } from '../remember.ts'
import { type Attribute, attributes } from './attributes.ts'
import { fold, type Language } from './language.ts'
import { phrasePattern } from './phrase-pattern.ts'
import { PhraseTable } from './phrase-table.ts'

/** A thing that a question asks of products; with a sense, of the one that has most or least of it. */
export interface Mention {
  readonly attribute: Attribute
  readonly sense: 'most' | 'least' | null
  readonly start: number
  readonly end: number
}

// "Wie lange" asks for a time, "die Länge" for a length; letters stay where they are. What lasts says so: "wie lange hält".
const durationOfGerman = /(?<!\p{L})(wie )lange(?! (?:halt|halten|lauft|spielt|spielen)(?!\p{L}))(?!\p{L})/gu

/** What a question asks of products, in its order; a longer phrase hides the shorter ones within it. */
export function readMentions(question: string, ownKeys: Iterable<string> = []): Mention[] {
  const text = fold(question).replace(durationOfGerman, '$1dauer')
  const found = [...patterns.within(text), ...around, ...patternsOf(ownKeys, text)].flatMap(({ attribute, sense, pattern }) =>
    text.search(pattern) < 0
      ? []
      : [...text.matchAll(pattern)].map((match) => ({
          attribute,
          sense,
          start: match.index,
          end: match.index + match[0].length,
        })),
  )
  const kept: Mention[] = []
  for (const each of found.sort(longerFirst)) if (!kept.some((other) => overlaps(other, each))) kept.push(each)
  kept.sort((a, b) => a.start - b.start)
  return kept.map((mention) => (mention.sense ? mention : { ...mention, sense: senseBefore(text, mention) }))
}

const longerFirst = (a: Mention, b: Mention): number =>
  b.end - b.start - (a.end - a.start) || Number(b.sense !== null) - Number(a.sense !== null)
const overlaps = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end

const mostBefore =
  /\b(?:most|highest|longest|largest|biggest|greatest|strongest|maximum|meisten?|hochsten?|hochster|langsten?|grossten?|la plus longue|le plus (?:de|grand|long)|plus (?:grande?|longue?|de)|mayor|maxim[oa]|mas)\s+(?:[a-z]+\s+)?$/u
const leastBefore =
  /\b(?:least|lowest|shortest|smallest|fewest|minimum|wenigsten|niedrigsten?|kurzesten?|kleinsten?|le moins(?: de)?|plus (?:petite?|courte?|basse?)|menor|minim[oa]|menos)\s+(?:[a-z]+\s+)?$/u

/** "the highest energy class": an attribute behind "most" or "least". */
function senseBefore(text: string, { start }: Mention): Mention['sense'] {
  const before = text.slice(0, start)
  return mostBefore.test(before) ? 'most' : leastBefore.test(before) ? 'least' : null
}

const patternOf = (attribute: Attribute, sense: Mention['sense'], phrases: string) => ({
  phrases,
  row: { attribute, sense, pattern: phrasePattern(phrases) },
})
const patterns = new PhraseTable(
  attributes.flatMap((attribute) => [
    patternOf(attribute, null, attribute.ask),
    ...(attribute.most ? [patternOf(attribute, 'most', attribute.most.ask)] : []),
    ...(attribute.least ? [patternOf(attribute, 'least', attribute.least.ask)] : []),
  ]),
)

const around = attributes.flatMap((attribute) =>
  attribute.around ? [{ attribute, sense: null, pattern: attribute.around }] : [],
)

const byKey = new Map(attributes.flatMap((attribute) => [[attribute.key, attribute] as const]))
const textKeys = new Set(['title', 'description', 'url', 'list_price', 'tags', 'sku', 'mpn', 'seller'])

/** An attribute by the name of its field; one that the table does not have goes by the field's own words. */
export function attributeOf(key: string): Attribute {
  const known = byKey.get(key)
  if (known) return known
  const words = keysAsWords(key)
  return { key, label: { en: words, de: words, fr: words, es: words }, ask: key }
}

/** Fields of the shop's own that the table does not know are requested for by their names; those that a text has a beginning of. */
function patternsOf(keys: Iterable<string>, text: string) {
  const unknown = [...new Set(keys)].filter((key) => !byKey.has(key) && !textKeys.has(key) && key.length > 2)
  return unknown.map(ownRow).flatMap(({ starts, row }) => (starts.some((start) => text.includes(start)) ? [row] : []))
}

const ownRowsMax = 500
/** A shop's fields are the same request after request. */
const ownRow = rememberText(ownRowsMax, (key) => {
  const phrases = asksOf(fold(key))
  return {
    starts: phrases.split(' ').map((phrase) => /^[a-z0-9]*/.exec(phrase)?.[0] ?? ''),
    row: { attribute: attributeOf(key), sense: null, pattern: phrasePattern(phrases) },
  }
})

/** A field's name, as one writes `Wi-Fi` without its hyphen, and "how much fruit" of the fruit content: that is no price. */
function asksOf(key: string): string {
  const [first = ''] = key.split('_')
  const joined = key.replace(/^([a-z]{1,2})_([a-z]{1,2})_/, '$1$2_')
  return [...new Set([key, joined, ...(first.length > 2 ? [`how_much_${first}`, `how_many_${first}`] : [])])].join(' ')
}

// Only words that name an attribute, not every word that may ask for one: "lamps" is no slip of the French "lames".
const spelled = new Set(
  [
    ...attributes.flatMap(({ label }) => Object.values(label).flatMap((text) => fold(text).split(/[^a-z]+/))),
    ...'price guarantee weigh weighs weight heavy bright quiet length height width battery available waterproof warranty colours colors cheapest expensive stock dishwasher lightest heaviest shipping delivery return returns refund payment'.split(
      ' ',
    ),
  ].filter((word) => word.length >= 5),
)
const spelledFrom = Map.groupBy(spelled, ([first = '']) => first)
const typoCharsMin = 4
// Words of their own that are one slip away from a name in another language: "after" is no "Alter".
const rightlySpelled = new Set(
  'after later water other often enter angle large lights light price prices nights might sight'.split(' '),
)

/** A question with the slips of the finger in attributes' names put right; words that the titles have are left alone. */
export function withoutTypos(question: string, titles: readonly string[]): string {
  const own = new Set(titles.flatMap((title) => fold(title).match(/\p{L}+/gu) ?? []))
  return question.replace(/\p{L}+/gu, (word) => {
    const plain = fold(word)
    if (plain.length < typoCharsMin || spelled.has(plain) || rightlySpelled.has(plain) || own.has(plain) || isPhraseWord(plain))
      return word
    const near = (spelledFrom.get(plain[0] ?? '') ?? []).filter((known) => oneSlipApart(known, plain))
    return near.length === 1 ? (near[0] as string) : word
  })
}

const phraseWords = attributes
  .flatMap(({ ask, most, least }) => [ask, most?.ask ?? '', least?.ask ?? ''])
  .flatMap((phrases) => phrases.split(/[\s_]+/))
const wholeWords = new Set(phraseWords)
const beginnings = phraseWords.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
/** A word of any phrase is spelled right. */
const isPhraseWord = (word: string): boolean => wholeWords.has(word) || beginnings.some((beginning) => word.startsWith(beginning))

export const labelOf = ({ label }: Attribute, language: Language): string => label[language]

/** The field in which a record answers what an attribute asks; null where it has none. */
export function fieldFor(attribute: Attribute, fields: ReadonlyMap<string, string>): string | null {
  return [attribute.key, ...(attribute.also ?? [])].find((key) => fields.has(key)) ?? narrower(attribute.key, fields)
}

/** "How wide does it cut?" of a record that gives a cutting width: the one field that is an attribute of some part. */
function narrower(key: string, fields: ReadonlyMap<string, string>): string | null {
  const found = [...fields.keys()].filter((each) => each.endsWith(`_${key}`) && !textKeys.has(each))
  return found.length === 1 ? (found[0] as string) : null
}
