import { queryWords } from './search-words.ts'

const joining = /\s(?:or|and|vs\.?|versus|with(?: an?)?(?: matching)?|oder|und|mit|et|ou|avec|y|o|con)\s|[,;]/iu
const partsMax = 4

/** The things a question names side by side ("the tent or the stove"), to be looked for one by one where together nothing is found. */
export function partsOf(query: string): string[] {
  const parts = query.split(joining).filter((part) => queryWords(part).length > 0)
  return parts.length > 1 ? parts.slice(0, partsMax) : []
}
