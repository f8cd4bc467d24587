import * as z from 'zod/mini'

/** Callers of the API; who curates a tenant's answers; who decides what serves where. */
export const Scope = z.enum(['public', 'operator', 'platform'])
export type Scope = z.infer<typeof Scope>

/** What is stored of a key, under `key:v1:<id>`. The secret itself is nowhere: only its keyed hash (HMAC-SHA-256, hex). */
export const KeyRecord = z.object({
  id: z.string(),
  tenant: z.string(),
  scopes: z.array(Scope),
  secretHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
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
