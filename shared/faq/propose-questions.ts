import { languageWords } from './concepts.ts'
import { gate } from './gate.ts'
import { rulesFor } from './language/rules-for.ts'
import { wordingFramesOf } from './language/wording-frames.ts'
import { normaliseQuestion, wordsOf } from './normalise.ts'
import { readQuestion } from './read-question.ts'
import type { WordTable } from './word-table.ts'

const proposalsMax = 10
const otherWordsMax = 3

/**
 * Other wordings of a question for a merchant to accept: other openings of the same want, and other words for its topics.
 * None is used by itself; alternates made by rule and published unread cost precision.
 */
export function proposeQuestions(table: WordTable, questions: readonly string[], language: string): string[] {
  const [main = ''] = questions
  const plain = main
    .toLowerCase()
    .replace(/(?<![?!.])[?!.]+$/u, '')
    .trim()
  const rules = rulesFor(language)
  const known = new Set(questions.map(normaliseQuestion))
  const own = readQuestion(plain, rules)
  const proposals = new Map<string, string>()
  for (const text of [...otherOpenings(plain, language), ...(language === 'en' ? otherWords(table, plain) : [])]) {
    const key = normaliseQuestion(text)
    if (known.has(key) || gate(readQuestion(text, rules), own) !== null) continue
    proposals.set(key, asWritten(text, language))
  }
  return [...proposals.values()].slice(0, proposalsMax)
}

const wishes = /^(?:i|help|please|ich|bitte)(?!\p{L})/u

/** As one writes it: "I" in capitals, and a question mark where it is a question. */
function asWritten(text: string, language: string): string {
  const written = language === 'en' ? text.replace(/(?<![\p{L}\p{N}'’])i(?![\p{L}\p{N}])/gu, 'I') : text
  return `${written[0]?.toUpperCase()}${written.slice(1)}${wishes.test(text) ? '' : '?'}`
}

// What stands for a verb stands in its form: "how do I cancel" becomes no "how do I cancellation".
const endings = ['tion', 'ment', 'ing', 'ed', 'al', 's']
const formOf = (word: string): string | undefined =>
  endings.find((ending) => word.length > ending.length + 2 && word.endsWith(ending))

/** "Paid" and "payment" beside "pay": another form of the word, and no other word. */
const isSameRoot = (other: string, word: string): boolean => other.startsWith(word.slice(0, Math.min(4, word.length - 1)))

function otherOpenings(plain: string, language: string): string[] {
  const frames = wordingFramesOf(language)
  const doing = frames?.doing.exec(plain)?.[1]
  return doing ? (frames?.openings ?? []).map((opening) => opening.replace('{v}', doing)) : []
}

function otherWords(table: WordTable, plain: string): string[] {
  const known = languageWords(table, 'en')
  if (!known) return []
  const lemmaOf = (word: string): string => known.lemmasOf(word).join(' ')
  const words = wordsOf(plain)
  return words.flatMap((word, at) => {
    const concept = known.concepts.phrases.get(lemmaOf(word))
    const others = concept === undefined ? [] : (known.concepts.words[concept] ?? [])
    return others
      .filter((other) => lemmaOf(other) !== lemmaOf(word) && formOf(other) === formOf(word) && !isSameRoot(other, word))
      .slice(0, otherWordsMax)
      .map((other) => words.with(at, other).join(' '))
  })
}
