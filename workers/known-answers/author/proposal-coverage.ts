import type { WordTable } from '../../../shared/faq/word-table.ts'
import { type CountedQuestion, meansTheSame, readCounted } from './group-questions.ts'

/** How many unanswered questions of shoppers mean what each wording means: what an entry wins by taking it. */
export function proposalCoverage(
  table: WordTable,
  proposals: readonly { readonly text: string; readonly language: string }[],
  misses: readonly CountedQuestion[],
): Record<string, number> {
  const missed = misses.map((miss) => ({ times: miss.times, read: readCounted(table, miss) }))
  return Object.fromEntries(
    proposals.map((proposal) => {
      const own = readCounted(table, proposal)
      const reached = missed.filter(({ read }) => meansTheSame(table, own, read))
      return [proposal.text, reached.reduce((sum, { times }) => sum + times, 0)]
    }),
  )
}
