import type { Product } from '../product.ts'

const namesMax = 20_000
const lettersMin = 3
// "Backpack" stands in many titles, the name of one of them in few.
const titlesMax = 2

const writtenWords = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
const wordsOf = (text: string): string[] => writtenWords(text.toLowerCase())
const isName = (word: string): boolean => word.length >= lettersMin && /\p{L}/u.test(word)

/**
 * Words by which a shop's products are called: brands, and words of few titles that no description, category or attribute
 * uses and the shop's own texts never write small (a power bank does not make `bank transfer` a product). "How much is shipping for the Ridge" is not "How much is shipping for the Glimt", alike as they look.
 */
export function productNames(products: readonly Product[], texts: readonly string[]): string[] {
  const spokenOf = new Set(
    products.flatMap(({ description = '', category = '', attributes }) =>
      wordsOf([description, category, ...Object.values(attributes)].join(' ')),
    ),
  )
  for (const text of texts) for (const word of writtenWords(text)) if (word === word.toLowerCase()) spokenOf.add(word)
  const titles = new Map<string, number>()
  for (const { title } of products) for (const word of new Set(wordsOf(title))) titles.set(word, (titles.get(word) ?? 0) + 1)
  const brands = products.flatMap(({ brand = '' }) => wordsOf(brand))
  const own = [...titles].filter(([word, count]) => count <= titlesMax && !spokenOf.has(word)).map(([word]) => word)
  return [...new Set([...brands, ...own])].filter(isName).slice(0, namesMax)
}

/** The names a question mentions, each once. */
export const namesIn = (text: string, names: ReadonlySet<string>): string[] =>
  names.size ? [...new Set(wordsOf(text).filter((word) => names.has(word)))] : []
