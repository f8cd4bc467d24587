import * as z from 'zod/mini'
import { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type { FaqLink } from '../../shared/faq/entry.ts'
import type { ShopCatalogue } from '../catalogue/contract.ts'
import { askModel } from '../chat/ask-model.ts'
import { askFaqs } from '../chat/find-known-answer.ts'
import { replyFromFaq } from '../chat/reply/reply-from-faq.ts'
import { routeRequest } from '../chat/route-request.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { knownQuestionOf } from '../known-answers/look-up/faq-answer.ts'
import type { AskRequest } from './ucp/ask.ts'
import { askVersion } from './ucp/versions.ts'

const cannotAnswer = 'We cannot answer this question here. Please contact the shop.'
const Completion = z.object({
  id: z.string(),
  choices: z.array(z.object({ message: z.object({ content: z.nullish(z.string()) }) })),
  llasa: z.optional(z.object({ citations: z.optional(z.array(z.object({ title: z.string(), url: z.optional(z.string()) }))) })),
})

/** UCP's Ask: an answer in every case, even where it is that there is none. */
export async function answerAsk(
  c: AppContext,
  { query, ids, context, conversation }: z.infer<typeof AskRequest>,
): Promise<object> {
  const { config, catalogues, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const locale = context?.language ?? 'en'
  const shop = await catalogues.current(tenant, locale, deferOf(c))
  const known = new Map(await Promise.all(ids.map(async (id) => [id, await resolve(shop, id)] as const)))
  const products = [...known.values()].filter((id) => id !== null)
  // As a chat of one turn, so that both ways of asking give one answer.
  const request = ChatRequest.parse({
    model: config.publicModel,
    messages: [{ role: 'user', content: query }],
    temperature: 0,
    llasa: { locale, products, retrieve: true },
  })
  const route = await routeRequest(c, request)
  const published = await faqs.current(tenant, deferOf(c))
  const verdict = await askFaqs(c, published, route.arm, knownQuestionOf(request))
  const reply = verdict.answer
    ? replyFromFaq(c, request, route, verdict.answer)
    : await askModel(c, { request, route, published, known: verdict }).catch(nullWhereTooLong)
  const { id, choices, llasa } = reply
    ? Completion.parse(JSON.parse(typeof reply.body === 'string' ? reply.body : '{}'))
    : noCompletion(c)
  const outcome = await reply?.finished
  const said = choices[0]?.message.content?.trim() ?? ''
  const answered = said !== '' && outcome !== undefined && outcome.unknownSlots + outcome.violations === 0
  const entry = verdict.answer?.entry
  const cited = (llasa?.citations ?? []).flatMap(({ title, url }) => (url ? [{ type: 'product', url, title }] : []))
  const links: readonly (FaqLink | (typeof cited)[number])[] = entry?.links ?? (answered ? cited : [])
  const messages = [
    ...(answered ? [] : [{ type: 'info', code: 'cannot_answer', content: cannotAnswer }]),
    ...ids.flatMap((each) =>
      known.get(each) === null ? [{ type: 'warning', code: 'unknown_id', content: `There is no product '${each}'.` }] : [],
    ),
    // Each question stands alone here, and whoever continues one is told so (UCP Ask, conversation).
    ...(conversation
      ? [
          {
            type: 'warning',
            code: 'conversation_not_found',
            content: 'Conversations are not kept: send what the question needs with it.',
          },
        ]
      : []),
  ]
  return {
    ucp: { version: askVersion, capabilities: { 'dev.ucp.common.ask': [{ version: askVersion }] } },
    answerId: id,
    answer: answered ? (entry?.answer ?? { plain: said }) : { plain: cannotAnswer },
    ...(links.length && { links }),
    ...(messages.length && { messages }),
  }
}

/** A question longer than the model can read is one that cannot be answered here, and that is an answer. */
function nullWhereTooLong(thrown: unknown): null {
  if (thrown instanceof AppError && thrown.code === 'context_length_exceeded') return null
  throw thrown
}

const noCompletion = (c: AppContext): z.infer<typeof Completion> => ({ id: `none:${c.get('state').requestId}`, choices: [] })

/** A variant's id, or the first variant of a product's id. */
async function resolve(shop: ShopCatalogue | null, id: string): Promise<string | null> {
  const [variant] = (await shop?.byId([id])) ?? []
  return variant?.id ?? (await shop?.siblings(id))?.[0]?.id ?? null
}
