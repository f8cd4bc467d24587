import type { FaqIndex } from './faq-index.ts'
import type { Match } from './match.ts'

/** Answer with the entry; give it to the model; or leave it. */
export type Decision = 'answer' | 'ground' | 'ignore'

/** How sure an answer by this match would be: a near-tie never is. */
export const answerConfidence = ({ confidence, tied }: Match): number => (tied ? Number.NEGATIVE_INFINITY : confidence)

/** What a match is good for. The same question in other clothes answers always, anything else by the fitted thresholds. */
export function decide({ meta, thresholdRaise }: FaqIndex, match: Match): Decision {
  const { entry, confidence, exact } = match
  if (entry < 0) return 'ignore'
  if (exact) return 'answer'
  const { answer, ground } = meta.thresholds
  if (answer !== null && answerConfidence(match) >= answer + (thresholdRaise[entry] ?? 0)) return 'answer'
  return ground !== null && confidence >= ground ? 'ground' : 'ignore'
}
