import { type QueryWord, rarityOf } from './query-readings.ts'
import { stemIn, stemsOf } from './stems.ts'
import type { TextIndex } from './text-index.ts'

const termsPerExpression = 16

/** FTS5 parts words at every other sign, so a number's point becomes a letter. */
export const stored = (term: string): string => term.replace(/[^\p{L}\p{N}]/gu, 'p')

/** Everything that a question's words may be in the vocabulary without a slip. */
export function formsOf(
  written: readonly { readonly word: string; readonly parts: readonly string[] }[],
  language: string,
): string[] {
  const joined = written.slice(1).map(({ word }, at) => `${written[at]?.word ?? ''}${word}`)
  const single = written.flatMap(({ word, parts }) => [word, ...parts])
  const halves = single.flatMap((word) =>
    word.length >= 8
      ? Array.from({ length: word.length - 5 }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)]).flat()
      : [],
  )
  return [
    ...new Set([
      ...single.flatMap((word) => [stemIn(language, word), ...stemsOf(word)]),
      ...[...joined, ...halves].map((word) => stemIn(language, word)),
    ]),
  ]
}

/** Terms in their order with how many documents have each, which is all that reading a question needs. */
export function vocabularyIndex(found: ReadonlyMap<string, number>): TextIndex {
  const terms = [...found.keys()].sort()
  const starts = new Uint32Array(terms.length + 1)
  terms.forEach((term, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (found.get(term) ?? 0)
  })
  return { terms, starts, documents: new Uint16Array(), impacts: new Uint8Array(), masks: new Uint8Array() }
}

/** Any of the question's terms, the rarest first: common ones alone would bring up half the catalogue. */
export function expressionOf(text: TextIndex, read: readonly QueryWord[], count: number): string {
  return read
    .flatMap(({ readings }) => readings)
    .sort((a, b) => rarityOf(text, b.term, count) - rarityOf(text, a.term, count))
    .slice(0, termsPerExpression)
    .map(({ term }) => `"${text.terms[term] ?? ''}"`)
    .join(' OR ')
}
