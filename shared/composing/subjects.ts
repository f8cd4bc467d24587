import { linkProducts } from '../link-products.ts'
import { fold } from '../weighing/language.ts'

/** Which products a turn is about, by their indices from 1. */
export interface Subjects {
  readonly indices: readonly number[]
  /** How that is known: named in the question; in view; found by a search. */
  readonly by: 'name' | 'conversation' | 'search' | 'none'
}

const plural =
  /(?<![\p{L}])(?:they|them|these|those|their|both|either|of (?:these|those|them)|which one|which ones|sie|ihre|beide|diese|davon|welche[rs]?|ils|elles|eux|ceux-ci|celles-ci|lequel|laquelle|lesquels|lesquelles|ellos|ellas|estos|estas|esos|esas|ambos|cual|cuales)(?![\p{L}])/u

export const isAboutSeveral = (question: string): boolean => plural.test(fold(question))

/**
 * The products that the conversation speaks of, the latest first: those that the last answers named, in their order of
 * mention. `messages` are the texts of the turns before, oldest first.
 */
export function focusOf(answers: readonly string[], titles: readonly string[]): number[] {
  for (const answer of answers.toReversed()) {
    const text = answer.toLowerCase()
    const found = titles.flatMap((title, index) => {
      const at = text.indexOf(title.toLowerCase())
      return at < 0 ? [] : [{ index: index + 1, at }]
    })
    if (found.length) return found.sort((a, b) => a.at - b.at).map(({ index }) => index)
  }
  return []
}

interface SubjectInput {
  readonly question: string
  /** Words of it that ask for an attribute. */
  readonly asking: readonly string[]
  readonly titles: readonly string[]
  readonly focus: readonly number[]
  /** How many products, from the first, a search found; null where nothing was looked for. */
  readonly found: number | null
}

const withoutWords = (question: string, words: readonly string[]): string =>
  words.reduce((rest, word) => rest.replaceAll(word, ' '), fold(question))

/** Which of the products in view a question is about. */
export function subjectsOf({ question, asking, titles, focus, found }: SubjectInput): Subjects {
  // "How many lumens has the headlamp" names no Lumen monitor, if it names another product as well.
  // "Does the can come with a rose" is about the can.
  const owner = /^.{0,200}?(?<!\p{L})(?:comes?|delivered|shipped|sold|supplied) (?:also )?with(?!\p{L})/u.exec(
    fold(question),
  )?.[0]
  const named =
    [...(owner ? [owner] : []), withoutWords(question, asking), question]
      .map((text) => linkProducts(text, titles))
      .find(({ length }) => length) ?? []
  if (named.length) return { indices: named, by: 'name' }
  const all = titles.map((_, at) => at + 1)
  // Where nothing was looked for, the products at hand are those in view.
  if (found === null)
    return all.length ? { indices: focus.length ? focus : all, by: 'conversation' } : { indices: [], by: 'none' }
  return found > 0 ? { indices: all.slice(0, found), by: 'search' } : { indices: [], by: 'none' }
}
