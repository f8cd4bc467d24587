import { stemmer } from '@orama/stemmers/english'
import type { Product } from '../../shared/product.ts'

// Robertson's usual constants.
const [k1, b] = [1.2, 0.75]

export type Ranker = (query: string, limit: number) => readonly string[] | Promise<readonly string[]>

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
export const stemmedWords = (text: string): string[] => plainWords(text).map(stemmer)

/** BM25 as textbooks have it over all of a product's text: what any search engine gives without further work. */
export function bm25(products: readonly Product[], wordsOf: (text: string) => string[] = plainWords): Ranker {
  const texts = products.map(({ title, brand = '', category = '', attributes, description = '' }) =>
    wordsOf([title, brand, category, ...Object.entries(attributes).flat(), description].join(' ')),
  )
  const meanWords = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length)
  const postings = new Map<string, Map<number, number>>()
  texts.forEach((words, at) => {
    for (const word of words) {
      const documents = postings.get(word) ?? new Map<number, number>()
      postings.set(word, documents.set(at, (documents.get(at) ?? 0) + 1))
    }
  })
  return (query, limit) => {
    const scores = new Map<number, number>()
    for (const word of new Set(wordsOf(query))) {
      const documents = postings.get(word)
      if (!documents) continue
      const idf = Math.log(1 + (texts.length - documents.size + 0.5) / (documents.size + 0.5))
      for (const [at, count] of documents) {
        const length = 1 - b + (b * (texts[at]?.length ?? 0)) / meanWords
        scores.set(at, (scores.get(at) ?? 0) + (idf * count * (k1 + 1)) / (count + k1 * length))
      }
    }
    return [...scores]
      .sort((left, right) => right[1] - left[1])
      .slice(0, limit)
      .map(([at]) => products[at]?.id ?? '')
  }
}
