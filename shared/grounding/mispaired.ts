import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import type { Reading, ReadToken } from './reading.ts'
import { isAttribute } from './record-text.ts'
import { keysNamed, type Records } from './records.ts'
import { stemOf } from './stems.ts'
import { belongTogether, partsOf, tellsInGroup, type WordGroup } from './word-groups.ts'

/**
 * Whether a sentence says words of a record of one another that the record does not: "a steel handle", of a steel deck and an
 * aluminium handle.
 */
export function isMispaired(
  { tokens, text, lower }: Pick<Reading, 'tokens' | 'text' | 'lower'>,
  aboutAt: (at: number) => readonly number[],
  records: Records,
): boolean {
  if (tokens.some(({ bits, isProven }) => !isProven && (bits & bitOf.not) !== 0)) return false
  const positionOf = new Map(tokens.map((token, at) => [token, at]))
  const firstNamed = new Map<number, number>()
  for (const { name, end } of tokens) if (name !== null && !firstNamed.has(name)) firstNamed.set(name, end)
  return partsOf(tokens, text).some((part) => {
    const words = part.filter((token) => isOfRecord(token, firstNamed)).slice(0, wordsMax)
    const [first] = words
    if (first === undefined || words.length < 2) return false
    // What a record has in one piece it says itself.
    const quoted = lower.slice(first.start, words.at(-1)?.end)
    return aboutAt(positionOf.get(first) ?? 0).some(
      (index) => !records.textOf(index).text.includes(quoted) && !belongTogether(groupedWords(words, index, records)),
    )
  })
}
const wordsMax = 24
// A frame of steel is none that limits.
const inNone = bitsOf('frame', 'harmless', 'yes', 'no', 'number')

/** A word that tells something of a record, or is part of a value that is quoted. */
function isOfRecord(token: ReadToken, firstNamed: ReadonlyMap<number, number>): boolean {
  if (!tellsInGroup(token)) return false
  // "The tea has bags of …": what is named once more is a part of it.
  if (token.name !== null) return (firstNamed.get(token.name) ?? 0) < token.start - 1
  return token.isProven ? token.key !== null && isAttribute(token.key) : (token.bits & inNone) === 0
}

/** The words that a record has in groups, but for what the product itself is called. */
function groupedWords(words: readonly ReadToken[], index: number, records: Records): { readonly groups: readonly WordGroup[] }[] {
  const groups = records.terms.groupsOf(index)
  const names = records.terms.namesOf(index)
  return words.flatMap(({ text }) => {
    const stem = stemOf(text)
    const keys = keysNamed(text)
    const own = groups.filter((group) => group.stems.has(stem) || keys.includes(group.key))
    const isName = names.has(stem) && own.every(({ key }) => key === 'description')
    return own.length === 0 || isName ? [] : [{ groups: own }]
  })
}
