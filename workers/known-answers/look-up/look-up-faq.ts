import type { FaqVerdict } from '../../chat/answer.ts'
import type { FaqQuestion } from './faq-answer.ts'
import type { FaqBook } from './faq-bundle.ts'

export interface Place {
  readonly country: string | null
  readonly continent: string | null
}

/** The entry that answers a question, or the one the model may lean on. Later turns are answered only for the very same question. */
export function lookUpFaq(book: FaqBook, { text, isFirst, products }: FaqQuestion, place: Place, now: number): FaqVerdict {
  const { decision, match, entry } = book.ask({ text, products, now, ...place })
  const { version } = book
  if (entry && decision === 'answer' && (isFirst || match.exact))
    return { version, answer: { entry, version, confidence: match.confidence, exact: match.exact }, ground: null }
  // Legal text is shown as written or not at all.
  return { version, answer: null, ground: entry && !entry.verbatim && isFirst ? entry : null }
}
