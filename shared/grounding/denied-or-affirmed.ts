import { isPlain } from './is-plain.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import type { Reading } from './reading.ts'
import { tellsNothing } from './record-words.ts'
import { keysNamed, type Records } from './records.ts'
import { stemOf } from './stems.ts'
import { commerce, field, policyKeys, type Topic, topicsOf } from './topics.ts'
import type { QuestionRead, Surroundings } from './verdict.ts'

/** What a denial denies though the records have it. */
export function deniedTopics(
  reading: Reading,
  { records, question }: Surroundings,
  aboutAt: (at: number) => readonly number[],
): Topic[] {
  const { tokens, bits, named, lower } = reading
  const all = records.facts.products.map((_, at) => at + 1)
  const about = aboutAt(tokens.length).length ? aboutAt(tokens.length) : all
  const keys = [...new Set(tokens.flatMap(({ kind, text, isProven }) => (kind === 'word' && !isProven ? keysNamed(text) : [])))]
  if (bits & bitOf.price) keys.push('price')
  if (bits & bitOf.rating) keys.push('rating')
  if (bits & bitOf.warranty) keys.push('warranty')
  for (const index of about) for (const { own } of records.terms.keysIn(tokens, index)) keys.push(own.key)
  const held = keys.filter((key) => about.some((index) => records.facts.fields.has(`${index}.${key}`)))
  if (held.length > 0) return held.map(field)
  const quoted = tokens.flatMap(({ isProven, kind, key, name }) =>
    isProven && kind === 'word' && key !== null && name === null ? [key] : [],
  )
  if (quoted.length > 0) return quoted.map(field)
  // "The listing does not say that": what the question asks.
  const isBare = keys.length === 0 && (bits & bitOf.denial) !== 0 && isPlain(reading, records, 0)
  const senses = (['delivery', 'returns', 'payment', 'policy'] as const).filter(
    (sense) => bits & bitOf[sense] || (isBare && question().bits & bitOf[sense]),
  )
  const policies = senses.filter((sense) => policyKeys(sense, records, lower).length > 0)
  if (policies.length > 0) return policies.map((sense) => ({ kind: 'policy', sense }))
  // "We do not have a backpack", of one that stands in the listing.
  return named.length > 0 && bits & bitOf.shop ? named.map(() => field('stock')) : []
}

/** "Yes" and "that is correct" say what the question says. */
export function affirmationFault(
  reading: Reading,
  facts: ReadonlySet<string>,
  { question, records }: Surroundings,
): Topic[] | null {
  const { tokens, bits } = reading
  if (!(bits & bitsOf('yes', 'no')) || !isAnswering(reading))
    return isShortGrant(reading, facts, question, records) ? [{ kind: 'agreement' }] : null
  const { bits: questionBits, hasFigure: questionHasFigure } = question()
  const isOffer = questionHasFigure || (questionBits & bitsOf('priceClaim', 'deal', 'discount')) !== 0
  if (isOffer) return [...topicsOf(questionBits & ~bitOf.deal), { kind: 'agreement' }]
  if (facts.size > 0 || tokens.some(({ name }) => name !== null)) return null
  const isBare = isPlain(reading, records, bitsOf('yes', 'no', 'not', 'shop'))
  return isBare && (questionBits & commerce) !== 0 ? topicsOf(questionBits) : null
}

/** "For you, always." to an offer or to a question of terms. */
function isShortGrant(
  { tokens, bits, lower }: Reading,
  facts: ReadonlySet<string>,
  question: () => QuestionRead,
  { terms }: Records,
): boolean {
  if (tokens.length > fragmentWordsMax || facts.size > 0 || lower.endsWith('?') || bits & (bitOf.not | bitOf.no | bitOf.denial))
    return false
  if (tokens.some(({ kind, isProven }) => kind !== 'word' || isProven) || tokens.every(({ bits: own }) => own !== 0)) return false
  // "Machen wir gern." promises whatever the question is for.
  if (bits & bitOf.shop && terms.question.size > 0) return true
  return (question().bits & bitsOf('deal', 'priceClaim', 'discount', 'delivery', 'returns', 'warrantyClaim', 'payment')) !== 0
}

export const saysNo = /^\s*(?:[,.!;:]|$)/

/** "Yes, …", "No.": in front, or nothing else; a "no" in the middle of a sentence denies only what is beside it. */
const isAnswering = ({ tokens, lower }: Reading): boolean =>
  tokens.some(({ bits, isProven, end }, at) => {
    if (isProven) return false
    if (bits & bitOf.yes) return at < 2 || tokens.every((token) => token.isProven || token.bits !== 0)
    return (bits & bitOf.no) !== 0 && saysNo.test(lower.slice(end))
  })

const without = new Set(['without', 'ohne', 'sans', 'sin'])

/** "Without wool we have …": what a search left out. */
export const leavesOut = ({ tokens }: Reading): boolean => without.has(tokens[0]?.text ?? '')

const having = new Set(
  'have find finde trouve encuentro encontre haben avons tenemos found gefunden trouve encontrado'.split(' '),
)

/** "Sorry, we do not have kites": that nothing was found is no claim of any product. */
export const lacksGoods = ({ tokens, bits, named }: Reading): boolean =>
  named.length === 0 && (bits & bitOf.not) !== 0 && !(bits & commerce) && tokens.some(({ text }) => having.has(text))

const searching = new Set('find found finde gefunden trouve encontrado encuentro'.split(' '))
/** "I found no mugs without lead": of what was looked for, not of what is listed. */
export const reportsSearch = ({ tokens, bits }: Reading): boolean =>
  (bits & bitOf.not) !== 0 && !(bits & commerce) && tokens.some(({ text }) => searching.has(text))

const pronouns = new Set('it they this that these er sie dieser diese il elle ils elles este esta'.split(' '))

export const isBareDenial = (
  { tokens, bits, named, lower }: Reading,
  propertiesCount: number,
  facts: ReadonlySet<string>,
  isOwnDenial: boolean,
): boolean =>
  !isOwnDenial &&
  (bits & bitOf.not) !== 0 &&
  !(bits & (bitOf.shop | bitOf.denial)) &&
  facts.size === 0 &&
  propertiesCount === 0 &&
  !lower.endsWith('?') &&
  (named.length > 0 || pronouns.has(tokens[0]?.text ?? ''))

/** "It is not for use in trees", as its record denies it. */
export function deniesAsRecord({ tokens }: Reading, about: readonly number[], { terms }: Records): boolean {
  const telling = tokens.filter((token) => token.name === null && !tellsNothing(token))
  return (
    telling.length > 0 &&
    about.length > 0 &&
    about.every((index) => telling.every(({ text }) => terms.deniedIn(index).has(stemOf(text))))
  )
}

const fragmentWordsMax = 4

/** "The price? Nothing." */
export function isOpenFragment({ tokens, lower }: Reading, { open }: Surroundings, facts: ReadonlySet<string>): boolean {
  if ((open & commerce) === 0 || facts.size > 0 || lower.endsWith('?')) return false
  return tokens.length > 0 && tokens.length <= fragmentWordsMax && tokens.every(({ isProven }) => !isProven)
}
