import { type AnswerType, asksForRating, asksYesOrNo } from './answer-type.ts'
import { entityTypeOf, likelySpans } from './entity-spans.ts'
import { likelyRatings, reviewOf } from './likely-ratings.ts'
import { readOptions } from './options.ts'

const spanWordsMax = 6
const keyphraseWordsMax = 8
const picksMax = 3
// Rules against repeating grow with the cube of a list, of a ranking with its power set; longer lists may repeat.
const alternativesMax = 16_000

/**
 * The grammar (GBNF, which XGrammar calls EBNF) that holds an answer to its form, or null when text may be free:
 * multiple choice one printed number, ranking a permutation, retrieval three different numbers of the list, entities
 * spans of the question, best first. One line each, as the contest's parsers read them.
 */
export function answerGrammar(question: string, type: AnswerType): string | null {
  const numbers = (readOptions(question)?.items ?? []).map(({ number }) => String(number))
  switch (type) {
    case 'multiple-choice':
      if (asksForRating(question)) return `root ::= ${choices(likelyRatings(reviewOf(question)).map(String))}\n`
      return numbers.length ? `root ::= ${choices(numbers)}\n` : null
    case 'ranking':
      return numbers.length ? listOf(numbers, numbers.length) : null
    case 'retrieval':
      return numbers.length ? listOf(numbers, Math.min(picksMax, numbers.length)) : null
    case 'named_entity_recognition':
      return spans(question)
    default:
      return asksYesOrNo(question) ? 'root ::= "yes" | "no"\n' : keyphrase(question)
  }
}

const literal = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const choices = (texts: readonly string[]): string => texts.map(literal).join(' | ')

function listOf(numbers: readonly string[], count: number): string {
  const { length } = numbers
  const alternatives = count === length ? 2 ** length * length : length ** count / 2
  if (alternatives <= alternativesMax) return distinct(numbers, count)
  return `root ::= n${' "," n'.repeat(count - 1)}\nn ::= ${choices(numbers)}\n`
}

/** `count` of the numbers, none twice: one rule for each set of numbers already used, whatever their order. */
function distinct(numbers: readonly string[], count: number): string {
  const rules = new Map<string, string>()
  const ruleFor = (used: readonly number[]): string => {
    const name = used.length ? `r-${[...used].sort((a, b) => a - b).join('-')}` : 'root'
    if (rules.has(name)) return name
    rules.set(name, '')
    const last = used.length === count - 1
    const alternatives = numbers.flatMap((number, index) => {
      if (used.includes(index)) return []
      return [last ? literal(number) : `${literal(`${number},`)} ${ruleFor([...used, index])}`]
    })
    rules.set(name, alternatives.join(' | '))
    return name
  }
  ruleFor([])
  return [...rules].map(([name, body]) => `${name} ::= ${body}\n`).join('')
}

/**
 * Runs of the source's words: an answer can hold nothing else. Where the entity type says which of them can be
 * meant, only those.
 */
function spans(question: string): string | null {
  const source = sourceText(question)
  const type = entityTypeOf(question, source)
  const likely = type ? likelySpans(type, source) : null
  if (likely) return `root ::= ${choices(likely)}\n`
  const texts = wordRuns(source, spanWordsMax)
  if (!texts.length) return null
  return `root ::= span (", " span)?\nspan ::= ${choices(texts)}\n`
}

function keyphrase(question: string): string | null {
  const review = /\breview:\s*([\s\S]+?)\n\s*aspect:/i.exec(question)?.[1]
  if (!review || !/\bkeyphrase\b/i.test(question)) return null
  const texts = wordRuns(review, keyphraseWordsMax)
  return texts.length ? `root ::= ${choices(texts)}\n` : null
}

/**
 * The source text of entities: the text after the last "Query:", "Title:" or the like, else the last quoted text
 * that is not the entity type, else the complete question.
 */
export function sourceText(question: string): string {
  const labelled = /(?:^|\n|\. )[ \t]*(?:customer |search |user )?(?:query|product title|title|product|input|text)s?: *([^\n]+)/gi
  const found = [...question.matchAll(labelled)].at(-1)?.[1]?.trim()
  if (found) return unquoted(found)
  const quoted = [...question.matchAll(/(?<![\p{L}\p{N}])'([^\n]{1,600}?)'(?![\p{L}\p{N}])/gu)].map((match) => match[1] ?? '')
  const longest = quoted.reduce((best, text) => (text.length > best.length ? text : best), '')
  return longest || question
}

const unquoted = (text: string): string => text.replace(/^['"“](.*)['"”]\.?$/, '$1')

function wordRuns(text: string, wordsMax: number): string[] {
  const words = text.replace(/\s+/g, ' ').trim().split(' ').slice(0, 160)
  const runs = new Set<string>()
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= Math.min(words.length, start + wordsMax); end++) {
      const run = words.slice(start, end).join(' ')
      // With and without its punctuation: `5.5 oz.` and `42"` end in theirs.
      for (const form of [run, run.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')]) if (form) runs.add(form)
    }
  for (const word of words) for (const part of word.split(/[-/,()]+/)) if (part) runs.add(part)
  return [...runs]
}
