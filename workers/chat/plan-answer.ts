import { type ChatRequest, textOf } from '../../shared/chat.ts'
import { focusOf } from '../../shared/composing/subjects.ts'
import { orderNumbersIn } from '../../shared/faq/order-question.ts'
import type { Facts } from '../../shared/grounding/facts.ts'
import { knownAnswerSlot } from '../../shared/grounding/prove.ts'
import { redactProduct } from '../../shared/grounding/redact.ts'
import { type Listing, nothingListed, renderListing } from '../../shared/listing.ts'
import type { Policies } from '../../shared/product.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Language } from '../../shared/weighing/language.ts'
import { answerTags, purgedAt } from '../answer-cache/answer-tags.ts'
import { answerWindowOf, type Windows } from '../answer-cache/answer-window.ts'
import { cacheKeyText } from '../answer-cache/cache-key.ts'
import { cacheUse } from '../answer-cache/cache-use.ts'
import type { CacheEntry, CacheUse } from '../answer-cache/contract.ts'
import type { BackendRequest } from '../backends/contract.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import type { Arm } from '../rollout/arm.ts'
import type { Route } from '../rollout/contract.ts'
import { factsOf, outdatedOf } from './facts-of.ts'
import { answersOf, lastQuestionOf, type Selection } from './selection.ts'
import { toBackendRequest } from './to-backend-request.ts'

interface PlanInput {
  readonly tenant: string
  readonly request: ChatRequest
  readonly route: Route
  readonly prompt: Prompt
  /** The products and policies it is about. */
  readonly selection: Selection
  /** Milliseconds since 1970. */
  readonly now: number
  readonly published: { readonly answersEpoch: number; readonly purges: Readonly<Record<string, number>> }
  readonly known: FaqVerdict
  readonly windows: Windows
  /** Of a task whose form the question alone does not say. */
  readonly grammar?: string
  /** The caller's `Cache-Control`. */
  readonly cacheControl: string | null
}

export interface AnswerPlan {
  readonly entry: CacheEntry
  readonly use: CacheUse
  readonly route: Route
  readonly backendRequest: BackendRequest
  /** What the answer is held to; null when the request is about no products, and text passes as it is. */
  readonly facts: Facts | null
  /** The language of the question, where facts answer it. */
  readonly language: Language
  /** So short an answer that a second call costs little. */
  readonly isShort: boolean
}

// Tasks answer by a number or a few words; chats of this many tokens are as short.
const shortTokensMax = 64

/**
 * The request to the model, and where its answer lies in the cache; known answers that are near but not sure go along
 * as policies.
 */
export function planAnswer(input: PlanInput): AnswerPlan {
  const { tenant, request, route, prompt, published, known, windows, cacheControl, now, grammar } = input
  const { arm } = route
  const locale = localeOf(request)
  const selection = { ...input.selection, products: input.selection.products.map(redactProduct) }
  const ground = prompt.takesKnownAnswers ? known.ground : []
  const policies = { ...selection.policies, ...knownAnswers(ground) }
  const isGrounded = Boolean(request.llasa?.products || request.llasa?.retrieve) || Object.keys(policies).length > 0
  // Most requests of a plain chat are about no record, and pay nothing for listings.
  const listing = isGrounded ? listingFor(input, selection, policies, locale) : nothingListed
  const facts = isGrounded ? factsOf({ selection, policies, listing, request, locale, now }) : null
  const backendRequest = toBackendRequest(tenant, arm, prompt, listing, request, grammar)
  const isShort =
    !backendRequest.stream && (Boolean(request.llasa?.task) || backendRequest.max_completion_tokens <= shortTokensMax)
  const use = namesOrder(request) ? keptNowhere : cacheUse(backendRequest, cacheControl)
  if (!use.store) return { entry: noEntry, use, route, backendRequest, facts, language: listing.language, isShort }
  const key = cacheKeyText({
    tenant,
    epoch: published.answersEpoch,
    locale,
    arm: `${arm.name}@${arm.revision}`,
    prompt: prompt.version,
    faq: known.version === null ? null : `${known.version} ${ground.map(({ id }) => id).join(' ')}`,
    request: backendRequest,
  })
  const tags = answerTags({
    arm,
    prompt: prompt.version,
    locale,
    request,
    products: selection.products,
    known: { ...known, ground },
  })
  const isValid: CacheEntry['isValid'] = (stored) => stored.storedAt > purgedAt(published.purges, stored.tags)
  return {
    entry: { key, tags, window: answerWindowOf(windows, request), isValid },
    use,
    route,
    backendRequest,
    facts,
    language: listing.language,
    isShort,
  }
}

function listingFor({ request, prompt, now }: PlanInput, selection: Selection, policies: Policies, locale: string): Listing {
  const { products, found } = selection
  const titles = products.map(({ title }) => title)
  return renderListing({
    products,
    policies,
    locale,
    valueCharsMax: prompt.valueCharsMax,
    listingCharsMax: prompt.listingCharsMax,
    listsWeighed: prompt.listsWeighed,
    question: lastQuestionOf(request),
    focus: found === null ? focusOf(answersOf(request), titles) : [],
    outdated: outdatedOf(selection, now),
  })
}

/** Known answers that are near, as facts of the shop: a slot each, so that a model that points at one quotes it verbatim. */
const knownAnswers = (ground: FaqVerdict['ground']): Record<string, string> =>
  Object.fromEntries(ground.map(({ answer }, index) => [knownAnswerSlot(index), answer.plain]))

export const localeOf = ({ llasa }: ChatRequest): string => llasa?.locale ?? 'en'
export const promptNameOf = (arm: Arm, { llasa }: ChatRequest): string => (llasa?.task ? arm.taskPrompt : arm.prompt)

// An order's number is in no cache, not even in the hash of a key.
const keptNowhere: CacheUse = { read: false, store: false, detail: 'order-number' }
const namesOrder = ({ messages, llasa }: ChatRequest): boolean =>
  !llasa?.task && messages.some(({ role, content }) => role === 'user' && orderNumbersIn(textOf(content)).length > 0)

const noEntry: CacheEntry = { key: '', tags: [], window: { freshSeconds: 1, staleSeconds: 0 }, isValid: () => false }
