import { cosine } from './meaning.ts'
import { type QueryWord, rarityOf } from './query-readings.ts'
import type { Scores } from './search-index.ts'
import { fieldWeights, impactOf, inDescription, inKind, inTitle, type SearchFields, type TextIndex } from './text-index.ts'

/** A product that a database search brings up, to be scored as the bundle scores its own. */
export interface Candidate {
  readonly id: string
  readonly parent: string | null
  /** Terms by field, parted by spaces, as they were written for the database. */
  readonly fields: SearchFields
  readonly vector: Int8Array | null
}

/** The same numbers as for a bundle, of the candidates alone: a database finds them, its own ranking knows too little. */
export function scoreCandidates(
  candidates: readonly Candidate[],
  {
    text,
    read,
    count,
    query,
    isGoods,
  }: {
    readonly text: TextIndex
    readonly read: readonly QueryWord[]
    readonly count: number
    readonly query: Float32Array | null
    readonly isGoods: boolean
  },
): Scores {
  const size = candidates.length
  const scores: Scores = {
    lexical: new Float32Array(size),
    strong: new Float32Array(size),
    covered: new Float32Array(size),
    matched: new Float32Array(size),
    titled: new Uint8Array(size),
    cosine: new Float32Array(size),
    weight: read.reduce((sum, { weight }) => sum + weight, 0),
    words: read.length,
    isGoods,
  }
  const tokens = candidates.map(({ fields }) => fieldWeights.map(([field]) => fields[field].split(' ')))
  const averages = fieldWeights.map((_, field) =>
    Math.max(1, tokens.reduce((sum, each) => sum + (each[field]?.length ?? 0), 0) / Math.max(1, size)),
  )
  candidates.forEach(({ vector }, at) => {
    const own = new Map<string, { weight: number; mask: number }>()
    tokens[at]?.forEach((terms, field) => {
      const [, bit, boost, b] = fieldWeights[field] as (typeof fieldWeights)[number]
      const worth = boost / (1 - b + (b * terms.length) / (averages[field] ?? 1))
      for (const term of terms) {
        const posting = own.get(term) ?? { weight: 0, mask: 0 }
        own.set(term, { weight: posting.weight + worth, mask: posting.mask | bit })
      }
    })
    for (const word of read) addWord(word, { at, own, text, count, scores })
    if (query && vector) scores.cosine[at] = cosine(vector, query)
  })
  return scores
}

interface Adding {
  readonly at: number
  readonly own: ReadonlyMap<string, { readonly weight: number; readonly mask: number }>
  readonly text: TextIndex
  readonly count: number
  readonly scores: Scores
}

function addWord({ readings, weight }: QueryWord, { at, own, text, count, scores }: Adding): void {
  let counted = 0
  for (const { term, certainty } of readings) {
    const posting = own.get(text.terms[term] ?? '')
    if (!posting) continue
    const added = Math.min(weight - counted, weight * certainty)
    add(scores.lexical, at, rarityOf(text, term, count) * certainty * impactOf(posting.weight))
    add(scores.matched, at, added)
    if (posting.mask & inTitle && counted === 0) scores.titled[at] = (scores.titled[at] ?? 0) + 1
    if (posting.mask & (inTitle | inKind)) add(scores.strong, at, added)
    if (posting.mask & ~inDescription) add(scores.covered, at, added)
    counted += added
  }
}

const add = (numbers: Float32Array, at: number, value: number): void => {
  numbers[at] = (numbers[at] ?? 0) + value
}
