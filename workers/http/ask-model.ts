import type { ChatRequest } from '../../shared/chat.ts'
import { renderListing } from '../../shared/listing.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import type { Arm } from '../core/arm.ts'
import { backendRequest } from '../core/backend-request.ts'
import { cacheKeyText } from '../core/cache-key.ts'
import { cacheUse } from '../core/cache-use.ts'
import { selectProducts } from '../core/select-products.ts'
import type { Reply } from '../services.ts'
import { answerThroughCache } from './answer-through-cache.ts'
import type { FaqVerdict } from './ask-faqs.ts'
import { replyShape } from './reply-shape.ts'

/** The model's answer, through the cache; a known question that is near but not sure goes along as a policy. */
export async function askModel(c: AppContext, request: ChatRequest, arm: Arm, known: FaqVerdict): Promise<Reply> {
  const { catalogues, prompts } = servicesOf(c)
  const { tenant } = callerOf(c)
  const prompt = prompts.get(request.llasa?.task ? arm.taskPrompt : arm.prompt)
  const locale = request.llasa?.locale ?? 'en'
  const catalogue = request.llasa?.products ? await catalogues.get(tenant, locale) : null
  const selection = selectProducts(request.llasa, catalogue)
  const ground = prompt.takesKnownAnswers ? known.ground : null
  const policies = ground ? { ...selection.policies, known_answer: ground.answer.plain } : selection.policies
  const listing = renderListing({ products: selection.products, policies, locale, valueCharsMax: prompt.valueCharsMax })
  const asked = backendRequest(arm, prompt, listing, request)

  const use = cacheUse(asked, c.req.header('cache-control') ?? null)
  const faq = known.version === null ? null : `${known.version} ${ground?.id ?? ''}`
  const key = use.store
    ? cacheKeyText({
        tenant,
        epoch: known.answersEpoch,
        locale,
        arm: `${arm.name}@${arm.revision}`,
        prompt: prompt.version,
        faq,
        request: asked,
      })
    : ''
  return answerThroughCache(c, { key, use, arm, asked, shape: replyShape(request, listing) })
}
