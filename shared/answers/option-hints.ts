import type { AnswerType } from './answer-type.ts'
import { type Option, readOptions } from './options.ts'

const hintsMax = 3
const gramChars = 4

/**
 * The options whose words are closest to the question's own, best first: exact work that a small model does badly. A
 * model sees them as a line after the question and weighs them; the entry that ranked with an embedding's order in the
 * prompt did the same (MCPO, `docs/decisions/0008`). Null for questions that are not about a list.
 */
export function optionHints(question: string, type: AnswerType): readonly number[] | null {
  if (type === 'generation' || type === 'named_entity_recognition') return null
  const options = readOptions(question)
  if (!options) return null
  const scores = scoreOptions(options.before, options.items)
  const ranked = options.items.map(({ number }, index) => ({ number, score: scores[index] ?? 0 }))
  ranked.sort((a, b) => b.score - a.score)
  return ranked
    .slice(0, type === 'ranking' ? ranked.length : hintsMax)
    .filter(({ score }) => type === 'ranking' || score > 0)
    .map(({ number }) => number)
}

/**
 * Overlap of character 4-grams of words, each weighted by how few options share it (inverse document frequency), over
 * the square root of the option's own weight, so that long titles do not win by length.
 */
export function scoreOptions(question: string, options: readonly Option[]): number[] {
  const questionGrams = gramsOf(contentOf(question))
  const grams = options.map(({ text }) => gramsOf(text))
  const counts = new Map<string, number>()
  for (const set of grams) for (const gram of set) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const weight = (gram: string) => Math.log(1 + options.length / (counts.get(gram) ?? 1))
  return grams.map((set) => {
    let shared = 0
    let all = 0
    for (const gram of set) {
      const value = weight(gram)
      all += value
      if (questionGrams.has(gram)) shared += value
    }
    return all ? shared / Math.sqrt(all) : 0
  })
}

// Words of the instructions themselves say nothing about the options.
const instructionWords = new Set(
  'a an and any are as at be below by can category choose comma commas customer each examine express fit following for from given has have his identify in index indices instruction into is it its item items likely list listed may most negative numbered number numbers of on one only online output please positive potential product products provide provided query quotes related relevant review reviews select selected separated sentiment shop shopping should snippet snippets that the their them these this three to two user wants was website which will with write you your about after also aspect aspects assistant bought buy helpful keyword made rank according relevance purchased'.split(
    ' ',
  ),
)

/** The text within quotes when there is some (a category, a query, a product), else everything. */
function contentOf(question: string): string {
  const quoted = [...question.matchAll(/(?<![\p{L}\p{N}])['"]([^\n]{1,600}?)['"](?![\p{L}\p{N}])/gu)].map(
    (match) => match[1] ?? '',
  )
  return quoted.length ? quoted.join(' ') : question
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (instructionWords.has(word) || word.length < 2) continue
    if (word.length <= gramChars) grams.add(word)
    for (let at = 0; at + gramChars <= word.length; at++) grams.add(word.slice(at, at + gramChars))
  }
  return grams
}
