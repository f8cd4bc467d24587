import { Locale } from '../../../shared/locale.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { locationOf } from '../../http/location.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { matchView } from '../look-up/preview.ts'
import { Channel, nothingPublished } from '../publish/published.ts'

// A question of many words takes two milliseconds, and no request two hundred.
const bytesMax = 49_152
const questionsMax = 500
const common = {
  locale: z._default(Locale, 'en'),
  channel: z._default(Channel, 'live'),
  products: z._default(z.array(z.string().check(z.maxLength(256))).check(z.maxLength(20)), []),
}
export const MatchRequest = z.strictObject({ query: z.string().check(z.minLength(1), z.maxLength(2_000)), ...common })
export const TestRequest = z.strictObject({
  questions: z.array(z.string().check(z.minLength(1), z.maxLength(2_000))).check(z.minLength(1), z.maxLength(questionsMax)),
  ...common,
})

/** POST /admin/v1/faqs:match: what a shopper's question would meet, and why it would be answered or not. */
export async function matchFaq(c: AppContext): Promise<Response> {
  const { query, locale, channel, products } = await readJson(c.req.raw, MatchRequest, bytesMax)
  const published = await servicesOf(c).faqs.current(callerOf(c).tenant, deferOf(c))
  const bundle = await published.bundle(channel, locale)
  if (!bundle) throw nothingPublished()
  return respondJson(c.get('state'), matchView(bundle, query, { products, now: Date.now(), ...locationOf(c.req.raw) }))
}

/** POST /admin/v1/faqs:test: many questions at once, looked up where nobody waits for it. */
export async function testFaqs(c: AppContext): Promise<Response> {
  const { questions, ...about } = await readJson(c.req.raw, TestRequest, bytesMax)
  const { country, continent } = locationOf(c.req.raw)
  const { tenant } = callerOf(c)
  const { faqPublisher } = servicesOf(c)
  return respondJson(c.get('state'), await faqPublisher.tryOut({ tenant, questions, ...about, country, continent }))
}
