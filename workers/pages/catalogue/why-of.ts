import type { ProductSearch } from '../../client/client.ts'

type Found = ProductSearch['data'][number]

// Where a word counts most comes first, as the ranking weighs it.
const fields = [
  ['its name', ({ title }: Found) => title],
  ['its category', ({ category = '' }: Found) => category],
  ['its brand', ({ brand = '' }: Found) => brand],
  ['its options', ({ options = [] }: Found) => options.map(({ value }) => value).join(' ')],
  ['its attributes', ({ attributes }: Found) => Object.values(attributes).join(' ')],
  ['its description', ({ description = '' }: Found) => description],
] as const

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
const letters = 4

/** Which of the query's words stand where, compared by their beginnings; words that stand nowhere were met otherwise. */
export function whyOf(query: string, product: Found): string[] {
  const words = [...new Set(plain(query).match(/[\p{L}]{3,}/gu) ?? [])]
  const met = words.map((word) => [word, fields.find(([, read]) => stands(word, plain(read(product))))?.[0] ?? null] as const)
  const reasons = met.flatMap(([word, where]) => (where ? [`“${word}” stands in ${where}.`] : []))
  const others = met.flatMap(([word, where]) => (where ? [] : [`“${word}”`]))
  if (reasons.length === 0) return ['No word of the query stands in it: it is near by meaning, by a synonym, or by spelling.']
  const rest = others.length
    ? [`${others.join(', ')}: not in its record as written; read as a limit, a synonym, or passed over.`]
    : []
  return [...reasons, ...rest]
}

const stands = (word: string, text: string): boolean =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .some((other) => other.startsWith(word) || (word.length > letters && word.startsWith(other) && other.length >= letters))
