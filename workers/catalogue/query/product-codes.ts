import type { Written } from './search-words.ts'

const token = /[\p{L}\p{N}]+(?:[._:/+=@~-]+[\p{L}\p{N}]+)*/gu
const codeCharsMin = 4

/** Letters and digits alone: `KT-INS114` and `kt ins114` are one code. */
const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What a query looks for by its number, as it was written: codes where all that it says are codes. Numbers of products are no
 * words of their texts, so they are looked for only where the words found nothing.
 */
export function codesOf(query: string, terms: readonly Written[]): string[] {
  const codes = (query.match(token) ?? []).filter((each) => /\p{N}/u.test(each) && compact(each).length >= codeCharsMin)
  return terms.length > 0 && terms.every(({ word }) => codes.some((code) => compact(code).includes(compact(word)))) ? codes : []
}

/** Places of the ids that have a code, the same one first, then those that begin with it. */
export function withCode(ids: readonly string[], codes: readonly string[]): number[] {
  const plainCodes = codes.map(compact)
  const ranked = ids.flatMap((id, at) => {
    const own = compact(id)
    const ranks = plainCodes.flatMap((code) => (own === code ? 0 : own.startsWith(code) ? 1 : own.includes(code) ? 2 : []))
    return ranks.length ? [{ at, rank: Math.min(...ranks) }] : []
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ at }) => at)
}
