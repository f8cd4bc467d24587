import { AppError } from '../../../shared/errors.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import type { Caller, QuotaState } from '../contract.ts'
import { noteQuota } from '../note-quota.ts'

const burstSeconds = 10

/**
 * Lets a key's request in while its quotas last; the answer says how much is left. Keys without limits pay nothing. A promise
 * where the platform's counter or the ledger must answer first.
 */
export function limitRequests(c: AppContext): Promise<void> | undefined {
  const { quotas } = servicesOf(c)
  const caller = callerOf(c)
  const defer = deferOf(c)
  const afterBurst = (mayBurst: boolean): Promise<void> | undefined => {
    if (!mayBurst) throw tooMany()
    const quota = quotas.take(caller, 'requests', 1, defer)
    if (quota instanceof Promise) return quota.then((granted) => note(c, granted))
    note(c, quota)
  }
  const burst = quotas.mayBurst(caller)
  return burst instanceof Promise ? burst.then(afterBurst) : afterBurst(burst)
}

/** The operators' own limit, before anything is read of what they write to. */
export async function limitOperator(c: AppContext, caller: Caller): Promise<void> {
  if (await servicesOf(c).quotas.mayOperate(caller)) return
  // The record says whose flood it is.
  c.get('state').caller = caller
  throw tooMany()
}

const tooMany = (): AppError =>
  new AppError('rate_limit_exceeded', 'Too many requests at once.', { retryAfterSeconds: burstSeconds })

function note(c: AppContext, quota: QuotaState | null): void {
  if (quota) noteQuota(c.get('state').headers, quota, 'requests')
}
