import { KeySettings } from '../../../shared/api-key.ts'
import { AppError } from '../../../shared/errors.ts'
import type { QuotaLimits } from '../../../shared/quota.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { readQuery } from '../../http/read-query.ts'
import { respondJson } from '../../http/respond.ts'
import type { StoredKey } from '../contract.ts'

const bytesMax = 16_384
const overlapSecondsMax = 30 * 86_400
const Tenant = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/))
export const CreateKey = z.extend(KeySettings, { tenant: z.optional(Tenant) })
export const RevokeQuery = z.strictObject({ dryRun: z.optional(z.enum(['true', 'false'])) })
export const RotateKey = z.strictObject({
  overlapSeconds: z._default(z.int().check(z.nonnegative(), z.maximum(overlapSecondsMax)), 86_400),
})

const shown = ({ settings, ...stored }: StoredKey) => ({ ...stored, ...settings })

/** GET /admin/v1/keys: the tenant's, revoked ones too; never a secret. */
export async function listKeys(c: AppContext): Promise<Response> {
  const keys = await servicesOf(c).managedKeys.list(tenantOf(c))
  return respondJson(c.get('state'), { data: keys.map(shown) })
}

/** POST /admin/v1/keys: the answer holds the complete key, this once. */
export async function createKey(c: AppContext): Promise<Response> {
  const { tenant, ...settings } = await readJson(c.req.raw, CreateKey, bytesMax)
  checkSettings(c, settings)
  if (tenant !== undefined && tenant !== callerOf(c).tenant) requirePlatform(c, 'tenant')
  await checkShare(c, settings)
  const { stored, key } = await servicesOf(c).managedKeys.create(tenant ?? tenantOf(c), callerOf(c).keyId, settings)
  return respondJson(c.get('state'), { ...shown(stored), key }, 201, { 'cache-control': 'no-store' })
}

/** GET /admin/v1/keys/{id} */
export async function getKey(c: AppContext): Promise<Response> {
  const stored = await servicesOf(c).managedKeys.get(tenantOf(c), idOf(c))
  if (!stored) throw noKey()
  return respondJson(c.get('state'), shown(stored))
}

/** PUT /admin/v1/keys/{id}: everything but the secret; what is left out has its default again. */
export async function putKey(c: AppContext): Promise<Response> {
  const settings = await readJson(c.req.raw, KeySettings, bytesMax)
  checkSettings(c, settings)
  await storedKey(c)
  await checkShare(c, settings, idOf(c))
  const stored = await servicesOf(c).managedKeys.update(tenantOf(c), idOf(c), settings)
  if (!stored) throw noKey()
  return respondJson(c.get('state'), shown(stored))
}

/** POST /admin/v1/keys/{id}/rotate: a new secret; the old one works on for `overlapSeconds`. */
export async function rotateKey(c: AppContext): Promise<Response> {
  const { overlapSeconds } = await readJson(c.req.raw, RotateKey, bytesMax)
  // Who gets its secret may do what it may.
  checkCeiling(c, (await storedKey(c)).settings)
  const rotated = await servicesOf(c).managedKeys.rotate(tenantOf(c), idOf(c), overlapSeconds)
  if (!rotated) throw noKey()
  return respondJson(c.get('state'), { ...shown(rotated.stored), key: rotated.key }, 200, { 'cache-control': 'no-store' })
}

/**
 * DELETE /admin/v1/keys/{id}: it, and every key that was created with it, stops working within KV's minute and 30 s of isolate
 * memory; its writes at once. With `?dryRun=true` it only says which they are.
 */
export async function revokeKey(c: AppContext): Promise<Response> {
  const { managedKeys } = servicesOf(c)
  const isDryRun = readQuery(c, RevokeQuery).dryRun === 'true'
  await storedKey(c)
  const ids = await (isDryRun ? managedKeys.revocable : managedKeys.revoke)(tenantOf(c), idOf(c))
  if (ids.length === 0) throw noKey()
  return respondJson(c.get('state'), isDryRun ? { revoked: [], wouldRevoke: ids } : { revoked: ids })
}

/** Nobody hands out more than they have, and a key for pages is for callers only. */
function checkSettings(c: AppContext, settings: KeySettings): void {
  const { scopes, origins, expiresAt } = settings
  checkCeiling(c, settings)
  if (scopes.includes('platform')) requirePlatform(c, 'scopes')
  if (origins.length && scopes.some((scope) => scope !== 'public'))
    throw new AppError('invalid_value', "'origins': a key for pages has the scope 'public' only.", { param: 'origins' })
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
    throw new AppError('invalid_value', "'expiresAt' must be ahead.", { param: 'expiresAt' })
}

/** What limits a key limits what it hands out, itself included: neither more requests or tokens, nor longer than it lasts. */
function checkCeiling(c: AppContext, { limits, expiresAt }: KeySettings): void {
  const { limits: own } = callerOf(c)
  for (const name of Object.keys(own) as (keyof QuotaLimits)[]) {
    const [most, requested] = [own[name], limits[name]]
    if (most !== null && (requested === null || requested > most))
      throw new AppError('insufficient_scope', `'limits.${name}' may be at most ${most}, as this key's own.`, {
        param: `limits.${name}`,
      })
  }
  const ends = c.get('state').callersExpiry
  if (ends !== null && (expiresAt === null || Date.parse(expiresAt) > Date.parse(ends)))
    throw new AppError('insufficient_scope', `'expiresAt' may be at most ${ends}, as this key's own.`, { param: 'expiresAt' })
}

/** The key that the request names; one of the platform's is for the platform only. */
async function storedKey(c: AppContext): Promise<StoredKey> {
  const stored = await servicesOf(c).managedKeys.get(tenantOf(c), idOf(c))
  if (!stored) throw noKey()
  if (stored.settings.scopes.includes('platform')) requirePlatform(c, 'scopes')
  return stored
}

/** Together the keys that a limited one hands out have no more than it has itself, nor more than the one that limited it first. */
async function checkShare(c: AppContext, { limits }: KeySettings, changedId: string | null = null): Promise<void> {
  const { keyId, tenant, limits: own } = callerOf(c)
  const names = Object.keys(own) as (keyof QuotaLimits)[]
  if (changedId === keyId || names.every((name) => own[name] === null)) return
  for (const { limits: most, made } of await servicesOf(c).managedKeys.handedOut(tenant, keyId)) {
    if (changedId !== null && !made.some(({ id }) => id === changedId)) continue
    for (const name of names) {
      const whole = most[name]
      if (whole === null) continue
      const others = made.reduce((sum, each) => sum + (each.id === changedId ? 0 : (each.limits[name] ?? 0)), 0)
      if (others + (limits[name] ?? 0) > whole)
        throw new AppError(
          'insufficient_scope',
          `'limits.${name}': ${Math.max(0, whole - others)} of ${whole} are left to hand out.`,
          {
            param: `limits.${name}`,
          },
        )
    }
  }
}

function requirePlatform(c: AppContext, param: string): void {
  if (!callerOf(c).scopes.includes('platform'))
    throw new AppError('insufficient_scope', `'${param}': only a key with the scope 'platform' may say that.`, { param })
}

/** The caller's own; who runs the platform may name another. */
function tenantOf(c: AppContext): string {
  const header = c.req.header('x-llasa-tenant')
  if (header === undefined || header === callerOf(c).tenant) return callerOf(c).tenant
  requirePlatform(c, 'x-llasa-tenant')
  const parsed = Tenant.safeParse(header)
  if (!parsed.success) throw new AppError('invalid_value', "'x-llasa-tenant' is not a tenant.", { param: 'x-llasa-tenant' })
  return parsed.data
}

const idOf = (c: AppContext): string => c.req.param('id') ?? ''
const noKey = (): AppError => new AppError('not_found', 'There is no such key, or it is revoked.', { param: 'id' })
