import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'

const dayMs = 86_400_000
export const UsageQuery = z.strictObject({
  days: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(366)), 30),
})

/** GET /admin/v1/usage?days=30: what each of the tenant's keys used, by day of UTC, newest first. */
export async function getUsage(c: AppContext): Promise<Response> {
  const { days } = readQuery(c, UsageQuery)
  const since = new Date(Date.now() - (days - 1) * dayMs).toISOString().slice(0, 10)
  return respondJson(c.get('state'), { since, data: await servicesOf(c).keyUsage.days(callerOf(c).tenant, since) })
}
