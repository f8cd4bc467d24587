import { type Language, languageWords } from './concepts.ts'
import type { LanguageRules } from './language/rules.ts'
import { wordsOf } from './normalise.ts'
import { unknownToken, wordPieces } from './word-piece.ts'
import type { WordTable } from './word-table.ts'

/** Units are what a question is made of: concepts, from `conceptsFrom` on, and the tokens of all other words. */
export const conceptsFrom = 0x8000
const unitsMax = 24

/** A question's units in their order; words that carry its form only (`quiet`) are left out. */
export function unitsOf(table: WordTable, text: string, language: string, rules: LanguageRules, most = unitsMax): number[] {
  const units: number[] = []
  for (const { concept, words } of piecesOf(table, text, language))
    if (concept !== undefined) units.push(conceptsFrom + concept)
    else
      for (const word of words) {
        if (rules.light.has(word) || rules.negations.has(word) || rules.quiet.has(word)) continue
        for (const token of wordPieces(table, word)) if (token !== unknownToken) units.push(token)
      }
  return [...new Set(units)].slice(0, most)
}

/** The tokens whose vectors say what a text means: its own in English, those of its gloss in other languages. */
export function meaningTokens(table: WordTable, text: string, language: string): number[] {
  if (language === 'en' || !languageWords(table, language)) return wordPieces(table, text)
  return piecesOf(table, text, language).flatMap(({ words }) => wordPieces(table, words.join(' ')))
}

interface Piece {
  readonly concept?: number
  /** In English where they are known. */
  readonly words: readonly string[]
}

function piecesOf(table: WordTable, text: string, language: string): Piece[] {
  const words = plainWords(text, language)
  const known = languageWords(table, language)
  if (!known) return words.map((word) => ({ words: [word] }))
  const lemmas: string[] = []
  const owners: number[] = []
  words.forEach((word, at) => {
    for (const lemma of known.lemmasOf(word)) {
      lemmas.push(lemma)
      owners.push(at)
    }
  })
  const pieces: Piece[] = []
  for (let at = 0; at < lemmas.length; ) {
    const phrase = longestPhrase(known, lemmas, at)
    if (!phrase) {
      // A compound of which no part is known stands once, as it is written.
      pieces.push({ words: [words[owners[at] ?? 0] ?? ''] })
      at++
      continue
    }
    const { gloss = '', concept, count } = phrase
    pieces.push({ words: gloss ? gloss.split(' ') : [], ...(concept !== undefined && { concept }) })
    at += count
  }
  return pieces
}

function longestPhrase({ concepts, glosses }: Language, lemmas: readonly string[], at: number) {
  for (let count = Math.min(concepts.phraseWordsMax, lemmas.length - at); count > 0; count--) {
    const key = lemmas.slice(at, at + count).join(' ')
    const concept = concepts.phrases.get(key)
    const gloss = glosses.get(key)
    if (concept !== undefined || gloss !== undefined) return { concept, gloss, count }
  }
  return null
}

/** Words in lower case; in Romance languages what is left out before a vowel is a word of its own. */
function plainWords(text: string, language: string): readonly string[] {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  return wordsOf(elided.has(language) ? lower.replaceAll("'", ' ') : lower)
}
const elided = new Set(['fr', 'it'])
