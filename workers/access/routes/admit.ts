import type { MiddlewareHandler } from 'hono'
import type { Scope } from '../../../shared/api-key.ts'
import type { AppEnv } from '../../context.ts'
import { checkHost, type Side } from '../../http/routes/on-host.ts'
import { authenticate } from './authenticate.ts'
import { limitRequests } from './limit-requests.ts'

interface Admission {
  readonly side: Side
  readonly scope: Scope
  /** Whether the key's limits on requests apply. */
  readonly isLimited: boolean
}

/**
 * The way in, of every route that needs a key: the host, the key with its scope, the key's limits. One step that waits for
 * nothing while the isolate knows the key and holds a lease of its quota.
 */
export function admit({ side, scope, isLimited }: Admission): MiddlewareHandler<AppEnv> {
  return function admit(c, next) {
    checkHost(c, side)
    const limit = () => (isLimited ? limitRequests(c) : undefined)
    const authenticated = authenticate(c, scope)
    const limited = authenticated ? authenticated.then(limit) : limit()
    return limited ? limited.then(next) : next()
  }
}
