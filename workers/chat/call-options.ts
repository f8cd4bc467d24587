import { AppError } from '../../shared/errors.ts'
import type { AskOptions } from '../backends/contract.ts'
import type { RequestContext } from '../http/contract.ts'
import type { Route } from '../rollout/contract.ts'

/** How a backend is called for this request. */
export function callOptions(
  context: RequestContext,
  { region, arm }: Route,
  { signal, mayHedge }: Pick<AskOptions, 'signal' | 'mayHedge'>,
): AskOptions {
  const { services, caller, state, defer } = context
  return {
    signal,
    mayHedge,
    // A call that no caller can end is one that no caller waits for.
    priority: signal === null ? 'batch' : 'interactive',
    requestId: state.requestId,
    answerId: services.answerIds.make({ tenant: caller.tenant, region, arm: arm.name }),
    traceparent: state.trace.traceparent,
    deadlineAt: deadlineOf(context),
    defer,
  }
}

/** `x-request-deadline` (milliseconds since 1970), where the caller has one that is nearer than ours. */
function deadlineOf({ services, state, header }: RequestContext): number {
  const ours = state.startedAt + services.config.limits.requestTimeoutMs
  const requested = header('x-request-deadline')
  if (requested === undefined) return ours
  if (!/^\d{13}$/.test(requested))
    throw new AppError('invalid_value', "'x-request-deadline' must be milliseconds since 1970.", { param: 'x-request-deadline' })
  if (Number(requested) < ours) state.callersDeadlineAt = Number(requested)
  return Math.min(ours, Number(requested))
}
