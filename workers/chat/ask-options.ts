import { AppError } from '../../shared/errors.ts'
import type { AskOptions } from '../backends/contract.ts'
import { type AppContext, deferOf, servicesOf } from '../context.ts'

/** How a backend is asked for this request. */
export function askOptions(c: AppContext, { signal, mayHedge }: Pick<AskOptions, 'signal' | 'mayHedge'>): AskOptions {
  const { requestId, trace } = c.get('state')
  // What no caller's leaving stops, no caller waits for.
  const priority = signal === null ? 'batch' : 'interactive'
  return { signal, mayHedge, priority, requestId, traceparent: trace.traceparent, deadlineAt: deadlineOf(c), defer: deferOf(c) }
}

/** `x-request-deadline` (milliseconds since 1970), where the caller has one that is nearer than ours. */
function deadlineOf(c: AppContext): number {
  const { startedAt } = c.get('state')
  const ours = startedAt + servicesOf(c).config.limits.requestTimeoutMs
  const given = c.req.header('x-request-deadline')
  if (given === undefined) return ours
  if (!/^\d{13}$/.test(given))
    throw new AppError('invalid_value', "'x-request-deadline' must be milliseconds since 1970.", { param: 'x-request-deadline' })
  return Math.min(ours, Number(given))
}
