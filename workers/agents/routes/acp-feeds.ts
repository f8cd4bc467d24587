import { AppError } from '../../../shared/errors.ts'
import { isDeeper } from '../../../shared/json-depth.ts'
import { Locale } from '../../../shared/locale.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { toAcpProducts } from '../ucp/to-ucp.ts'

// Read where callers are answered: of objects without end a fifth of a second there, whatever follows in the object of imports.
const bytesMax = 2_500_000
export const CreateFeed = z.strictObject({ target_country: z._default(z.string().check(z.regex(/^[A-Z]{2}$/)), 'US') })
export const Upsert = z.object({
  products: z
    .array(z.unknown().check(z.refine((product) => !isDeeper(product), { error: 'has too many levels.' })))
    .check(z.minLength(1), z.maxLength(10_000)),
})
// A response is one document: what is larger is read by the admin API, page by page.
const productsMax = 10_000

/**
 * The feed API of the Agentic Commerce Protocol (spec 2026-04-17), which the agent's side hosts and shops push to:
 * `POST /acp/feeds`. A feed is a locale of the catalogue, named by `Content-Language` (`en` where it is left out).
 */
export async function createFeed(c: AppContext): Promise<Response> {
  const { target_country } = await readJson(c.req.raw, CreateFeed, 4_096)
  const locale = Locale.safeParse(c.req.header('content-language') ?? 'en')
  if (!locale.success)
    throw new AppError('invalid_value', "'Content-Language' must be a BCP 47 language tag.", { param: 'Content-Language' })
  const feed = await servicesOf(c).catalogueFeeds.create(callerOf(c).tenant, {
    targetCountry: target_country,
    locale: locale.data,
  })
  return respondJson(c.get('state'), shown(feed), 201)
}

/** GET /acp/feeds/{id} */
export async function getFeed(c: AppContext): Promise<Response> {
  return respondJson(c.get('state'), shown(await feedOf(c)))
}

/** GET /acp/feeds/{id}/products */
export async function getFeedProducts(c: AppContext): Promise<Response> {
  const { locale } = await feedOf(c)
  const found = await servicesOf(c).importService.list(callerOf(c).tenant, locale, { count: productsMax })
  return respondJson(c.get('state'), { products: toAcpProducts(found) })
}

/** PATCH /acp/feeds/{id}/products: upserts, all or none, and serves them. */
export async function upsertFeedProducts(c: AppContext): Promise<Response> {
  const { importService, importer, catalogueFeeds, catalogues } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const feed = await feedOf(c)
  const { products } = await readJson(c.req.raw, Upsert, bytesMax)
  const request = {
    tenant,
    by: keyId,
    format: 'acp',
    locale: feed.locale,
    mode: 'upsert',
    currency: null,
    shopUrl: null,
  } as const
  const lines = products.map((product) => `${JSON.stringify(product)}\n`).join('')
  const { made } = await importer.run(request, new Response(lines).body)
  const [problem] = made.report.problems
  if (problem) {
    await importService.discard(tenant, made)
    throw new AppError('invalid_value', `products.${problem.at - 1}: ${problem.field ?? 'product'} ${problem.reason}`, {
      param: `products.${problem.at - 1}${problem.field ? `.${problem.field}` : ''}`,
    })
  }
  await importService.commit(tenant, made)
  await importer.publish(tenant, keyId, feed.locale)
  catalogues.forget(tenant, feed.locale)
  return respondJson(c.get('state'), shown(await catalogueFeeds.touch(tenant, feed)))
}

async function feedOf(c: AppContext) {
  const feed = await servicesOf(c).catalogueFeeds.get(callerOf(c).tenant, c.req.param('id') ?? '')
  if (!feed) throw new AppError('not_found', 'There is no feed with this id.', { param: 'id' })
  return feed
}

const shown = ({ id, targetCountry, updatedAt }: { id: string; targetCountry: string; updatedAt: string }) => ({
  id,
  target_country: targetCountry,
  updated_at: updatedAt,
})
