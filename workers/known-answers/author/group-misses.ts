import type { WordTable } from '../../../shared/faq/word-table.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'
import { groupQuestions } from './group-questions.ts'

interface Missed {
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
  /** As shoppers wrote them, most often first. */
  readonly examples: readonly string[]
  /** Not sure enough to answer, near enough to be meant: its questions could be these. */
  readonly near: { readonly id: string; readonly question: string } | null
}

const examplesShown = 10
// Lower than what is handed to a model: here a person decides.
const nearProbability = 0.2

/** Unanswered questions that mean the same, by how often, with the entry each group comes near to. */
export function groupMisses(
  table: WordTable,
  misses: readonly Missed[],
  bundles: ReadonlyMap<string, FaqBundle>,
  now: number,
): MissGroup[] {
  const questions = misses.map((miss) => ({ ...miss, text: miss.example }))
  return groupQuestions(table, questions).map(({ questions, times }) => {
    const [leader] = questions
    const language = leader?.language ?? ''
    const bundle = bundles.get(language)
    const match = bundle?.lookUp({ text: leader?.text ?? '', country: null, continent: null, products: [], now }).match
    const entry = bundle && match && match.probability >= nearProbability ? bundle.entryAt(match.entry) : null
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
