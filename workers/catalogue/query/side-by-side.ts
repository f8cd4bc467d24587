import { queryWords } from './search-words.ts'

const joining =
  /\s(?:or|and|as well as|&|\+|vs\.?|versus|than|against|compared (?:to|with)|with(?: an?)?(?: matching)?|oder|und|als|gegen|mit|et|ou|que|contre|avec|y|o|contra|con)\s|[,;:?]/iu
/** "A kettle plus two bowls"; in French and Spanish the word makes comparatives. */
const added = /(?<!\s)\s+(?:plus|sowie|and also|und auch)\s+|(?<!\s)\s*\+\s*(?=\p{L})/giu
const romance = /(?<!\p{L})(?:le|la|les|une?|des|du|est|sont|pour|el|los|las|una?|por|para)(?!\p{L})/iu
const partsMax = 4
const comparing =
  /(?<!\p{L})(?:than|vs\.?|versus|against|compare\p{L}*|difference|which|what|whats|als|gegen|vergleich\p{L}*|unterschied|welche[rs]?|was|compar\p{L}*|lequel|laquelle|que|contre|cual|contra|diferencia)(?!\p{L})/iu

/** The things a question names side by side ("the tent or the stove"), to be looked for one by one where together nothing is found. */
export function partsOf(query: string): string[] {
  const parts = (romance.test(query) ? query : query.replace(added, ' and '))
    .split(joining)
    .filter((part) => queryWords(part).length > 0)
  return parts.length > 1 ? parts.slice(0, partsMax) : []
}

/** Whether such things are held against each other: each is then meant by its name, however it ranks. */
export const isComparison = (question: string): boolean => comparing.test(question)
