import type { FaqIndex } from './faq-index.ts'
import type { Candidate, Match } from './match.ts'

/** Answer with the entry; give it to the model; or leave it. */
export type Decision = 'answer' | 'ground' | 'ignore'

/** How sure an answer by this match would be: a near-tie never is. */
export const answerProbability = ({ probability, tied }: Match): number => (tied ? 0 : probability)

// Small talk shares next to nothing with any entry.
const meaningMin = 0.35
const wordingMin = 0.15
const isNear = ({ meaning, wording }: Candidate): boolean => meaning >= meaningMin || wording >= wordingMin

/** What a match is good for. The same question in other clothes answers always, anything else by how likely it is right. */
export function decide({ meta: { thresholds } }: FaqIndex, match: Match): Decision {
  if (match.entry < 0) return 'ignore'
  if (match.exact || (!match.tied && match.probability >= thresholds.answer)) return 'answer'
  const best = match.candidates.find(({ entry }) => entry === match.entry)
  return match.probability >= thresholds.ground && best && isNear(best) ? 'ground' : 'ignore'
}

const groundEntriesMax = 3
// In logits of the pair model: what is further behind the best is about something else.
const groundBehindMax = 2

/** The entries that the model gets: the best and those close behind it. */
export function groundEntries({ candidates, entry }: Match): number[] {
  const best = candidates.find((candidate) => candidate.entry === entry)
  if (!best) return []
  return candidates
    .filter(({ gate, score }) => gate === null && best.score - score <= groundBehindMax)
    .slice(0, groundEntriesMax)
    .map((candidate) => candidate.entry)
}
