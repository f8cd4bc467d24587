import type { FaqVerdict } from '../contract.ts'
import type { FaqQuestion } from './faq-answer.ts'
import type { FaqBundle } from './faq-bundle.ts'

export interface Location {
  readonly country: string | null
  readonly continent: string | null
}

/** The entry that answers a question, or the one the model may lean on. Later turns are answered only for the very same question. */
export function lookUpFaq(
  bundle: FaqBundle,
  { text, isFirst, products }: FaqQuestion,
  location: Location,
  now: number,
): FaqVerdict {
  const { decision, match, entry } = bundle.lookUp({ text, products, now, ...location })
  const { version } = bundle
  if (entry && decision === 'answer' && (isFirst || match.exact))
    return { version, answer: { entry, version, confidence: match.confidence, exact: match.exact }, ground: null }
  // Legal text is shown as written or not at all.
  return { version, answer: null, ground: entry && !entry.verbatim && isFirst ? entry : null }
}
