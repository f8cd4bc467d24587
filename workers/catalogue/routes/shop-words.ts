import { Locale } from '../../../shared/locale.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'
import { SynonymList } from '../publish/synonym-list.ts'
import { LocaleQuery } from './catalogue.ts'

const bytesMax = 524_288
const listedMax = 500
const daysMax = 365
export const SearchesQuery = z.strictObject({
  locale: z._default(Locale, 'en'),
  days: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(daysMax)), 30),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(listedMax)), 100),
  /** `missing`: what was not found, most often first. */
  show: z._default(z.enum(['all', 'missing']), 'all'),
})

/** GET, PUT /admin/v1/catalogue:synonyms?locale=: what the shop's customers call things; serves from the next publishing on. */
export async function getSynonyms(c: AppContext): Promise<Response> {
  const { locale } = readQuery(c, LocaleQuery)
  return respondJson(c.get('state'), { synonyms: await servicesOf(c).importService.synonyms(callerOf(c).tenant, locale) })
}

export async function putSynonyms(c: AppContext): Promise<Response> {
  const list = await readJson(c.req.raw, SynonymList, bytesMax)
  await servicesOf(c).importService.putSynonyms(callerOf(c).tenant, readQuery(c, LocaleQuery).locale, list.synonyms)
  return respondJson(c.get('state'), list)
}

/** GET /admin/v1/catalogue:searches?locale=&days=&limit=&show=all|missing: what was looked for, and how often it was found. */
export async function listSearches(c: AppContext): Promise<Response> {
  const { searchUse, importService } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { locale, days, limit, show } = readQuery(c, SearchesQuery)
  const { keepSearchesDays } = await importService.settings(tenant, locale)
  const data = await searchUse.searches(tenant, locale, { days, count: limit, missing: show === 'missing' })
  return respondJson(c.get('state'), { keepSearchesDays, data })
}
