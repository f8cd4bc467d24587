import { idleWords } from './lexicon/idle-words.ts'
import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import type { Reading, ReadToken } from './reading.ts'
import { keysNamed, type Records } from './records.ts'
import { stemOf } from './stems.ts'
import { inFrame } from './topics.ts'

// What a sentence is judged by elsewhere, or what judges nothing.
const judged = inFrame | bitsOf('harmless', 'yes', 'no', 'not', 'shop', 'compare', 'limit', 'number', 'discount', 'list')
const wordCharsMin = 3

interface Options {
  readonly aboutAt: (at: number) => readonly number[]
  /** Whether the shopper's own words may stand in it. */
  readonly withQuestion: boolean
}

/** Whether a sentence tells something with a word that the record of a product it is about does not have. */
export function tellsUnknown({ tokens }: Pick<Reading, 'tokens'>, records: Records, { aboutAt, withQuestion }: Options): boolean {
  // A slot itself says what no record has.
  const isDenied = tokens.some(({ bits, isProven }) => !isProven && (bits & bitOf.not) !== 0)
  const slotKeys = new Set(tokens.flatMap(({ kind, key }) => (kind === 'slot' && key !== null ? [key] : [])))
  return tokens.some((token, at) => {
    const { text } = token
    if (tellsNothing(token) || (withQuestion && records.isInQuestion(text))) return false
    if (keysNamed(text).some((key) => slotKeys.has(key))) return false
    const about = aboutAt(at)
    if (!isDenied && about.some((index) => records.terms.deniedIn(index).has(stemOf(text)))) return true
    return about.length === 0 || !about.every((index) => isOf(index, text, records))
  })
}

/** Whether a word is of a kind that no record would have to have. */
export const tellsNothing = ({ kind, isProven, bits, text }: ReadToken): boolean =>
  kind !== 'word' || isProven || text.length < wordCharsMin || (bits & judged) !== 0 || idleWords.has(text)

const isOf = (index: number, word: string, records: Records): boolean =>
  records.productHasWord(index, word) ||
  records.terms.wordsOf(index).has(stemOf(word)) ||
  keysNamed(word).some((key) => records.facts.fields.has(`${index}.${key}`))
