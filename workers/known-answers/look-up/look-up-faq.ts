import { isMeant } from '../../../shared/faq/decide.ts'
import type { FaqVerdict } from '../contract.ts'
import type { FaqQuestion } from './faq-answer.ts'
import type { FaqBundle } from './faq-bundle.ts'

interface Location {
  readonly country: string | null
  readonly continent: string | null
}

// A later turn leans on earlier ones: it is answered when it stands by itself, and more surely.
const leansBack = /^(?:and|but|so|then|also|ok|okay|what about|how about|und|aber|dann)\b/iu
// "It" as what the question is about is the product in view, and the shop's answer is about another case.
const aboutProduct =
  /^¿?(?:(?:does|is|will|has|are|was|how \p{L}{1,12} (?:is|are|does)) (?:it|its|this|that|they|these|those)|(?:ist|hat|kommt|passt|wie \p{L}{1,12} (?:ist|hat)) (?:er|sie|es|das|dies\p{L}{0,2})|(?:est|a-t|vient)-(?:il|elle)|est-ce qu['’](?:il|elle)|(?:es|tiene|viene|sirve))(?!\p{L})/iu
const laterProbability = 0.95
// On four shops of our own 54 to 82 % of paraphrases are above it, and 5 to 17 % of near misses (docs/measurements.md).
const quoteProbability = 0.7

/**
 * The entry that answers a question, or those that the model may lean on. Within a conversation ("can I return it?") only a
 * question that needs nothing said before answers, or one of the entry's own.
 */
export function lookUpFaq(
  bundle: FaqBundle,
  { text, isFirst, products }: FaqQuestion,
  location: Location,
  now: number,
): FaqVerdict {
  const { match, entry, near } = bundle.lookUp({ text, products, now, ...location })
  const { version } = bundle
  const standsAlone = isFirst || (match.probability >= laterProbability && !leansBack.test(text) && !aboutProduct.test(text))
  if (entry && (match.exact || standsAlone))
    return { version, answer: { entry, version, confidence: match.probability, exact: match.exact }, ground: [], quote: null }
  // Legal text is shown as written or not at all.
  const ground = [...(entry ? [entry] : []), ...near].filter(({ verbatim }) => !verbatim)
  const isLikely = isFirst && match.probability >= quoteProbability && isMeant(match)
  return { version, answer: null, ground, quote: (isLikely && ground[0]) || null }
}
