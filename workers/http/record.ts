import type { Outcome } from '../chat/contract.ts'
import type { RequestState } from './contract.ts'
import type { Location } from './location.ts'
import type { RequestRecord } from './request-record.ts'

// A timer may end a call a little before its time.
const timerSlackMs = 50

interface RecordInput {
  readonly state: RequestState
  readonly method: string
  /** The path of the route that matched. */
  readonly route: string
  readonly location: Location
  readonly now: number
  readonly status: number
  readonly outcome: Outcome | null
}

/** One request's record from what is known when its last byte has left. */
export function recordOf({ state, method, route: path, location, now, status, outcome }: RecordInput): RequestRecord {
  const { requestId, trace, startedAt, caller, route, cache, stream, error } = state
  return {
    kind: 'request',
    requestId,
    traceId: trace.traceId,
    method,
    route: path,
    status,
    error,
    tenant: caller?.tenant ?? null,
    keyId: caller?.keyId ?? null,
    colo: location.colo,
    country: location.country,
    region: route?.region ?? null,
    rollout: route?.rollout ?? null,
    arm: route?.arm.name ?? null,
    model: route?.arm.model ?? null,
    prompt: route?.arm.prompt ?? null,
    cache,
    stream,
    backend: outcome?.backend ?? null,
    attempts: outcome?.attempts ?? 0,
    resumed: outcome?.resumed ?? 0,
    ending: outcome?.ending ?? endingOf(status),
    durationMs: now - startedAt,
    ttftMs: outcome?.ttftMs ?? null,
    promptTokens: outcome?.usage?.prompt_tokens ?? null,
    completionTokens: outcome?.usage?.completion_tokens ?? null,
    unknownSlots: outcome?.unknownSlots ?? 0,
    inventedSlots: outcome?.inventedSlots ?? 0,
    causedByCaller: state.callersDeadlineAt !== null && now >= state.callersDeadlineAt - timerSlackMs,
    violations: outcome?.violations ?? 0,
  }
}

/** Of a request that ended without a body of its own: 499 is a caller who left before there was one. */
function endingOf(status: number): Outcome['ending'] {
  if (status === 499) return 'cancelled'
  return status < 500 ? 'complete' : 'failed'
}
