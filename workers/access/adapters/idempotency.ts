import { digest } from '../../http/adapters/digest.ts'
import type { Idempotency } from '../contract.ts'
import type { IdempotentRequest } from '../objects/idempotent-request.ts'

/** One object a tenant and key: two requests with the same key meet there, wherever they come in. */
export function createIdempotency(requests: DurableObjectNamespace<IdempotentRequest>): Idempotency {
  const of = (tenant: string, key: string) => requests.get(requests.idFromName(`${tenant}\n${key}`))
  return {
    begin: (tenant, key, request, forMs) => of(tenant, key).begin(digest(request), forMs),
    finish: (tenant, key, answer) => of(tenant, key).finish(answer),
  }
}
