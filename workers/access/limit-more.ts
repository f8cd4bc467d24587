import { AppError } from '../../shared/errors.ts'
import type { RequestContext } from '../http/contract.ts'
import { noteQuota } from './note-quota.ts'

/** Further requests that came within one: each counts against burst and quotas as if it had come by itself. */
export async function limitMore({ services, caller, state, defer }: RequestContext, requests: number): Promise<void> {
  for (let time = 0; time < requests; time++)
    if (!(await services.quotas.mayBurst(caller)))
      throw new AppError('rate_limit_exceeded', 'Too many requests at once.', { retryAfterSeconds: 10 })
  const quota = await services.quotas.take(caller, 'requests', requests, defer)
  if (quota && !quota.isGranted) noteQuota(state.headers, quota, 'requests')
}
