import type { WordTable } from '../../faq/word-table.ts'
import { soundsLike } from '../likely-ratings.ts'
import { coverage, likeness, meaningOf } from './meaning.ts'

const wordsMax = 8
const wordsMin = 2
const leading = /^(?:and|but|so|also|the|it's|it is|it|is|i|they|they are|this|was|are|very)\s+/i

/** The clause of a review that speaks of an aspect, in the reviewer's own words. */
export function keyphraseIn(words: WordTable, review: string, aspect: string): string | null {
  const named = meaningOf(words, aspect)
  return bestClause(review, (text) => {
    const own = meaningOf(words, text)
    return coverage(named, own) + likeness(named.vector, own.vector) + opinionShare * opinionIn(text)
  })
}

/** The clause with the strongest opinion, the first of several. */
export const strongestClause = (review: string): string | null => bestClause(review, opinionIn)

const opinionShare = 0.15
const opinionIn = (text: string): number => Math.abs(soundsLike(text) - 3)

function bestClause(review: string, scoreOf: (text: string) => number): string | null {
  const scored = clausesOf(review).map((text) => ({ text, score: scoreOf(text) }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.text ?? null
}

/** Parts between punctuation and "but" or "and", without the words that only lead in; long ones keep their end, where the opinion is. */
function clausesOf(text: string): string[] {
  const parts = text.split(/[.,;:!?()\n]+|(?<!\s)\s+(?:but|and|although|because|so)\s+/i).map((part) => part.trim())
  const clauses = parts.flatMap((part) => {
    const bare = part.replace(leading, '').replace(leading, '')
    const all = bare.split(/\s+/)
    if (all.length < wordsMin) return bare.length > 3 ? [bare] : []
    return [all.length > wordsMax ? all.slice(-wordsMax).join(' ') : bare]
  })
  return clauses.filter((clause) => text.includes(clause))
}
