import { oneSlipApart } from './edit-distance.ts'
import { rememberText } from './remember.ts'

/**
 * Which of the listed products a question names, by their places (from 1) in order of mention. Exact work that a small
 * model does badly and a large one need not do: titles' words that tell a product from the others, with one slip of
 * the finger allowed in words of five letters or more, and ordinals ("the second one", "product 3").
 */
export function linkProducts(question: string, titles: readonly string[]): number[] {
  if (titles.length === 0) return []
  const exact = titlesWithin(question, titles)
  if (exact.length) return exact
  const questionWords = wordsOf(question)
  const own = distinguishingWords(titles)
  const found = new Map<number, number>()
  own.forEach((words, index) => {
    const at = questionWords.findIndex((word) => words.some((candidate) => sameWord(candidate, word)))
    if (at >= 0) found.set(index + 1, at)
  })
  questionWords.forEach((word, at) => {
    const ordinal = ordinalAt(questionWords, at, word)
    if (ordinal && ordinal <= titles.length && !found.has(ordinal)) found.set(ordinal, at)
  })
  return [...found].sort(([, a], [, b]) => a - b).map(([ordinal]) => ordinal)
}

/** Titles that stand in a question as they are; of one within another ("Tent", "Camping Tent") the longer counts. */
function titlesWithin(question: string, titles: readonly string[]): number[] {
  let rest = ` ${wordsOf(question).join(' ')} `
  const found: { index: number; at: number }[] = []
  const byLength = titles
    .map((title, at) => ({ words: titleWords(title).words, index: at + 1 }))
    .sort((a, b) => b.words.length - a.words.length)
  for (const { words, index } of byLength) {
    const name = ` ${words.join(' ')} `
    const at = words.length > 1 ? rest.indexOf(name) : -1
    if (at < 0) continue
    found.push({ index, at })
    rest = `${rest.slice(0, at)} ${'_'.repeat(name.length - 2)} ${rest.slice(at + name.length)}`
  }
  return found.sort((a, b) => a.at - b.at).map(({ index }) => index)
}

/** The user's turn as the model reads it: the products it names follow as slots, ready to be copied. */
export function withLinks(question: string, titles: readonly string[]): string {
  const indices = linkProducts(question, titles)
  return indices.length ? `${question}\n${indices.map((ordinal) => `{{${ordinal}.title}}`).join('')}` : question
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** `WH-720` → `wh720`, as people type it. */
const modelNumbersOf = (title: string): string[] =>
  (title.toLowerCase().match(/(?<![\p{L}\p{N}])\p{L}{1,4}[- ]\d{2,6}\p{L}{0,3}(?![\p{L}\p{N}])/gu) ?? []).map((number) =>
    number.replace(/[- ]/, ''),
  )

// Words of a title that say nothing about which product it is, even when only one title has them.
const emptyWords = new Set([
  'the',
  'a',
  'an',
  'of',
  'for',
  'by',
  'and',
  'with',
  'in',
  'set',
  'to',
  'der',
  'die',
  'das',
  'und',
  'für',
  'mit',
])

const titlesMax = 1_000
/** A shop's titles are the same request after request. */
const titleWords = rememberText(titlesMax, (title) => {
  const words = wordsOf(title)
  const telling = [...new Set([...words, ...modelNumbersOf(title)])].filter((word) => word.length > 1 && !emptyWords.has(word))
  return { words, telling }
})

/** Per title, the words no other title has. What all share (often the brand) names none of them. */
function distinguishingWords(titles: readonly string[]): string[][] {
  const words = titles.map((title) => titleWords(title).telling)
  const counts = new Map<string, number>()
  for (const word of words.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return words.map((list) => list.filter((word) => counts.get(word) === 1))
}

const typoCharsMin = 5

function sameWord(title: string, word: string): boolean {
  if (title === word || `${title}s` === word || title === `${word}s`) return true
  // One digit off is another model.
  if (/\d/.test(title)) return false
  return title.length >= typoCharsMin && word.length >= typoCharsMin - 1 && oneSlipApart(title, word)
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']
const beforeNumber = new Set(['number', 'product', 'item', 'no', 'nr'])
const afterOrdinal = new Set(['one', 'product', 'item'])

/** `the second one`, `product 2`; a bare "first" or "2" may mean anything. */
function ordinalAt(words: readonly string[], at: number, word: string): number | null {
  const ordinal = ordinals.indexOf(word) + 1
  if (ordinal && afterOrdinal.has(words[at + 1] ?? '')) return ordinal
  return /^[1-9]$/.test(word) && beforeNumber.has(words[at - 1] ?? '') ? Number(word) : null
}
