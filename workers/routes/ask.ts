import * as z from 'zod/mini'
import { ChatRequest } from '../../shared/chat.ts'
import type { FaqLink } from '../../shared/faq/entry.ts'
import { Locale } from '../../shared/locale.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { knownQuestionOf } from '../core/faq-answer.ts'
import { askFaqs } from '../http/ask-faqs.ts'
import { askModel } from '../http/ask-model.ts'
import { readJson } from '../http/read-json.ts'
import { replyFromFaq } from '../http/reply-from-faq.ts'
import { respondJson } from '../http/respond.ts'
import { routeRequest } from '../http/route-request.ts'

/** The draft of UCP's Ask this speaks (`dev.ucp.common.ask`); the version is sent with every answer. */
const askVersion = '2026-07-27'
const Context = z.object({ language: z.optional(Locale) })
const AskRequest = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(4_000)),
  ids: z._default(z.array(z.string().check(z.maxLength(128))).check(z.maxLength(20)), []),
  context: z.optional(Context),
})

const cannotAnswer = 'We cannot answer this question here. Please contact the shop.'
const Completion = z.object({
  id: z.string(),
  choices: z.array(z.object({ message: z.object({ content: z.nullish(z.string()) }) })),
})

/** POST /v1/ask: UCP's Ask. A question nobody can answer is answered so, with 200. */
export async function ask(c: AppContext): Promise<Response> {
  const { config, catalogues, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const state = c.get('state')
  const { query, ids, context } = await readJson(c.req.raw, AskRequest, config.limits.bodyBytesMax)
  const locale = context?.language ?? 'en'
  const shop = await catalogues.current(tenant, locale, deferOf(c))
  const known = ((await shop?.byId(ids)) ?? []).map(({ id }) => id)
  // As a chat of one turn, so that both ways of asking give one answer.
  const request = ChatRequest.parse({
    model: config.publicModel,
    messages: [{ role: 'user', content: query }],
    temperature: 0,
    llasa: { locale, products: known, retrieve: true },
  })
  const route = await routeRequest(c, request)
  const published = await faqs.current(tenant, deferOf(c))
  const verdict = await askFaqs(c, published, route.arm, knownQuestionOf(request))
  const reply = verdict.answer
    ? replyFromFaq(c, request, route, verdict.answer)
    : await askModel(c, { request, route, published, known: verdict })
  const { id, choices } = Completion.parse(JSON.parse(typeof reply.body === 'string' ? reply.body : '{}'))
  const { unknownSlots, violations } = await reply.finished
  const said = choices[0]?.message.content?.trim() ?? ''
  const answered = said !== '' && unknownSlots + violations === 0
  const entry = verdict.answer?.entry
  const links: readonly FaqLink[] = entry?.links ?? []
  const unknown = ids.filter((each) => !known.includes(each))
  const messages = [
    ...(answered ? [] : [{ type: 'info', code: 'cannot_answer', content: cannotAnswer }]),
    ...unknown.map((each) => ({ type: 'warning', code: 'unknown_id', content: `There is no product '${each}'.` })),
  ]
  return respondJson(state, {
    ucp: { version: askVersion, capabilities: { 'dev.ucp.common.ask': [{ version: askVersion }] } },
    answerId: id,
    answer: answered ? (entry?.answer ?? { plain: said }) : { plain: cannotAnswer },
    ...(links.length && { links }),
    ...(messages.length && { messages }),
  })
}
