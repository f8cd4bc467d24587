import type { CatalogueFilters } from '../../../shared/catalogue/query.ts'
import { type Dictionary, translated } from './dictionary.ts'

/** A query, and what it rules out, in a catalogue's language. */
export function inLanguageOf<T extends { readonly query: string; readonly filters: CatalogueFilters }>(
  language: string,
  has: (term: string) => boolean,
  dictionary: Dictionary,
  search: T,
): T {
  const { query, filters } = search
  const inLanguage = (text: string): string => translated(dictionary, text, { language, has })
  const words = filters.not?.words
  return {
    ...search,
    query: inLanguage(query),
    ...(words && { filters: { ...filters, not: { ...filters.not, words: words.map(inLanguage) } } }),
  }
}
