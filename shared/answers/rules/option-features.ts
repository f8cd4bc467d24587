import type { WordTable } from '../../faq/word-table.ts'
import { soundsLike } from '../likely-ratings.ts'
import { scoreOptions } from '../option-hints.ts'
import { coverage, likeness, meaningOf } from './meaning.ts'
import type { OptionTask } from './read-task.ts'

const notInferred = /cannot be (?:inferred|determined)|not (?:stated|mentioned|specified|given)/i
const numbersMax = 8

/**
 * What speaks for each option: words and meaning it shares with what the question is about and with the instruction,
 * its opinion, its length, its numbers, and how like the other options it is.
 */
export function optionFeatures(words: WordTable, { about, instruction, sign, options }: OptionTask): number[][] {
  const lexical = scoreOptions(about, options)
  const highest = Math.max(...lexical) || 1
  const subject = meaningOf(words, about)
  const request = meaningOf(words, instruction)
  const meanings = options.map(({ text }) => meaningOf(words, text))
  const stated = new Set(numbersIn(about))
  const results = resultsOf([...stated])
  return options.map(({ text }, index) => {
    const own = meanings[index] as (typeof meanings)[number]
    const shared = (lexical[index] ?? 0) / highest
    const numbers = numbersIn(text)
    const others = meanings.reduce((sum, { vector }, at) => sum + (at === index ? 0 : likeness(vector, own.vector)), 0)
    return [
      shared,
      shared > 0 ? 1 : 0,
      likeness(subject.vector, own.vector),
      coverage(own, subject),
      coverage(subject, own),
      likeness(request.vector, own.vector),
      coverage(own, request),
      sign === 0 ? 0 : sign * (soundsLike(text) - 3),
      Math.log(1 + text.split(' ').length),
      numbers.length ? numbers.filter((number) => stated.has(number)).length / numbers.length : 0,
      numbers.some((number) => results.has(number)) ? 1 : 0,
      notInferred.test(text) ? 1 : 0,
      others / Math.max(1, options.length - 1),
    ]
  })
}

const named: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, value) => [word, value]),
)

function numbersIn(text: string): number[] {
  const written = text.toLowerCase().match(/\d+(?:\.\d+)?|[a-z]+/g) ?? []
  return written.flatMap((word) => {
    const value = named[word] ?? Number(word)
    return Number.isFinite(value) ? [value] : []
  })
}

/** What two of the numbers come to by one operation, and neither was there before. */
function resultsOf(stated: readonly number[]): ReadonlySet<number> {
  const some = stated.slice(0, numbersMax)
  const found = new Set<number>()
  for (const a of some)
    for (const b of some)
      for (const result of [a + b, a - b, a * b, b === 0 ? a : a / b]) found.add(Math.round(result * 100) / 100)
  for (const number of stated) found.delete(number)
  return found
}
