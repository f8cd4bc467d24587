import type { FaqIndex } from './faq-index.ts'
import type { Match } from './match.ts'

/** Answer with the entry; give it to the model; or leave it. */
export type Decision = 'answer' | 'ground' | 'ignore'

// Of two scores this near each other neither is sure, whatever the threshold.
const nearTie = 0.02

/** What a match is good for. The same question in other clothes answers always, anything else by the fitted thresholds. */
export function decide({ meta, thresholdRaise }: FaqIndex, { entry, confidence, margin, exact }: Match): Decision {
  if (entry < 0) return 'ignore'
  if (exact) return 'answer'
  const { answer, ground } = meta.thresholds
  if (answer !== null && margin >= nearTie && confidence >= answer + (thresholdRaise[entry] ?? 0)) return 'answer'
  return ground !== null && confidence >= ground ? 'ground' : 'ignore'
}
