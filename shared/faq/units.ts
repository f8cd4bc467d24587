import { conceptsFor } from './concepts.ts'
import type { LanguageRules } from './language/rules.ts'
import { wordsOf } from './normalise.ts'
import { unknownToken, wordPieces } from './word-piece.ts'
import type { WordTable } from './word-table.ts'

/** Units are what a question is made of: concepts, from `conceptsFrom` on, and the tokens of all other words. */
export const conceptsFrom = 0x8000
const unitsMax = 24

/** A question's units in their order; words that carry its form only (`quiet`) are left out. */
export function unitsOf(table: WordTable, text: string, language: string, rules: LanguageRules): number[] {
  const words = wordsOf(text.normalize('NFKC').toLowerCase().replaceAll('’', "'"))
  const known = conceptsFor(language)
  const lemmas = known ? words.map(known.lemmaOf) : []
  const units: number[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = known ? longestPhrase(known.concepts.phrases, lemmas, at, known.concepts.phraseWordsMax) : null
    if (phrase) {
      units.push(conceptsFrom + phrase.concept)
      at += phrase.words
      continue
    }
    const word = words[at++] ?? ''
    if (rules.light.has(word) || rules.negations.has(word) || rules.quiet.has(word)) continue
    for (const token of wordPieces(table, word)) if (token !== unknownToken) units.push(token)
  }
  return [...new Set(units)].slice(0, unitsMax)
}

function longestPhrase(phrases: ReadonlyMap<string, number>, lemmas: readonly string[], at: number, wordsMax: number) {
  for (let words = Math.min(wordsMax, lemmas.length - at); words > 0; words--) {
    const concept = phrases.get(lemmas.slice(at, at + words).join(' '))
    if (concept !== undefined) return { concept, words }
  }
  return null
}
