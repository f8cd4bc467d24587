import type { ProductSearch } from '../../client/client.ts'

type Rank = NonNullable<ProductSearch['data'][number]['rank']>

const fieldNames = {
  title: 'its name',
  kind: 'its brand or category',
  traits: 'its options or attributes',
  description: 'its description',
} as const

interface Reason {
  readonly text: string
  /** What it adds to the score; null of what only says more. */
  readonly score: number | null
}

/** A rank, in the ranking's own figures: they add up to the score. */
export function whyOf({ words, meaning, covered }: Rank): Reason[] {
  const ofWords = words.map(({ word, term, where, isIndirect, score }) => ({
    text: `“${word}” ${isIndirect || !term.startsWith(word.slice(0, 3)) ? `(as “${term}”) is meant by` : 'stands in'} ${placesOf(where)}`,
    score,
  }))
  return [
    ...ofWords.toSorted((a, b) => b.score - a.score),
    { text: 'close in meaning to what was typed', score: meaning },
    { text: `it has ${Math.round(100 * covered)} % of the query, rare words counting more`, score: null },
  ]
}

const placesOf = (where: Rank['words'][number]['where']): string =>
  where.map((field) => fieldNames[field]).join(' and ') || 'its record'
