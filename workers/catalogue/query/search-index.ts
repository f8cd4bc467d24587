import type { SearchResult } from 'minisearch'
import type { CatalogueQuery } from '../../../shared/catalogue/query.ts'
import { type Columns, filterOf } from './columns.ts'
import type { IndexFile } from './index-file.ts'
import { queryWords } from './search-words.ts'

export interface Found {
  readonly id: string
  readonly score: number
}

// A product must have words that make up this much of what was asked, rare ones counting more: "red iPhone" in a shop
// without phones finds nothing, rather than everything red.
const coverageMin = 0.5
const typoCharsMin = 5
const swapCharsMin = 4
const prefixCharsMin = 4

/**
 * The products that meet a query, best first, one variant of each product. Words are looked up as they are; only those the
 * catalogue has not are taken for typing slips or beginnings, since looking for those costs ten times as much.
 */
export function searchIndex(
  { columns, search }: IndexFile,
  { query, filters, limit }: Pick<CatalogueQuery, 'query' | 'filters' | 'limit'>,
): Found[] {
  const meets = filterOf(columns, filters)
  const words = queryWords(query).map((word) => unswapped(search, word))
  if (words.length === 0) return firstOf(columns, meets, limit, query.trim() === '')
  const unknown = new Set(words.filter((word) => !isKnown(search, word)))
  const results = search.search(words.join(' '), {
    tokenize: (text) => text.split(' '),
    combineWith: 'OR',
    fuzzy: (word) => (unknown.has(word) && word.length >= typoCharsMin ? (word.length > 8 ? 2 : 1) : false),
    prefix: (word) => unknown.has(word) && word.length >= prefixCharsMin,
    ...(meets && { filter: ({ id }: SearchResult) => meets(id as number) }),
  })
  return best(columns, covering(results, words, columns), limit)
}

function isKnown(search: IndexFile['search'], word: string): boolean {
  return (
    search.search(word, { tokenize: (text) => [text], fields: ['title', 'kind', 'traits', 'description'], filter: stopAtFirst() })
      .length > 0
  )
}

/** Two neighbouring letters in the wrong order are two changes to a fuzzy search, and the commonest slip of all. */
function unswapped(search: IndexFile['search'], word: string): string {
  if (word.length < swapCharsMin || isKnown(search, word)) return word
  for (let at = 0; at + 1 < word.length; at++) {
    const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    if (isKnown(search, swapped)) return swapped
  }
  return word
}

/** Enough to know that there is one. */
function stopAtFirst(): () => boolean {
  let found = false
  return () => {
    if (found) return false
    found = true
    return true
  }
}

function covering(results: readonly SearchResult[], words: readonly string[], { ids, titleWords }: Columns): SearchResult[] {
  if (words.length === 1) return [...results]
  const documents = new Map<string, number>()
  for (const { queryTerms } of results) for (const term of queryTerms) documents.set(term, (documents.get(term) ?? 0) + 1)
  const weight = (word: string): number => Math.log(1 + ids.length / (1 + (documents.get(word) ?? 0)))
  const whole = words.reduce((sum, word) => sum + weight(word), 0)
  const covers = ({ queryTerms }: SearchResult): boolean =>
    queryTerms.reduce((sum, word) => sum + weight(word), 0) >= whole * coverageMin
  return results.filter((result) => covers(result) || names(result, titleWords[result.id as number] ?? 0))
}

/** "How long is the warranty on the Ridge backpack": two words of its title or more, and half of them, name a product. */
export const namesTitle = (matched: number, titleWords: number): boolean => matched >= 2 && matched >= titleWords / 2

function names({ match }: SearchResult, titleWords: number): boolean {
  return namesTitle(Object.values(match).filter((fields) => fields.includes('title')).length, titleWords)
}

/** One variant of each product, the one that fits best. */
function best({ ids, parents }: Columns, results: readonly SearchResult[], limit: number): Found[] {
  const found: Found[] = []
  const seen = new Set<string>()
  for (const { id: at, score } of results) {
    const id = ids[at as number] ?? ''
    const product = parents[at as number] ?? id
    if (seen.has(product)) continue
    seen.add(product)
    found.push({ id, score })
    if (found.length === limit) break
  }
  return found
}

/** Filters alone: what meets them, in the catalogue's order. Words that all say nothing are no query. */
function firstOf(columns: Columns, meets: ((at: number) => boolean) | null, limit: number, isBare: boolean): Found[] {
  if (!isBare && !meets) return []
  const found: Found[] = []
  const seen = new Set<string>()
  for (const [at, id] of columns.ids.entries()) {
    const product = columns.parents[at] ?? id
    if (seen.has(product) || (meets && !meets(at))) continue
    seen.add(product)
    found.push({ id, score: 0 })
    if (found.length === limit) break
  }
  return found
}
