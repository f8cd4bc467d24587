import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { FaqBook } from '../look-up/faq-bundle.ts'
import { groupQuestions } from './group-questions.ts'

export interface Missed {
  readonly example: string
  readonly language: string
  readonly times: number
  readonly lastAt: string
}

/** Unanswered questions that mean the same, and the entry they come near to, if any. */
export interface MissGroup {
  readonly times: number
  readonly language: string
  readonly lastAt: string
  /** As they were asked, most often first. */
  readonly examples: readonly string[]
  /** Not sure enough to answer, near enough to be meant: its questions could be these. */
  readonly near: { readonly id: string; readonly question: string } | null
}

const examplesShown = 10
// Lower than what is handed to a model: here a person decides.
const nearConfidence = 0.4

export function groupMisses(
  table: WordTable,
  misses: readonly Missed[],
  books: ReadonlyMap<string, FaqBook>,
  now: number,
): MissGroup[] {
  const asked = misses.map((miss) => ({ ...miss, text: miss.example }))
  return groupQuestions(table, asked).map(({ questions, times }) => {
    const [leader] = questions
    const language = leader?.language ?? ''
    const book = books.get(language)
    const match = book?.ask({ text: leader?.text ?? '', country: null, continent: null, products: [], now }).match
    const entry = book && match && match.confidence >= nearConfidence ? book.entryAt(match.entry) : null
    return {
      times,
      language,
      lastAt:
        questions
          .map(({ lastAt }) => lastAt)
          .sort()
          .at(-1) ?? '',
      examples: questions.slice(0, examplesShown).map(({ text }) => text),
      near: entry && { id: entry.id, question: entry.question },
    }
  })
}
