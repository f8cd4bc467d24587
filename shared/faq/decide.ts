import type { FaqIndex } from './faq-index.ts'
import type { Candidate, Match } from './match.ts'
import { pairFeatureNames } from './pair-features.ts'

/** Answer with the entry; give it to the model; or leave it. */
export type Decision = 'answer' | 'ground' | 'ignore'

/** How sure an answer by this match would be: a near-tie never is. */
export const answerProbability = ({ probability, tied }: Match): number => (tied ? 0 : probability)

// Small talk shares next to nothing with any entry.
const meaningMin = 0.35
const wordingMin = 0.15
const isNear = ({ meaning, wording }: Candidate): boolean => meaning >= meaningMin || wording >= wordingMin

// "Headphones with noise cancelling" shares one word with cancelling an order. Of 481 right answers of our own shops one is below.
const coveredMin = 0.4
const queryCovered = pairFeatureNames.indexOf('queryCovered')
const isCovered = ({ features }: Candidate): boolean => (features[queryCovered] ?? 1) >= coveredMin

/** Whether the entry found has words for a good part of the question, and no other entry is as near. */
export const isMeant = ({ candidates, entry, tied }: Match): boolean =>
  !tied && candidates.some((candidate) => candidate.entry === entry && isCovered(candidate))

/** What a match is good for. The same question in other clothes answers always, anything else by how likely it is right. */
export function decide({ meta: { thresholds } }: FaqIndex, match: Match): Decision {
  if (match.entry < 0) return 'ignore'
  if (match.exact) return 'answer'
  const best = match.candidates.find(({ entry }) => entry === match.entry)
  if (!best) return 'ignore'
  if (match.probability >= thresholds.answer && isMeant(match)) return 'answer'
  return match.probability >= thresholds.ground && isNear(best) ? 'ground' : 'ignore'
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
