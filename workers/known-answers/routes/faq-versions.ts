import { AppError } from '../../../shared/errors.ts'
import { defaultAim } from '../../../shared/faq/fit-thresholds.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, contextOf, deferOf, servicesOf } from '../../context.ts'
import type { RequestContext } from '../../http/contract.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import { OrderHelp } from '../publish/order-help.ts'
import { Channel } from '../publish/published.ts'

const bytesMax = 4_096
const settingsBytesMax = 65_536
export const Publish = z.strictObject({
  channel: z._default(Channel, 'live'),
  /** Share of direct answers that must be right, by its lower confidence bound. */
  precision: z._default(z.number().check(z.minimum(0.5), z.maximum(0.999)), defaultAim.precision),
  falseShareMax: z._default(z.number().check(z.gt(0), z.maximum(0.2)), defaultAim.falseShareMax),
  /** Only says what publishing would do. */
  dryRun: z._default(z.boolean(), false),
})
export const Restore = z.strictObject({ channel: z._default(Channel, 'live'), version: z.string().check(z.maxLength(64)) })
/** What is not named stays as it is. */
export const FaqSettings = z
  .strictObject({
    keepMissesDays: z.optional(z.int().check(z.minimum(0), z.maximum(365))),
    orderHelp: z.optional(z.nullable(OrderHelp)),
  })
  .check(
    z.refine((settings) => Object.values(settings).some((value) => value !== undefined), {
      path: ['keepMissesDays'],
      error: "or 'orderHelp' is needed.",
    }),
  )

/**
 * POST /admin/v1/faqs:publish: the live entries as a new, immutable version, and the channel that serves it. `lost` names
 * what was answered until now and no longer is; with `dryRun` nothing else happens.
 */
export async function publish(c: AppContext): Promise<Response> {
  const { faqPublisher, faqs } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const { channel, dryRun, ...aim } = await readJson(c.req.raw, Publish, bytesMax)
  const report = await faqPublisher.publish({ tenant, by: keyId, channel, dryRun, aim })
  if (dryRun) return respondJson(c.get('state'), report)
  faqs.forget(tenant)
  // As far as the half minute after a reply allows; `answers:warm` does the rest, and shows how far it is.
  deferOf(c)(warmAll(contextOf(c)))
  return respondJson(c.get('state'), report, 201)
}

async function warmAll(context: RequestContext): Promise<void> {
  const { services, caller, state } = context
  const questions = await services.warmLists.get(caller.tenant)
  for await (const { outcome, error } of services.warming.warm(context, questions))
    if (outcome === 'failed') console.error(JSON.stringify({ kind: 'warming-failed', requestId: state.requestId, error }))
}

/** GET /admin/v1/faqs:versions: what was published, newest first, and what each channel serves. */
export async function listVersions(c: AppContext): Promise<Response> {
  const { faqVersions } = servicesOf(c)
  const { tenant } = callerOf(c)
  const [pointer, versions] = await Promise.all([faqVersions.pointer(tenant), faqVersions.list(tenant)])
  return respondJson(c.get('state'), { ...pointer, versions })
}

/** POST /admin/v1/faqs:restore: a channel back to an older version. */
export async function restore(c: AppContext): Promise<Response> {
  const { channel, version } = await readJson(c.req.raw, Restore, bytesMax)
  const { faqVersions, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const found = await faqVersions.restore(tenant, channel, version)
  if (!found) throw new AppError('not_found', 'This version was never published.', { param: 'version' })
  faqs.forget(tenant)
  return respondJson(c.get('state'), { channel, ...found })
}

/**
 * PUT /admin/v1/faqs:settings: whether unanswered questions may be kept, and for how many days (0 keeps none), and what is
 * said to shoppers who want to know about an order of theirs.
 */
export async function putSettings(c: AppContext): Promise<Response> {
  const { faqVersions, faqUse, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const settings = await readJson(c.req.raw, FaqSettings, settingsBytesMax)
  if (settings.keepMissesDays !== undefined) {
    await faqVersions.keepMissesDays(tenant, settings.keepMissesDays)
    await faqUse.forget(tenant, settings.keepMissesDays)
  }
  if (settings.orderHelp !== undefined) await faqVersions.setOrderHelp(tenant, settings.orderHelp)
  faqs.forget(tenant)
  const { keepMissesDays, orderHelp } = await faqVersions.pointer(tenant)
  return respondJson(c.get('state'), { keepMissesDays, orderHelp, ...settings })
}
