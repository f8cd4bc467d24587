import type { FaqVerdict } from '../contract.ts'
import type { FaqQuestion } from './faq-answer.ts'
import type { FaqBundle } from './faq-bundle.ts'

export interface Location {
  readonly country: string | null
  readonly continent: string | null
}

/**
 * The entry that answers a question, or those that the model may lean on. A later turn leans on earlier ones, so there only
 * an entry's own question answers.
 */
export function lookUpFaq(
  bundle: FaqBundle,
  { text, isFirst, products }: FaqQuestion,
  location: Location,
  now: number,
): FaqVerdict {
  const { match, entry, near } = bundle.lookUp({ text, products, now, ...location })
  const { version } = bundle
  if (entry && (isFirst || match.exact))
    return { version, answer: { entry, version, confidence: match.probability, exact: match.exact }, ground: [] }
  // Legal text is shown as written or not at all.
  return { version, answer: null, ground: [...(entry ? [entry] : []), ...near].filter(({ verbatim }) => !verbatim) }
}
