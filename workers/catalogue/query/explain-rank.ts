import { type QueryWord, rarityOf } from './query-readings.ts'
import { inCompound, inDescription, inKind, inTitle, inTraits, type TextIndex } from './text-index.ts'

/** What a word of the query adds to a product's score. */
interface WordPart {
  readonly word: string
  /** The catalogue's word that it was read as. */
  readonly term: string
  readonly where: readonly Field[]
  /** It stands there only as a part of a word, or for a word of like meaning. */
  readonly isIndirect: boolean
  readonly score: number
}
type Field = 'title' | 'kind' | 'traits' | 'description'

/** What a product's place in a ranking is made of: words and meaning add up to its score. */
export interface RankParts {
  readonly score: number
  readonly words: readonly WordPart[]
  /** How much of the query it has, by the rarity of words. */
  readonly covered: number
  /** What closeness in meaning adds. */
  readonly meaning: number
}

const fields: readonly (readonly [Field, number])[] = [
  ['title', inTitle],
  ['kind', inKind],
  ['traits', inTraits],
  ['description', inDescription],
]

/** The score that a ranking gave, taken apart: what is not meaning is of the words, each by its rarity, certainty and place. */
export function explainRank(
  { text, read, count }: { readonly text: TextIndex; readonly read: readonly QueryWord[]; readonly count: number },
  {
    at,
    score,
    meaning,
    covered,
  }: { readonly at: number; readonly score: number; readonly meaning: number; readonly covered: number },
): RankParts {
  const parts = read.flatMap(({ word, readings }) =>
    readings.flatMap(({ term, certainty }) => {
      const posting = postingOf(text, term, at)
      if (posting < 0) return []
      const mask = text.masks[posting] as number
      const worth = rarityOf(text, term, count) * certainty * (text.impacts[posting] as number)
      const where = fields.flatMap(([field, bit]) => (mask & bit ? [field] : []))
      return [{ word, term: text.terms[term] ?? '', where, isIndirect: (mask & inCompound) !== 0, worth }]
    }),
  )
  const total = parts.reduce((sum, { worth }) => sum + worth, 0)
  const ofWords = score - meaning
  return {
    score,
    words: parts.map(({ worth, ...part }) => ({ ...part, score: total ? (ofWords * worth) / total : 0 })),
    covered,
    meaning,
  }
}

/** Where a term's postings have a product; −1 where they have not. */
function postingOf({ starts, documents }: TextIndex, term: number, at: number): number {
  for (let posting = starts[term] ?? 0; posting < (starts[term + 1] ?? 0); posting++)
    if (documents[posting] === at) return posting
  return -1
}
