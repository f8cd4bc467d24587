import { type ChatRequest, textOf } from '../../shared/chat.ts'
import { orderNumbersIn } from '../../shared/faq/order-question.ts'
import type { Facts } from '../../shared/grounding/facts.ts'
import { nothingListed } from '../../shared/nothing-listed.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { Language } from '../../shared/weighing/language.ts'
import { answerTags, purgedAt } from '../answer-cache/answer-tags.ts'
import { answerWindowOf, type Windows } from '../answer-cache/answer-window.ts'
import { cacheKeyText } from '../answer-cache/cache-key.ts'
import { cacheUse } from '../answer-cache/cache-use.ts'
import type { CacheEntry, CacheUse } from '../answer-cache/contract.ts'
import type { BackendRequest } from '../backends/contract.ts'
import type { FaqVerdict } from '../known-answers/contract.ts'
import type { Route } from '../rollout/contract.ts'
import type { ModelTurns } from './as-task.ts'
import { localeOf } from './locale-of.ts'
import type { RequestRecords } from './records-of.ts'
import { toBackendRequest } from './to-backend-request.ts'

interface PlanInput {
  readonly tenant: string
  readonly request: ChatRequest
  readonly route: Route
  readonly prompt: Prompt
  /** The products and policies it is about; null where it is about none, and pays nothing for listings. */
  readonly records: RequestRecords | null
  readonly published: { readonly answersEpoch: number; readonly purges: Readonly<Record<string, number>> }
  readonly known: FaqVerdict
  /** Of its near answers, those that go along. */
  readonly ground: FaqVerdict['ground']
  readonly windows: Windows
  /** Of a task: its turns made ready. */
  readonly turns?: ModelTurns
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

/** The request to the model, and where its answer lies in the cache. */
export function planAnswer(input: PlanInput): AnswerPlan {
  const { tenant, request, route, prompt, records, published, known, ground, windows, cacheControl, turns } = input
  const { arm } = route
  const locale = localeOf(request)
  const { listing, facts, products } = records ?? noRecords
  const backendRequest = toBackendRequest(tenant, arm, prompt, listing, request, turns)
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
    products,
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

// An order's number is in no cache, not even in the hash of a key.
const keptNowhere: CacheUse = { read: false, store: false, detail: 'order-number' }
const namesOrder = ({ messages, llasa }: ChatRequest): boolean =>
  !llasa?.task && messages.some(({ role, content }) => role === 'user' && orderNumbersIn(textOf(content)).length > 0)

const noRecords = { products: [], listing: nothingListed, facts: null }
const noEntry: CacheEntry = { key: '', tags: [], window: { freshSeconds: 1, staleSeconds: 0 }, isValid: () => false }
