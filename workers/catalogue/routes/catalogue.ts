import { AppError } from '../../../shared/errors.ts'
import { Locale } from '../../../shared/locale.ts'
import { ProductId } from '../../../shared/product.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respond, respondJson } from '../../http/respond.ts'
import { feedFormats } from '../feeds/read-feed.ts'
import { type CatalogueImport, importModes } from '../publish/import.ts'
import { type CataloguePointer, CatalogueSettings, Currency, ShopUrl } from '../publish/published.ts'

const bytesMax = 65_536
const flag = z.optional(z.enum(['true', 'false']))
const locale = z._default(Locale, 'en')
export const ImportQuery = z.strictObject({
  format: z.optional(z.enum(feedFormats)),
  locale,
  mode: z._default(z.enum(importModes), 'upsert'),
  currency: z.optional(Currency),
  shopUrl: z.optional(ShopUrl),
  dryRun: flag,
  partial: flag,
  shrink: flag,
  publish: flag,
})
export const LocaleQuery = z.strictObject({ locale })
export const Allowed = z.strictObject({ partial: z._default(z.boolean(), false), shrink: z._default(z.boolean(), false) })
export const Restore = z.strictObject({ locale, version: z.string().check(z.maxLength(64)) })
export const Publish = z.strictObject({ locale })
export const ListQuery = z.strictObject({
  locale,
  query: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  after: z.optional(ProductId),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
})

/** GET /admin/v1/catalogue: each locale, how many variants are authored, and what serves. */
export async function getCatalogue(c: AppContext): Promise<Response> {
  const { importService, catalogueVersions } = servicesOf(c)
  const { tenant } = callerOf(c)
  const locales = await importService.locales(tenant)
  const data = await Promise.all(
    locales.map(async (each) => ({ ...each, published: await catalogueVersions.pointer(tenant, each.locale) })),
  )
  return respondJson(c.get('state'), { data })
}

/**
 * POST /admin/v1/catalogue:import?[format=…][&currency=…][&shopUrl=…][&locale=en][&mode=upsert|replace|patch][&dryRun=true][&partial=true][&shrink=true]
 * [&publish=true]: the file is the body, read as it arrives. Nothing changes unless every row is right, or `partial` takes
 * those that are; a `replace` that would drop more than half of the catalogue wants `shrink`. What is not committed stays
 * staged for a day, to be looked at and committed by its id.
 */
export async function importCatalogue(c: AppContext): Promise<Response> {
  const { importService, importer } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const { dryRun, partial, shrink, publish, format = null, currency = null, shopUrl = null, ...what } = readQuery(c, ImportQuery)
  const { made, isTruncated } = await importer.run({ ...what, tenant, by: keyId, format, currency, shopUrl }, c.req.raw.body)
  if (isTruncated && what.mode === 'replace') {
    await importService.discard(tenant, made)
    return respondJson(c.get('state'), { ...made, state: 'discarded', refused: ['truncated'] }, 422)
  }
  const refused = await refusalsOf(c, made, { partial: partial === 'true', shrink: shrink === 'true' })
  if (dryRun === 'true') return respondJson(c.get('state'), { ...made, refused })
  if (refused.length) return respondJson(c.get('state'), { ...made, refused }, 422)
  const committed = await importService.commit(tenant, made)
  const pointer = publish === 'true' ? await publishAuthored(c, made.locale) : null
  return respondJson(c.get('state'), { ...committed, refused, ...(pointer && { published: pointer }) })
}

/** POST /admin/v1/catalogue/imports/{id}/commit `{partial?, shrink?}` */
export async function commitImport(c: AppContext): Promise<Response> {
  const { importService } = servicesOf(c)
  const made = await stagedImport(c)
  const refused = await refusalsOf(c, made, await readJson(c.req.raw, Allowed, bytesMax))
  if (refused.length) return respondJson(c.get('state'), { ...made, refused }, 422)
  return respondJson(c.get('state'), { ...(await importService.commit(callerOf(c).tenant, made)), refused })
}

/** DELETE /admin/v1/catalogue/imports/{id}: what was staged goes. */
export async function discardImport(c: AppContext): Promise<Response> {
  await servicesOf(c).importService.discard(callerOf(c).tenant, await stagedImport(c))
  return respond(c.get('state'), 204, null, {})
}

/** GET /admin/v1/catalogue/imports: newest first. */
export async function listImports(c: AppContext): Promise<Response> {
  return respondJson(c.get('state'), { data: await servicesOf(c).importService.recent(callerOf(c).tenant) })
}

/** GET /admin/v1/catalogue/imports/{id} */
export async function getImport(c: AppContext): Promise<Response> {
  return respondJson(c.get('state'), await importOf(c))
}

/** POST /admin/v1/catalogue:publish `{locale?}`: the authored products as a new, immutable version that serves. */
export async function publishRoute(c: AppContext): Promise<Response> {
  const { locale } = await readJson(c.req.raw, Publish, bytesMax)
  return respondJson(c.get('state'), await publishAuthored(c, locale), 201)
}

/** This isolate reads the new version from now on. */
async function publishAuthored(c: AppContext, locale: string): Promise<CataloguePointer> {
  const { importer, catalogues } = servicesOf(c)
  const { tenant, keyId } = callerOf(c)
  const pointer = await importer.publish(tenant, keyId, locale)
  catalogues.forget(tenant, locale)
  return pointer
}

/** GET /admin/v1/catalogue:versions?locale= */
export async function listCatalogueVersions(c: AppContext): Promise<Response> {
  const { catalogueVersions } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { locale } = readQuery(c, LocaleQuery)
  const [current, versions] = await Promise.all([
    catalogueVersions.pointer(tenant, locale),
    catalogueVersions.list(tenant, locale),
  ])
  return respondJson(c.get('state'), { current, versions })
}

/** POST /admin/v1/catalogue:restore `{version, locale?}`: a locale back to an older version. */
export async function restoreCatalogue(c: AppContext): Promise<Response> {
  const { catalogueVersions, catalogues } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { locale, version } = await readJson(c.req.raw, Restore, bytesMax)
  const pointer = await catalogueVersions.restore(tenant, locale, version)
  if (!pointer)
    throw new AppError('not_found', 'This version was never published, or is too large to have been kept.', { param: 'version' })
  catalogues.forget(tenant, locale)
  return respondJson(c.get('state'), pointer)
}

/** GET, PUT /admin/v1/catalogue:settings?locale=: policies, and how old a price may be; they serve from the next publishing on. */
export async function getCatalogueSettings(c: AppContext): Promise<Response> {
  return respondJson(
    c.get('state'),
    await servicesOf(c).importService.settings(callerOf(c).tenant, readQuery(c, LocaleQuery).locale),
  )
}

export async function putCatalogueSettings(c: AppContext): Promise<Response> {
  const settings = await readJson(c.req.raw, CatalogueSettings, 262_144)
  const { importService, searchUse } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { locale } = readQuery(c, LocaleQuery)
  await importService.putSettings(tenant, locale, settings)
  await searchUse.forget(tenant, locale, settings.keepSearchesDays)
  return respondJson(c.get('state'), settings)
}

/** GET /admin/v1/products?locale=&query=&after=&limit=: as authored, by id. */
export async function listAuthored(c: AppContext): Promise<Response> {
  const { locale, limit = 100, ...listing } = readQuery(c, ListQuery)
  const found = await servicesOf(c).importService.list(callerOf(c).tenant, locale, { ...listing, count: limit + 1 })
  const data = found.slice(0, limit)
  return respondJson(c.get('state'), { data, after: found.length > limit ? (data.at(-1)?.id ?? null) : null })
}

async function importOf(c: AppContext): Promise<CatalogueImport> {
  const made = await servicesOf(c).importService.find(callerOf(c).tenant, c.req.param('id') ?? '')
  if (!made) throw new AppError('not_found', 'There is no import with this id.', { param: 'id' })
  return made
}

async function stagedImport(c: AppContext): Promise<CatalogueImport> {
  const made = await importOf(c)
  if (made.state !== 'staged') throw new AppError('conflict', `This import is ${made.state}.`, { param: 'id' })
  return made
}

// Below this a catalogue may lose most of itself in a day's work.
const shrinkCountMin = 20

/** What keeps an import from being committed, and which parameter allows it all the same. */
async function refusalsOf(
  c: AppContext,
  { mode, locale, report }: CatalogueImport,
  allowed: z.infer<typeof Allowed>,
): Promise<string[]> {
  const refused: string[] = []
  if (report.read === 0) refused.push('empty')
  if (report.broken + report.unmatched > 0 && !allowed.partial) refused.push('partial')
  if (mode === 'replace' && !allowed.shrink) {
    const count = await servicesOf(c).importService.count(callerOf(c).tenant, locale)
    if (count >= shrinkCountMin && report.removed > count / 2) refused.push('shrink')
  }
  return refused
}
