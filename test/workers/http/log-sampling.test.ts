import { describe, expect, it } from 'vitest'
import { isLogged } from '../../../workers/http/log-sampling.ts'
import { RequestRecord } from '../../../workers/http/request-record.ts'

const plain = RequestRecord.parse({
  ...{ kind: 'request', requestId: 'r', traceId: '', method: 'POST', route: '/v1/ask', status: 200, error: null },
  ...{ tenant: 't', keyId: 'k', colo: null, country: null, region: 'eu', rollout: 'r@1', arm: 'stable', model: 'm' },
  ...{ prompt: 'p', cache: 'bypass', stream: false, backend: 'eu', attempts: 1, resumed: 0, ending: 'complete' },
  ...{
    durationMs: 90,
    ttftMs: 80,
    promptTokens: 1,
    completionTokens: 1,
    unknownSlots: 0,
    inventedSlots: 0,
    violations: 0,
    causedByCaller: false,
  },
})
/** Spread over all 32-bit numbers. */
const traceIds = Array.from({ length: 10_000 }, (_, at) => (Math.imul(at, 0x9e3779b1) >>> 0).toString(16).padStart(32, '0'))
const logged = (share: number, more: Partial<RequestRecord> = {}): number =>
  traceIds.filter((traceId) => isLogged({ ...plain, ...more, traceId }, { share, slowMs: 5_000 })).length

describe('the log of requests', () => {
  it.each<[string, Partial<RequestRecord>]>([
    ['a refusal', { status: 429, error: 'rate_limit_exceeded' }],
    ['a failure before the first byte', { status: 502, error: 'backend_failed', ending: 'failed' }],
    ['a stream that broke', { ending: 'failed' }],
    ['a stream that another backend continued', { resumed: 1 }],
    ['an answer of the second backend that was called', { attempts: 2 }],
    ['a slow request', { durationMs: 5_000 }],
  ])('never misses %s', (_name, more) => {
    expect(logged(0, more)).toBe(traceIds.length)
  })

  it('has of all others the share that is set', () => {
    expect(logged(0)).toBe(0)
    expect(logged(1)).toBe(traceIds.length)
    expect(logged(0.01)).toBeGreaterThan(80)
    expect(logged(0.01)).toBeLessThan(120)
  })
})
