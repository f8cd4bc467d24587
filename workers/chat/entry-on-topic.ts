import type { ChatRequest } from '../../shared/chat.ts'
import { sentencesIn } from '../../shared/composing/texts.ts'
import type { Language } from '../../shared/weighing/language.ts'
import { readPolicyTopics } from '../../shared/weighing/policy-topics.ts'
import type { RequestContext } from '../http/contract.ts'
import type { KnownEntry, Published } from '../known-answers/contract.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import type { FaqBundle, Query } from '../known-answers/look-up/faq-bundle.ts'
import type { Arm } from '../rollout/arm.ts'

interface OnTopic {
  readonly entry: KnownEntry
  readonly version: string
  readonly text: string
}

/** The likeliest known answer on the topic of a question that no policy answers, under its own question. */
export async function quoteOnTopic(
  { location, now }: RequestContext,
  published: Published,
  arm: Arm,
  request: ChatRequest,
  language: Language,
): Promise<OnTopic | null> {
  const question = knownQuestionOf(request)
  const bundle = question && (await published.bundle(arm.faq, question.locale))
  if (!question || !bundle) return null
  const { text, products } = question
  const entry = entryOnTopic(bundle, { text, products, now: now(), ...location })
  const [quoted] = entry ? sentencesIn(language).quoted(entry.question, entry.answer.plain) : []
  return entry && quoted !== undefined ? { entry, version: bundle.version, text: quoted } : null
}

// Of a small book all entries are read: a question in another language ranks them by next to nothing.
const readMax = 64

/**
 * What a shop answers on the topic of a question: one that says what clubs get off does say something about discounts,
 * though nobody knows whether that is what was meant.
 */
export function entryOnTopic(bundle: FaqBundle, query: Query): KnownEntry | null {
  const { match } = bundle.lookUp(query)
  const topics = topicsOf(query.text)
  const ranked = match.candidates.map(({ entry }) => entry)
  const count = bundle.index.entryLimits.length
  // Those with limits may not be open to the question; the candidates are.
  const others = count > readMax ? [] : [...Array(count).keys()].filter((at) => !bundle.index.entryLimits[at])
  const onTopic = [...new Set([...ranked, ...others])]
    .map(bundle.entryAt)
    .find(({ question }) => topicsOf(question).some((name) => topics.includes(name)))
  // Legal text is shown as written or not at all.
  return onTopic && !onTopic.verbatim ? onTopic : null
}

const topicsOf = (text: string): string[] => readPolicyTopics(text, {}).map(({ name }) => name)
