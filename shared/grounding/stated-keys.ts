import { bitOf } from './lexicon/word-senses.ts'
import type { Reading } from './reading.ts'
import { isAttribute } from './record-text.ts'
import type { Records } from './records.ts'
import { stemOf } from './stems.ts'

/** "Not only" denies nothing, and a "no" in front answers. */
export const denies = ({ tokens, lower }: Pick<Reading, 'tokens' | 'lower'>): boolean =>
  tokens.some(({ bits, isProven, text, end }, at) => {
    if (isProven || !(bits & bitOf.not)) return false
    if (bits & bitOf.no && /^\s*(?:[,.!;:]|$)/.test(lower.slice(end))) return false
    return !(emphasising.has(tokens[at + 1]?.text ?? '') && text !== 'without')
  })
const emphasising = new Set('only just nur seulement solo'.split(' '))

/**
 * Fields that say yes or no, held against what a sentence says of them: where it says the same its words are proven, and the keys of
 * the others are given back.
 */
export function misstatedKeys(reading: Reading, aboutAt: (at: number) => readonly number[], records: Records): string[] {
  const { tokens } = reading
  const isDenied = denies(reading)
  const misstated: string[] = []
  for (const index of reading.named.length > 0 ? reading.named : aboutAt(0))
    for (const { own, at, to } of records.terms.keysIn(tokens, index)) {
      const isFilled = tokens.some(({ kind, key }) => kind === 'slot' && key === own.key)
      if ((own.answer === null && !isFilled) || !aboutAt(at).includes(index)) continue
      if (!isFilled && (own.answer === 'no') !== isDenied) misstated.push(own.key)
      else
        for (const token of tokens.slice(at, to)) {
          if (!own.stems.includes(stemOf(token.text))) continue
          token.isProven = true
          token.key ??= own.key
        }
    }
  return [...new Set(misstated)]
}

/**
 * Keys that a sentence names beside the value of another: "the wingspan is 25 m" of lines that are. Each key that is named has its
 * value in the sentence; alone it tells a value in other words ("is ruled", of dotted pages).
 */
export function mislabelledKeys(
  { tokens }: Pick<Reading, 'tokens'>,
  stated: ReadonlySet<string>,
  about: readonly number[],
  records: Records,
): string[] {
  return about.flatMap((index) => {
    const found = records.terms.keysIn(tokens, index)
    const named = new Set(found.map(({ own }) => own.key))
    const unstated = found.flatMap(({ own: { key, answer } }) => (answer === null && !stated.has(key) ? [key] : []))
    const others = [...stated].filter((key) => isAttribute(key) && !named.has(key) && records.facts.fields.has(`${index}.${key}`))
    return unstated.length > 0 && (others.length > 0 || stated.size === 0) ? [...unstated, ...others] : []
  })
}
