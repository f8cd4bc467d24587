import { ChatRequest } from '../../../shared/chat.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { recordOf } from '../../http/record.ts'
import { respond } from '../../http/respond.ts'
import { knownQuestionOf } from '../../known-answers/look-up/faq-answer.ts'
import { askModel } from '../ask-model.ts'
import { checkBounds } from '../check-bounds.ts'
import { askFaqs } from '../find-known-answer.ts'
import { replyFromFaq } from '../reply/reply-from-faq.ts'
import { routeRequest } from '../route-request.ts'

/** POST /v1/chat/completions: one request, told in the order it happens. */
export async function chat(c: AppContext): Promise<Response> {
  const { config, faqs, recorder } = servicesOf(c)
  const state = c.get('state')

  const request = await readJson(c.req.raw, ChatRequest, config.limits.bodyBytesMax)
  const route = await routeRequest(c, request)
  checkBounds(request, route.arm, config.limits)
  state.stream = request.stream === true

  const published = await faqs.current(callerOf(c).tenant, deferOf(c))
  const known = await askFaqs(c, published, route.arm, knownQuestionOf(request))
  const reply = known.answer
    ? replyFromFaq(c, request, route, known.answer)
    : await askModel(c, { request, route, published, known })

  state.recordsItself = true
  c.executionCtx.waitUntil(reply.finished.then((outcome) => recorder.write(recordOf(c, 200, null, outcome))))
  // `no-transform`: a proxy that compresses would hold tokens back.
  return respond(state, 200, reply.body, { 'content-type': reply.contentType, 'cache-control': 'no-store, no-transform' })
}
