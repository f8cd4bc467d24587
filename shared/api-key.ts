import { PlainRequests } from './plain-requests.ts'
import { noLimits, QuotaLimits } from './quota.ts'
import * as z from './zod.ts'

/** Callers of the API; who curates a tenant's answers; who decides what serves where. */
export const Scope = z.enum(['public', 'operator', 'platform'])
export type Scope = z.infer<typeof Scope>

const SecretHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Origin = z.string().check(z.maxLength(200), z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/))
const Instant = z.iso.datetime({ offset: true })

/** What an operator says of a key. */
export const KeySettings = z.strictObject({
  name: z._default(z.string().check(z.maxLength(100)), ''),
  scopes: z._default(z.array(Scope).check(z.minLength(1), z.maxLength(3)), ['public']),
  /** Pages a key may be used from; with any, it is publishable: useless without one of them as `Origin`. */
  origins: z._default(z.array(Origin).check(z.maxLength(20)), []),
  /** Regions whose backends may serve it; empty is all. */
  regions: z._default(z.array(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))).check(z.maxLength(64)), []),
  limits: z._default(QuotaLimits, noLimits),
  expiresAt: z._default(z.nullable(Instant), null),
  /** Off here, it is off whatever the shop's settings say. */
  plainRequests: z._default(PlainRequests, 'grounded'),
})
export type KeySettings = z.infer<typeof KeySettings>

/** What is stored of a key, under `key:v1:<id>`. The secret itself is nowhere: only its keyed hash (HMAC-SHA-256, hex). */
export const KeyRecord = z.extend(KeySettings, {
  id: z.string(),
  tenant: z.string(),
  secretHash: SecretHash,
  /** The secret before the last rotation, as long as it still works. */
  previous: z._default(z.nullable(z.strictObject({ secretHash: SecretHash, validUntil: Instant })), null),
})
export type KeyRecord = z.infer<typeof KeyRecord>

export const keyName = (id: string): string => `key:v1:${id}`

const keyPattern = /^llasa_([A-Za-z0-9]{1,32})_([A-Za-z0-9-]{8,128})$/

/** `llasa_<id>_<secret>`, or null. */
export function parseApiKey(text: string): { id: string; secret: string } | null {
  const match = keyPattern.exec(text)
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : null
}

/** Keys that exist on a laptop only; `npm start` seeds and prints them, nothing else knows them. */
export const localKeys = { public: 'llasa_dev_localonly', operator: 'llasa_ops_localonly' } as const

/** Of a shop beside the sample, empty at first: one's own goods never meet the sample's policies and known questions. */
export const ownShopKeys = { public: 'llasa_own_localonly', operator: 'llasa_ownops_localonly' } as const
