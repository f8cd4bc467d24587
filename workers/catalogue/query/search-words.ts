import { plainText } from './plain-text.ts'
import { stemIn } from './stems.ts'
import { stopWordsOf } from './stop-words.ts'
import { measureWord } from './unit-words.ts'

/** What is written together: letters, digits, and the marks that join them inside ("USB-C", "0,3l", "men's"). */
const written = /[\p{L}\p{N}]+(?:(?:[.,/](?=\p{N})|['’´`_+-](?=[\p{L}\p{N}]))[\p{L}\p{N}]+)*/gu
const letterRuns = /\p{L}+|\p{N}+(?:[.,/]\p{N}+)*/gu
const isNumber = /^\p{N}+(?:[.,/]\p{N}+)*$/u

/** One written word: what it is as a unit, and its parts where it has some. Parts count where the unit is unknown. */
export interface Written {
  /** As it stands, joined: `usbc`, `wh720bt`, `750ml`. */
  readonly word: string
  readonly parts: readonly string[]
}

/** A text's words in order. A number and its unit make one word in base units, so that `0,3 l` is `300 ml`. */
export function writtenWords(text: string): Written[] {
  const chunks = plainText(text).match(written) ?? []
  const words: Written[] = []
  for (let at = 0; at < chunks.length; at++) {
    const chunk = chunks[at] ?? ''
    const runs = chunk.replace(/['’´`]s$/, '').match(letterRuns) ?? []
    const [number = '', unit = ''] = runs
    if (runs.length === 2 && isNumber.test(number)) {
      const measure = measureWord(number, unit)
      if (measure) {
        words.push({ word: measure, parts: [numberWord(number)] })
        continue
      }
    }
    const next = chunks[at + 1]
    if (isNumber.test(chunk) && next !== undefined) {
      const measure = measureWord(chunk, next)
      if (measure) {
        words.push({ word: measure, parts: [numberWord(chunk)] })
        at++
        continue
      }
    }
    const parts = runs.map((run) => (isNumber.test(run) ? numberWord(run) : run))
    words.push(parts.length > 1 ? { word: parts.join(''), parts } : { word: parts[0] ?? '', parts: [] })
  }
  return words.filter(({ word }) => word !== '')
}

/** `10,000` and `10.000` are one number; `4.5` and `4,5` as well. */
function numberWord(number: string): string {
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(number)) return number.replace(/[.,]/g, '')
  return number.replace(',', '.')
}

/** The terms a text is found by: each word's stem, and those of its parts. */
export function indexTerms(text: string, language: string): string[] {
  const terms: string[] = []
  for (const { word, parts } of writtenWords(text)) {
    terms.push(stemIn(language, word))
    for (const part of parts) if (part.length > 1 || /\p{N}/u.test(part)) terms.push(stemIn(language, part))
  }
  return terms
}

const denying = new Set('no without ohne kein keine keinen sans sin senza zonder utan uden uten'.split(' '))
const denyingAfter = new Set('free frei freie freies freier'.split(' '))

/** The terms that a text denies rather than has: "peat-free", "ohne Silikone". */
export function deniedTerms(text: string, language: string): ReadonlySet<string> {
  const words = writtenWords(text).flatMap(({ word, parts }) => (parts.length ? parts : [word]))
  return new Set(
    words
      .filter((_, at) => denying.has(words[at - 1] ?? '') || denyingAfter.has(words[at + 1] ?? ''))
      .map((word) => stemIn(language, word)),
  )
}

/** A text's words one by one, parts apart. */
export const searchWords = (text: string): string[] =>
  writtenWords(text).flatMap(({ word, parts }) => (parts.length && !/\p{N}/u.test(word) ? parts : [word]))

/** What a question is about: none of the words that every question has. */
export function queryTerms(query: string, language = 'en'): Written[] {
  const all = writtenWords(query)
  const stopWords = stopWordsOf(
    all.map(({ word }) => word),
    language,
  )
  const seen = new Set<string>()
  return all.filter(({ word, parts }) => {
    if (seen.has(word) || stopWords.has(word) || (parts.length > 0 && parts.every((part) => stopWords.has(part)))) return false
    seen.add(word)
    return word.length > 1 || /\p{N}/u.test(word)
  })
}

/** Their stems, as the shop's language has them. */
export const queryWords = (query: string, language = 'en'): string[] => [
  ...new Set(queryTerms(query, language).map(({ word }) => stemIn(language, word))),
]

export const stemOf = (word: string): string => stemIn('en', word)
