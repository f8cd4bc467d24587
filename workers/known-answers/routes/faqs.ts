import { AppError } from '../../../shared/errors.ts'
import { FaqEntry, FaqId } from '../../../shared/faq/entry.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { etagOf } from '../../http/etag.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respond, respondJson } from '../../http/respond.ts'
import type { StoredFaq } from '../contract.ts'

const entryBytesMax = 262_144
export const ListQuery = z.strictObject({
  query: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  language: z.optional(z.string().check(z.maxLength(35))),
  state: z.optional(z.enum(['draft', 'live'])),
  after: z.optional(FaqId),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
})

const shown = ({ entry, revision, updatedAt }: StoredFaq) => ({ ...entry, revision, updatedAt })

/** GET /admin/v1/faqs: by id; `query` looks in questions and answers. `after` is the last id of the page before. */
export async function listFaqs(c: AppContext): Promise<Response> {
  const { limit = 100, ...listing } = readQuery(c, ListQuery)
  const found = await servicesOf(c).faqStore.list(callerOf(c).tenant, { ...listing, count: limit + 1 })
  const page = found.slice(0, limit)
  return respondJson(c.get('state'), {
    data: page.map(shown),
    after: found.length > limit ? (page.at(-1)?.entry.id ?? null) : null,
  })
}

/** POST /admin/v1/faqs */
export async function createFaq(c: AppContext): Promise<Response> {
  const entry = await readJson(c.req.raw, FaqEntry, entryBytesMax)
  await servicesOf(c).faqStore.create(callerOf(c).tenant, entry)
  return respondJson(c.get('state'), { ...entry, revision: 1 }, 201, { etag: etagOf(1), location: `/admin/v1/faqs/${entry.id}` })
}

/** GET /admin/v1/faqs/{id} */
export async function getFaq(c: AppContext): Promise<Response> {
  const stored = await servicesOf(c).faqStore.get(callerOf(c).tenant, idOf(c))
  if (!stored) throw noEntry()
  return respondJson(c.get('state'), shown(stored), 200, { etag: etagOf(stored.revision) })
}

/** PUT /admin/v1/faqs/{id}: the complete entry; with `If-Match` only if nobody changed it in between. */
export async function putFaq(c: AppContext): Promise<Response> {
  const { faqStore } = servicesOf(c)
  const { tenant } = callerOf(c)
  const entry = await readJson(c.req.raw, FaqEntry, entryBytesMax)
  if (entry.id !== idOf(c)) throw new AppError('invalid_value', "'id': must be the id in the address.", { param: 'id' })
  const ifMatch = c.req.header('if-match')
  const revision = ifMatch === undefined || ifMatch === '*' ? null : Number(/^"(\d+)"$/.exec(ifMatch)?.[1] ?? Number.NaN)
  if (Number.isNaN(revision))
    throw new AppError('invalid_value', "'If-Match' must be an ETag of this entry.", { param: 'If-Match' })
  if (!(await faqStore.update(tenant, entry, revision))) {
    if (!(await faqStore.get(tenant, entry.id))) throw noEntry()
    throw new AppError('precondition_failed', 'The entry was changed in between. Read it again.', { param: 'If-Match' })
  }
  return getFaq(c)
}

/** DELETE /admin/v1/faqs/{id} */
export async function deleteFaq(c: AppContext): Promise<Response> {
  if (!(await servicesOf(c).faqStore.remove(callerOf(c).tenant, idOf(c)))) throw noEntry()
  return respond(c.get('state'), 204, null, {})
}

const idOf = (c: AppContext): string => c.req.param('id') ?? ''
const noEntry = (): AppError => new AppError('not_found', 'There is no entry with this id.', { param: 'id' })
