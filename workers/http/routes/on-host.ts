import { AppError } from '../../../shared/errors.ts'
import type { AppContext } from '../../context.ts'

export type Side = 'api' | 'admin'

/** Where operators have a host of their own, their routes are nowhere else, and callers' routes are not there. */
export function checkHost(c: AppContext, side: Side): void {
  const host = c.get('state').services?.config.admin.host ?? null
  if (host !== null && (new URL(c.req.url).host === host) !== (side === 'admin'))
    throw new AppError('not_found', 'There is nothing at this address.')
}
