import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { AppEnv } from '../../context.ts'

/** Where operators have a host of their own, their routes are nowhere else, and callers' routes are not there. */
export function onHost(side: 'api' | 'admin'): MiddlewareHandler<AppEnv> {
  return async function onHost(c, next) {
    const host = c.get('state').services?.config.admin.host ?? null
    if (host !== null && (new URL(c.req.url).host === host) !== (side === 'admin'))
      throw new AppError('not_found', 'There is nothing at this address.')
    await next()
  }
}
