import { KeyRecord, keyName, parseApiKey } from '../../../shared/api-key.ts'
import { hashesEqual, hashSecret } from '../../http/adapters/hash-secret.ts'
import { RecentCache } from '../../http/adapters/recent-cache.ts'
import type { Caller, Keys } from '../contract.ts'

// A revoked key works this much longer in an isolate that knows it, on top of KV's own minute.
const freshMs = 30_000
const callersMax = 10_000

/**
 * API keys: KV holds records. A token that was verified, in constant time, is remembered by the isolate for a while, so
 * that a busy key costs a map lookup instead of a hash; a token that failed is not.
 */
export function createKeyStore(kv: KVNamespace, pepper: string): Keys {
  const verified = new RecentCache<Caller>({ entriesMax: callersMax })

  const verify = async (token: string): Promise<Caller | null> => {
    const key = parseApiKey(token)
    if (!key) return null
    const stored = KeyRecord.safeParse(await kv.get(keyName(key.id), { type: 'json', cacheTtl: 60 }))
    if (!stored.success) return null
    const { id, tenant, scopes, origins, regions, limits, plainRequests, secretHash, previous, expiresAt } = stored.data
    const hash = hashSecret(pepper, key.secret)
    const isPrevious = previous !== null && isAhead(previous.validUntil) && hashesEqual(hash, previous.secretHash)
    if (!hashesEqual(hash, secretHash) && !isPrevious) return null
    if (expiresAt !== null && !isAhead(expiresAt)) return null
    return { keyId: id, tenant, scopes, origins, regions, limits, plainRequests }
  }

  const verifyAndKeep = async (token: string): Promise<Caller | null> => {
    const caller = await verify(token)
    if (caller) verified.set(token, caller, Date.now() + freshMs)
    return caller
  }

  return {
    find: (token) => verified.get(token, Date.now()) ?? verifyAndKeep(token),
  }
}

const isAhead = (instant: string): boolean => Date.parse(instant) > Date.now()
