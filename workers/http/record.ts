import type { Outcome } from '../chat/contract.ts'
import type { AppContext } from '../context.ts'
import type { RequestRecord } from './request-record.ts'

/** One request's record from what is known when its last byte has left. */
export function recordOf(c: AppContext, status: number, error: string | null, outcome: Outcome | null): RequestRecord {
  const { requestId, trace, startedAt, caller, route, cache, stream } = c.get('state')
  const place = (c.req.raw as { cf?: IncomingRequestCfProperties }).cf
  return {
    kind: 'request',
    requestId,
    traceId: trace.traceId,
    method: c.req.method,
    route: c.req.routePath,
    status,
    error,
    tenant: caller?.tenant ?? null,
    keyId: caller?.keyId ?? null,
    colo: place?.colo ?? null,
    country: place?.country ?? null,
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
    durationMs: Date.now() - startedAt,
    ttftMs: outcome?.ttftMs ?? null,
    promptTokens: outcome?.usage?.prompt_tokens ?? null,
    completionTokens: outcome?.usage?.completion_tokens ?? null,
    unknownSlots: outcome?.unknownSlots ?? 0,
    violations: outcome?.violations ?? 0,
  }
}

/** Of a request that ended without a body of its own: 499 is a caller who left before there was one. */
function endingOf(status: number): Outcome['ending'] {
  if (status === 499) return 'cancelled'
  return status < 500 ? 'complete' : 'failed'
}
