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
    proposals.set(key, `${text[0]?.toUpperCase()}${text.slice(1)}?`)
  }
  return [...proposals.values()].slice(0, proposalsMax)
}

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
    const ending = word.endsWith('s') ? 's' : ''
    return others
      .filter((other) => lemmaOf(other) !== lemmaOf(word) && other.endsWith('s') === (ending === 's'))
      .slice(0, otherWordsMax)
      .map((other) => words.with(at, other).join(' '))
  })
}
