import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { respond } from '../../http/respond.ts'

/** POST /admin/v1/answers:purge: all stored answers of the tenant, in every location, within KV's minute plus 30 s. */
export async function purgeAnswers(c: AppContext): Promise<Response> {
  const { faqVersions, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  await faqVersions.purgeAnswers(tenant)
  faqs.forget(tenant)
  return respond(c.get('state'), 204, null, {})
}
