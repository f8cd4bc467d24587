import { bitOf, bitsOf } from './lexicon/word-senses.ts'
import type { Reading, ReadToken } from './reading.ts'
import { keysNamed } from './records.ts'
import { wordsIn } from './tokens.ts'

/** Phrases after which a sentence says what a product is made of, what it has in it, and what it goes with. */
const phrases: readonly (readonly [string, string | null])[] = [
  ['made of', 'material'],
  ['made from', 'material'],
  ['made out of', 'material'],
  ['built from', 'material'],
  ['crafted from', 'material'],
  ['knitted from', 'material'],
  ['woven from', 'material'],
  ['consists of', 'material'],
  ['consist of', 'material'],
  ['lined with', 'material'],
  ['coated with', 'material'],
  ['filled with', 'material'],
  ['contains', 'ingredients'],
  ['contain', 'ingredients'],
  ['containing', 'ingredients'],
  ['includes', 'included'],
  ['include', 'included'],
  ['including', 'included'],
  ['comes with', 'included'],
  ['come with', 'included'],
  ['ships with', 'included'],
  ['bundled with', 'included'],
  ['compatible with', null],
  ['works with', null],
  ['work with', null],
  ['pairs with', null],
  ['supports', null],
  ['besteht aus', 'material'],
  ['bestehen aus', 'material'],
  ['gefertigt aus', 'material'],
  ['hergestellt aus', 'material'],
  ['ist aus', 'material'],
  ['sind aus', 'material'],
  ['enthalt', 'ingredients'],
  ['enthalten', 'ingredients'],
  ['kompatibel mit', null],
  ['funktioniert mit', null],
  ['est en', 'material'],
  ['sont en', 'material'],
  ['fabrique en', 'material'],
  ['fabriquee en', 'material'],
  ['comprend', 'included'],
  ['compatible avec', null],
  ['fonctionne avec', null],
  ['hecho de', 'material'],
  ['hecha de', 'material'],
  ['contiene', 'ingredients'],
  ['incluye', 'included'],
  ['compatible con', null],
  ['funciona con', null],
  // What it is a blend or an edition of stands in front.
  ['blend', 'material'],
]
const inFront = new Set(['blend'])

const byFirst = Map.groupBy(
  phrases.map(([phrase, key]) => ({ words: wordsIn(phrase), key })),
  ({ words }) => words[0] ?? '',
)
const listing = new Set('and or und oder et ou y o plus'.split(' '))
// What says nothing of what it is.
const idle = bitsOf('frame', 'harmless')
const wordsMax = 12

/**
 * The field of which a sentence says something that the record of its product has no word of: "contains retinol", "made of
 * porcelain"; `undefined` where it says nothing of the kind. Each part of a list has a word of the record.
 */
export function unknownContents(
  { tokens, text }: Pick<Reading, 'tokens' | 'text'>,
  hasWord: (word: string, at: number, key: string | null) => boolean,
): string | null | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const found = byFirst
      .get(tokens[at]?.text ?? '')
      ?.find(({ words }) => words.every((word, offset) => tokens[at + offset]?.text === word && !tokens[at + offset]?.isProven))
    if (!found) continue
    const isInFront = inFront.has(found.words[0] ?? '')
    const parts = isInFront ? [tokens.slice(Math.max(0, at - 2), at)] : partsBehind(tokens, text, at + found.words.length)
    if (parts.some((part) => isUnknown(part, (word) => hasWord(word, at, found.key)))) return found.key
  }
  return undefined
}

/** The parts of the list that begins at a word, up to the end of its clause. */
function partsBehind(tokens: readonly ReadToken[], text: string, from: number): ReadToken[][] {
  const parts: ReadToken[][] = [[]]
  for (let at = from; at < Math.min(tokens.length, from + wordsMax); at++) {
    const token = tokens[at] as ReadToken
    const gap = text.slice(tokens[at - 1]?.end ?? token.start, token.start)
    if (/[.;:!?()–]/.test(gap)) break
    // "Made of nylon, it …": the next clause.
    if (gap.includes(',') && token.bits & bitOf.frame) break
    if (gap.includes(',') || listing.has(token.text)) parts.push([])
    if (!listing.has(token.text)) parts.at(-1)?.push(token)
  }
  return parts
}

function isUnknown(part: readonly ReadToken[], hasWord: (word: string) => boolean): boolean {
  if (part.some(({ isProven, kind }) => isProven || kind === 'slot')) return false
  const words = part.filter(({ kind, bits, text }) => kind === 'word' && !(bits & idle) && text.length > 2)
  if (words.length === 0 || words.some(({ bits, text }) => bits !== 0 || keysNamed(text).length > 0)) return false
  return !words.some(({ text }) => hasWord(text))
}
