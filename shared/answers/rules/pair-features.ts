import type { WordTable } from '../../faq/word-table.ts'
import { coverage, likeness, meaningOf } from './meaning.ts'

const accessory = /\b(?:for|fits|compatible|replacement|case|cover|holder|refill|kit|accessor\w+)\b/i

/** How two texts stand to each other: words, meaning, numbers, maker, and whether only the second one is made for something. */
export function pairFeatures(words: WordTable, [a, b]: readonly [string, string]): number[] {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const [meaningA, meaningB] = [meaningOf(words, a), meaningOf(words, b)]
  const [numbersA, numbersB] = [withDigits(wordsA), withDigits(wordsB)]
  const last = [...wordsA].at(-1) ?? ''
  return [
    likeness(meaningA.vector, meaningB.vector),
    coverage(meaningA, meaningB),
    coverage(meaningB, meaningA),
    share(wordsA, wordsB),
    share(wordsB, wordsA),
    share(numbersA, numbersB),
    numbersA.size ? 1 : 0,
    share(numbersB, numbersA),
    firstOf(a) === firstOf(b) ? 1 : 0,
    share(wordsA, wordsB) === 1 ? 1 : 0,
    Math.log(1 + wordsA.size),
    Math.log(1 + wordsB.size),
    wordsB.has(last) ? 1 : 0,
    accessory.test(b) && !accessory.test(a) ? 1 : 0,
  ]
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
const withDigits = (words: ReadonlySet<string>): ReadonlySet<string> => new Set([...words].filter((word) => /\d/.test(word)))
const firstOf = (text: string): string => text.toLowerCase().split(/\s+/, 1)[0] ?? ''
const share = (some: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  some.size ? [...some].filter((word) => other.has(word)).length / some.size : 0
