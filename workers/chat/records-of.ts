import type { ChatRequest } from '../../shared/chat.ts'
import { focusOf } from '../../shared/composing/subjects.ts'
import type { Facts } from '../../shared/grounding/facts.ts'
import { knownAnswerSlot } from '../../shared/grounding/prove.ts'
import { redactProduct } from '../../shared/grounding/redact.ts'
import { type Listing, renderListing } from '../../shared/listing.ts'
import type { Product } from '../../shared/product.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import { factsOf, outdatedOf } from './facts-of.ts'
import { localeOf } from './locale-of.ts'
import { answersOf, lastQuestionOf, type Selection } from './selection.ts'

interface RecordsInput {
  readonly request: ChatRequest
  readonly prompt: Prompt
  /** The products and policies it is about. */
  readonly selection: Selection
  /** Known answers that are near, as facts of the shop. */
  readonly ground: FaqVerdict['ground']
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a request is about, as the model sees it and as its answer is held to it. */
export interface RequestRecords {
  readonly products: readonly Product[]
  readonly listing: Listing
  readonly facts: Facts
}

/** Null where a request turns out to be about no record. */
export function recordsOf({ request, prompt, selection: asFound, ground, now }: RecordsInput): RequestRecords | null {
  const locale = localeOf(request)
  const selection = { ...asFound, products: asFound.products.map(redactProduct) }
  const policies = { ...selection.policies, ...knownAnswers(ground) }
  if (!request.llasa?.products && !request.llasa?.retrieve && Object.keys(policies).length === 0) return null
  const { products, found } = selection
  const listing = renderListing({
    products,
    policies,
    locale,
    valueCharsMax: prompt.valueCharsMax,
    listingCharsMax: prompt.listingCharsMax,
    listsWeighed: prompt.listsWeighed,
    question: lastQuestionOf(request),
    focus:
      found === null
        ? focusOf(
            answersOf(request),
            products.map(({ title }) => title),
          )
        : [],
    outdated: outdatedOf(selection, now),
  })
  return { products, listing, facts: factsOf({ selection, policies, listing, request, locale, now }) }
}

/** A slot each, so that a model that points at one quotes it verbatim. */
const knownAnswers = (ground: FaqVerdict['ground']): Record<string, string> =>
  Object.fromEntries(ground.map(({ answer }, index) => [knownAnswerSlot(index), answer.plain]))
