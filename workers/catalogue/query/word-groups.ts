export interface CountedWord {
  readonly word: string
  readonly documents: number
}

const wordsMax = 6

/**
 * The smallest groups of words that make up half of what was asked, by weight (inverse document frequency): what a
 * search that only knows AND and OR looks for, to mean the same as coverage does in `search-index.ts`.
 */
export function coveringGroups(words: readonly CountedWord[], count: number): string[][] {
  const weighed = words.map(({ word, documents }) => ({ word, documents, weight: Math.log(1 + count / (1 + documents)) }))
  const half = weighed.reduce((sum, { weight }) => sum + weight, 0) / 2
  const known = weighed
    .filter(({ documents }) => documents > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, wordsMax)
  const groups: string[][] = []
  for (let bits = 1; bits < 1 << known.length; bits++) {
    const group = known.filter((_, at) => bits & (1 << at))
    const weight = group.reduce((sum, each) => sum + each.weight, 0)
    // Without any of its words it would no longer be enough: else a smaller group says the same.
    if (weight >= half && group.every((each) => weight - each.weight < half)) groups.push(group.map(({ word }) => word))
  }
  return groups
}
