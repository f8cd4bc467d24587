import type { MiddlewareHandler } from 'hono'
import type { Scope } from '../../../shared/api-key.ts'
import type { AppEnv } from '../../context.ts'
import { checkHost, type Side } from '../../http/routes/on-host.ts'
import { checkOwnPages } from '../../http/routes/own-pages.ts'
import { authenticate } from './authenticate.ts'
import { limitRequests } from './limit-requests.ts'

interface Admission {
  readonly side: Side
  readonly scope: Scope
}

/**
 * The way in, of every route that needs a key: the host, the key with its scope, the key's limits. One step that waits for
 * nothing while the isolate knows the key and holds a lease of its quota.
 */
export function admit({ side, scope }: Admission): MiddlewareHandler<AppEnv> {
  return function admit(c, next) {
    checkHost(c, side)
    if (scope === 'operator') checkOwnPages(c)
    const limit = () => limitRequests(c)
    const authenticated = authenticate(c, scope)
    const limited = authenticated ? authenticated.then(limit) : limit()
    return limited ? limited.then(next) : next()
  }
}
