import type { BackendRequest } from '../backends/contract.ts'
import type { CacheUse } from './contract.ts'

/**
 * What the exact cache may do for a request. Only deterministic ones: temperature 0, or a seed. Tools act on the
 * world between turns, so answers that may call them are not kept. `Cache-Control` of the request is obeyed
 * (RFC 9111, section 5.2.1): `no-store` keeps nothing, `no-cache` calls the model again and keeps the new answer.
 */
export function cacheUse(request: Pick<BackendRequest, 'temperature' | 'seed' | 'tools'>, cacheControl: string | null): CacheUse {
  const bypass = (detail: string): CacheUse => ({ read: false, store: false, detail })
  if (request.tools) return bypass('tools')
  if (request.temperature !== 0 && request.seed === undefined) return bypass('not-deterministic')
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim())
  if (directives.includes('no-store')) return bypass('no-store')
  if (directives.includes('no-cache') || directives.includes('max-age=0')) return { read: false, store: true, detail: 'no-cache' }
  return { read: true, store: true, detail: null }
}
