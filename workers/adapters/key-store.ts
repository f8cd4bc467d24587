import { KeyRecord, keyName, parseApiKey } from '../../shared/api-key.ts'
import type { Caller, Services } from '../services.ts'
import { hashesEqual, hashSecret } from './hash-secret.ts'
import { TimedCache } from './timed-cache.ts'

// A revoked key works this much longer in an isolate that knows it, on top of KV's own minute.
const freshMs = 30_000
const keysMax = 10_000

/** API keys: KV holds records, the isolate remembers them for a while. Unknown keys are not remembered, KV does that. */
export function createKeyStore(kv: KVNamespace, pepper: string): Services['keys'] {
  const known = new TimedCache<KeyRecord>(keysMax)

  const load = async (id: string): Promise<KeyRecord | null> => {
    const stored = KeyRecord.safeParse(await kv.get(keyName(id), 'json'))
    if (!stored.success) return null
    known.set(id, stored.data, Date.now() + freshMs)
    return stored.data
  }

  return {
    async find(token): Promise<Caller | null> {
      const key = parseApiKey(token)
      if (!key) return null
      const record = known.get(key.id, Date.now()) ?? (await load(key.id))
      if (!record || !hashesEqual(hashSecret(pepper, key.secret), record.secretHash)) return null
      return { keyId: record.id, tenant: record.tenant, scopes: record.scopes }
    },
  }
}
