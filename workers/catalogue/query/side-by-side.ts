import { queryWords } from './search-words.ts'

const joining =
  /\s(?:or|and|vs\.?|versus|than|against|compared (?:to|with)|with(?: an?)?(?: matching)?|oder|und|als|gegen|mit|et|ou|que|contre|avec|y|o|contra|con)\s|[,;:?]/iu
const partsMax = 4
const comparing =
  /(?<!\p{L})(?:than|vs\.?|versus|against|compare\p{L}*|difference|which|what|whats|als|gegen|vergleich\p{L}*|unterschied|welche[rs]?|was|compar\p{L}*|lequel|laquelle|que|contre|cual|contra|diferencia)(?!\p{L})/iu

/** The things a question names side by side ("the tent or the stove"), to be looked for one by one where together nothing is found. */
export function partsOf(query: string): string[] {
  const parts = query.split(joining).filter((part) => queryWords(part).length > 0)
  return parts.length > 1 ? parts.slice(0, partsMax) : []
}

/** Whether such things are held against each other: each is then meant by its name, however it ranks. */
export const isComparison = (question: string): boolean => comparing.test(question)
