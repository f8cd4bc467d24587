import { AppError } from '../../../shared/errors.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import type { QuotaState } from '../contract.ts'
import { noteQuota } from '../note-quota.ts'

const burstSeconds = 10

/**
 * Lets a key's request in while its quotas last; the answer says how much is left. Keys without limits pay nothing. A promise
 * where the platform or the ledger is asked.
 */
export function limitRequests(c: AppContext): Promise<void> | undefined {
  const burst = servicesOf(c).quotas.mayBurst(callerOf(c))
  if (burst instanceof Promise) return burst.then((may) => afterBurst(c, may))
  return afterBurst(c, burst)
}

function afterBurst(c: AppContext, mayBurst: boolean): Promise<void> | undefined {
  if (!mayBurst) throw new AppError('rate_limit_exceeded', 'Too many requests at once.', { retryAfterSeconds: burstSeconds })
  const taken = servicesOf(c).quotas.take(callerOf(c), 'requests', 1, deferOf(c))
  if (taken instanceof Promise) return taken.then((quota) => note(c, quota))
  note(c, taken)
}

function note(c: AppContext, quota: QuotaState | null): void {
  if (quota) noteQuota(c.get('state').headers, quota, 'requests')
}
