import { primaryLanguage } from '../../../shared/faq/entry.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respond, respondJson } from '../../http/respond.ts'
import { draftEntry } from '../author/draft-entry.ts'

const bytesMax = 4_096
// What shoppers wrote is kept a quarter of a year at most.
const daysMax = 90
export const ConversationsQuery = z.strictObject({
  unanswered: z.optional(z.enum(['true', 'false'])),
  vote: z.optional(z.enum(['up', 'down'])),
  conversation: z.optional(z.string().check(z.regex(/^[0-9a-f]{24}$/))),
  after: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\.\d{1,6}$/))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
})
export const KeepConversations = z.strictObject({
  keepConversationsDays: z.int().check(z.minimum(0), z.maximum(daysMax)),
})

/** GET /admin/v1/conversations: turns, newest first, with what was found, the receipt, the vote and a draft of a known question. */
export async function listConversations(c: AppContext): Promise<Response> {
  const { conversations } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { limit = 50, unanswered, ...listing } = readQuery(c, ConversationsQuery)
  const [keepConversationsDays, found] = await Promise.all([
    conversations.keepDays(tenant),
    conversations.turns(tenant, { ...listing, unanswered: unanswered === 'true', count: limit + 1 }),
  ])
  const page = found.slice(0, limit)
  return respondJson(c.get('state'), {
    keepConversationsDays,
    data: page.map((turn) => ({ ...turn, draft: draftEntry([turn.question], primaryLanguage(turn.locale)) })),
    after: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  })
}

/** DELETE /admin/v1/conversations: all that is kept of them. */
export async function deleteConversations(c: AppContext): Promise<Response> {
  await servicesOf(c).conversations.forgetAll(callerOf(c).tenant)
  return respond(c.get('state'), 204, null, {})
}

/** PUT /admin/v1/conversations:settings: for how many days conversations are kept; 0 keeps none, and what is there goes. */
export async function putConversationSettings(c: AppContext): Promise<Response> {
  const { conversations, faqVersions, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { keepConversationsDays } = await readJson(c.req.raw, KeepConversations, bytesMax)
  await conversations.setKeepDays(tenant, keepConversationsDays)
  await faqVersions.keepConversationsDays(tenant, keepConversationsDays)
  faqs.forget(tenant)
  return respondJson(c.get('state'), { keepConversationsDays })
}
