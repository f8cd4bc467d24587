import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { type AppEnv, callerOf, deferOf, servicesOf } from '../../context.ts'
import { noteQuota } from '../note-quota.ts'

const burstSeconds = 10

/** Lets a key's request in while its quotas last; the answer says how much is left. Keys without limits pay nothing. */
export function limitRequests(): MiddlewareHandler<AppEnv> {
  return async function limitRequests(c, next) {
    const caller = callerOf(c)
    if (!(await servicesOf(c).quotas.mayBurst(caller)))
      throw new AppError('rate_limit_exceeded', 'Too many requests at once.', { retryAfterSeconds: burstSeconds })
    const state = await servicesOf(c).quotas.take(caller, 'requests', 1, deferOf(c))
    if (state) noteQuota(c.get('state').headers, state, 'requests')
    await next()
  }
}
