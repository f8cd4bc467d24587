import { hashSecret } from '../../http/adapters/hash-secret.ts'
import type { Idempotency } from '../contract.ts'
import type { IdempotentRequest } from '../objects/idempotent-request.ts'

/**
 * One object a tenant and key: two requests with the same key meet there, wherever they come in. A request is remembered by a
 * keyed hash, so that nobody finds a number in it by trying them all.
 */
export function createIdempotency(requests: DurableObjectNamespace<IdempotentRequest>, pepper: string): Idempotency {
  const key = hashSecret(pepper, 'idempotency')
  const of = (tenant: string, name: string) => requests.get(requests.idFromName(`${tenant}\n${name}`))
  return {
    begin: (tenant, name, request, forMs) => of(tenant, name).begin(hashSecret(key, request), forMs),
    finish: (tenant, name, answer) => of(tenant, name).finish(answer),
  }
}
