import { ChatRequest } from '../../shared/chat.ts'
import { AppError } from '../../shared/errors.ts'
import type * as z from '../../shared/zod.ts'
import { answerChat } from '../chat/answer-chat.ts'
import type { Answered } from '../chat/contract.ts'
import type { RequestContext } from '../http/contract.ts'
import type { AskRequest } from './ucp/ask.ts'
import { askVersion } from './ucp/versions.ts'
import { variantsOf } from './ucp-catalogue.ts'

const cannotAnswer = 'We cannot answer this question here. Please contact the shop.'

/** UCP's Ask: an answer in every case, even where it is that there is none. */
export async function answerAsk(
  context: RequestContext,
  { query, ids, context: buyer, conversation }: z.infer<typeof AskRequest>,
): Promise<object> {
  const { services, caller, state, defer } = context
  const locale = buyer?.language ?? 'en'
  const shop = await services.catalogues.current(caller.tenant, locale, defer)
  const known = new Map(await Promise.all(ids.map(async (id) => [id, (await variantsOf(shop, id))[0]?.id ?? null] as const)))
  const products = [...new Set([...known.values()].filter((id) => id !== null))]
  // As a chat of one turn, so that both routes give one answer.
  const request = ChatRequest.parse({
    model: services.config.publicModel,
    messages: [{ role: 'user', content: query }],
    temperature: 0,
    // Of a product that is not here nothing is looked for: it would be another.
    llasa: { locale, products, retrieve: ids.length === 0 || products.length > 0 },
  })
  const answered = await answerChat({ context, request }).catch(nullWhereTooLong)
  const { answer, links } = (answered && shownOf(answered)) ?? { answer: null, links: [] }
  const messages = [
    ...(answer ? [] : [{ type: 'info', code: 'cannot_answer', content: cannotAnswer }]),
    ...ids.flatMap((each) =>
      known.get(each) === null ? [{ type: 'warning', code: 'unknown_id', content: `There is no product '${each}'.` }] : [],
    ),
    // Each question stands alone here; a caller who continues a conversation is warned (UCP Ask, conversation).
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
    answerId: answered?.reply.kind === 'complete' ? answered.reply.answer.id : `none:${state.requestId}`,
    answer: answer ?? { plain: cannotAnswer },
    ...(links.length && { links }),
    ...(messages.length && { messages }),
  }
}

interface Shown {
  readonly answer: { readonly plain: string; readonly markdown?: string | undefined }
  readonly links: readonly object[]
}

/** What of an answer is shown; null where it is empty, or states what no record proves. */
function shownOf({ reply, known }: Answered): Shown | null {
  if (reply.kind !== 'complete') return null
  const { content, llasa, outcome } = reply
  const plain = content?.trim() ?? ''
  if (plain === '' || outcome.unknownSlots + outcome.violations > 0) return null
  if (known) return { answer: known.answer, links: known.links }
  const cited = (llasa?.citations ?? []).flatMap(({ title, url }) => (url ? [{ type: 'product', url, title }] : []))
  return { answer: { plain }, links: [...(llasa?.order?.links ?? []), ...cited] }
}

/** A question longer than the model can read is one that cannot be answered here, and that is an answer. */
function nullWhereTooLong(thrown: unknown): null {
  if (thrown instanceof AppError && thrown.code === 'context_length_exceeded') return null
  throw thrown
}
