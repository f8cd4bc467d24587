import { plainText } from './plain-text.ts'
import { stemIn } from './stems.ts'
import { stopWordsOf } from './stop-words.ts'
import { measureWord } from './unit-words.ts'

/** What is written together: letters, digits, and the marks that join them inside ("USB-C", "0,3l", "men's"). */
const written = /[\p{L}\p{N}]+(?:(?:[.,/](?=\p{N})|['’´`_+-](?=[\p{L}\p{N}]))[\p{L}\p{N}]+)*/gu
const letterRuns = /\p{L}+|\p{N}+(?:[.,/]\p{N}+)*/gu
/** Scripts that put no space between words, or write words together that are looked for apart. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー]/u
const isNumber = /^\p{N}+(?:[.,/]\p{N}+)*$/u

/** One written word: what it is as a unit, and its parts where it has some. Parts count where the unit is unknown. */
export interface Written {
  /** As it stands, joined: `usbc`, `wh720bt`, `750ml`. */
  readonly word: string
  readonly parts: readonly string[]
  /** Its parts stand apart, and each may be meant by itself. */
  readonly isApart?: boolean
}

/** A text's words in order. A number and its unit make one word in base units, so that `0,3 l` is `300 ml`. */
export function writtenWords(text: string): Written[] {
  const chunks = (plainText(text).match(written) ?? []).flatMap(mixedNumber)
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
    const own = runs.map((run) => (isNumber.test(run) ? numberWord(run) : run))
    const parts = own.flatMap((run) => (unspaced.test(run) ? pairsOf(run) : run))
    words.push(parts.length > 1 ? { word: own.join(''), parts } : { word: own[0] ?? '', parts: [] })
  }
  return words.filter(({ word }) => word !== '')
}

/** Each two letters that stand together: what is looked for is among them, wherever its words begin (as Lucene's CJK analyzer has it). */
function pairsOf(run: string): string[] {
  const all = [...run]
  return all.length < 3 ? [run] : all.slice(1).map((letter, at) => `${all[at]}${letter}`)
}

/** What a part of one is; null of any other text. */
function fractionOf(text: string | undefined): number | null {
  const [, over, under] = /^([1-7])\/([2348])$/.exec(text ?? '') ?? []
  return over && Number(over) < Number(under) ? Number((Number(over) / Number(under)).toFixed(3)) : null
}

/** `1 1/2` is one number, and `1/2` one that others write `0.5`. */
function mixedNumber(chunk: string, at: number, chunks: readonly string[]): string[] {
  const isWhole = (text: string | undefined): boolean => /^\d$/.test(text ?? '')
  if (isWhole(chunk) && fractionOf(chunks[at + 1]) !== null) return []
  const part = fractionOf(chunk)
  if (part === null) return [chunk]
  return [String(isWhole(chunks[at - 1]) ? Number(chunks[at - 1]) + part : part)]
}

/** `10,000` and `10.000` are one number; `4.5` and `4,5` as well. */
function numberWord(number: string): string {
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(number)) return number.replace(/[.,]/g, '')
  return number.replace(',', '.')
}

/** The terms a text is found by: each word's stem, and those of its parts. */
export function indexTerms(text: string, language: string): string[] {
  const terms: string[] = []
  for (const { word, parts, isApart } of withLetters(writtenWords(text), language)) {
    terms.push(stemIn(language, word))
    for (const part of parts) if (isApart || part.length > 1 || /\p{N}/u.test(part)) terms.push(stemIn(language, part))
  }
  return terms
}

/** Words of one letter: no part of a name. */
const letterWords: Readonly<Record<string, string>> = { en: 'ai', de: '' }
const otherLetterWords = 'aeiouydlsnmtjc'

/** `t shirt` is `tshirt` too: a letter and the word behind it, where the language has no word of that letter. */
export function withLetters(words: readonly Written[], language: string): Written[] {
  const none = letterWords[language] ?? otherLetterWords
  const isLetter = (word: string | undefined): boolean => word !== undefined && /^[a-z]$/.test(word) && !none.includes(word)
  return words.flatMap((written, at) => {
    const before = words[at - 1]?.word
    if (isLetter(before) && /^[a-z]{3,}$/.test(written.word))
      return [{ word: `${before}${written.word}`, parts: [written.word], isApart: true }]
    return [written]
  })
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
  const all = withLetters(writtenWords(query), language)
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
