import { ChatRequest } from '../../shared/chat.ts'
import { renderListing } from '../../shared/listing.ts'
import { type AppContext, callerOf, servicesOf } from '../context.ts'
import { backendRequest } from '../core/backend-request.ts'
import { cacheKeyText } from '../core/cache-key.ts'
import { cacheUse } from '../core/cache-use.ts'
import { checkBounds } from '../core/check-bounds.ts'
import { chooseArm } from '../core/choose-arm.ts'
import { selectProducts } from '../core/select-products.ts'
import { answerThroughCache } from '../http/answer-through-cache.ts'
import { readJson } from '../http/read-json.ts'
import { recordOf } from '../http/record.ts'
import { replyShape } from '../http/reply-shape.ts'
import { respond } from '../http/respond.ts'

/** POST /v1/chat/completions: one request, told in the order it happens. */
export async function chat(c: AppContext): Promise<Response> {
  const { config, catalogues, prompts, recorder } = servicesOf(c)
  const caller = callerOf(c)
  const state = c.get('state')

  const request = await readJson(c.req.raw, ChatRequest, config.limits.bodyBytesMax)
  const arm = chooseArm(config, request.model)
  checkBounds(request, arm, config.limits)
  const prompt = prompts.get(request.llasa?.task ? arm.taskPrompt : arm.prompt)
  state.arm = arm
  state.stream = request.stream === true

  const locale = request.llasa?.locale ?? 'en'
  const catalogue = request.llasa?.products ? await catalogues.get(caller.tenant, locale) : null
  const { products, policies } = selectProducts(request.llasa, catalogue)
  const listing = renderListing({ products, policies, locale, valueCharsMax: prompt.valueCharsMax })
  const asked = backendRequest(arm, prompt, listing, request)

  const use = cacheUse(asked, c.req.header('cache-control') ?? null)
  const key = use.store
    ? cacheKeyText({ tenant: caller.tenant, locale, arm: `${arm.name}@${arm.revision}`, prompt: prompt.version, request: asked })
    : ''
  const reply = await answerThroughCache(c, { key, use, arm, asked, shape: replyShape(request, listing) })

  state.recordsItself = true
  c.executionCtx.waitUntil(reply.finished.then((outcome) => recorder.write(recordOf(c, 200, null, outcome))))
  // `no-transform`: a proxy that compresses would hold tokens back.
  return respond(state, 200, reply.body, { 'content-type': reply.contentType, 'cache-control': 'no-store, no-transform' })
}
