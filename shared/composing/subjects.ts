import { linkProducts } from '../link-products.ts'
import { fold } from '../weighing/language.ts'

/** Which products a turn is about, by their indices from 1. */
export interface Subjects {
  readonly indices: readonly number[]
  /** How that is known: named in the question; carried over from the turns before; the search's first; nothing else at hand. */
  readonly by: 'name' | 'conversation' | 'search' | 'only' | 'none'
}

const singular =
  /(?<![\p{L}])(?:it|its|it's|this|that|this one|that one|the one|es|er|der|die|das|den|dem|ihn|ihm|dessen|dieser?|dieses|diesen|il|elle|le|la|l'|celui-ci|celle-ci|celui|celle|ce|ca|cela|este|esta|esto|ese|esa|eso|lo)(?![\p{L}])/u
const plural =
  /(?<![\p{L}])(?:they|them|these|those|their|both|either|of (?:these|those|them)|which one|which ones|sie|ihre|beide|diese|davon|welche[rs]?|ils|elles|eux|ceux-ci|celles-ci|lequel|laquelle|lesquels|lesquelles|ellos|ellas|estos|estas|esos|esas|ambos|cual|cuales)(?![\p{L}])/u

export const isAboutOne = (question: string): boolean => singular.test(fold(question))
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

export interface SubjectInput {
  readonly question: string
  readonly titles: readonly string[]
  readonly focus: readonly number[]
  /** How many products, from the first, a search found; null where nothing was looked for. */
  readonly found: number | null
  /** Whether the question has words beside what it asks for, such as a product's kind. */
  readonly hasOwnWords: boolean
}

export function subjectsOf({ question, titles, focus, found, hasOwnWords }: SubjectInput): Subjects {
  const named = linkProducts(question, titles)
  if (named.length) return { indices: named, by: 'name' }
  const isCarried = focus.length > 0 && (!hasOwnWords || isAboutOne(question) || isAboutSeveral(question))
  if (isCarried) return { indices: focus, by: 'conversation' }
  if (found) return { indices: Array.from({ length: found }, (_, at) => at + 1), by: 'search' }
  if (titles.length === 1) return { indices: [1], by: 'only' }
  return focus.length ? { indices: focus, by: 'conversation' } : { indices: [], by: 'none' }
}
