import { describe, expect, it } from 'vitest'
import type { RequestState } from '../../../../workers/http/contract.ts'
import { recordOf } from '../../../../workers/http/record.ts'
import type { RequestRecord } from '../../../../workers/http/request-record.ts'
import {
  addSources,
  countRequest,
  countVote,
  noCounts,
  type Sources,
  tenantOf,
  totalsOf,
} from '../../../../workers/rollout/guard/counts.ts'

const state = {
  requestId: 'a',
  trace: { traceId: 'a', traceparent: 'a' },
  startedAt: 0,
  isFromBrowser: false,
  caller: { tenant: 'shop', keyId: 'key' },
  route: { region: 'eu', arm: { name: 'canary' }, rollout: 'one' },
  cache: null,
  callersDeadlineAt: null,
} as unknown as RequestState

const record = (change: Partial<RequestState>, status: number, more: Partial<RequestRecord> = {}): RequestRecord => ({
  ...recordOf({
    state: { ...state, ...change },
    method: 'POST',
    route: '/v1/chat/completions',
    location: { colo: null, country: null, continent: null },
    now: 1_000,
    status,
    outcome: null,
  }),
  ...more,
})
const countsOf = (...records: RequestRecord[]) => {
  const sources: Sources = {}
  for (const each of records) countRequest(sources, each)
  return totalsOf(sources)['eu/canary'] ?? noCounts()
}

describe('what counts as evidence about an arm', () => {
  it('is a failure of ours, and not one that the caller’s own deadline made', () => {
    expect(countsOf(record({}, 504))).toMatchObject({ modelRequests: 1, failed: 1 })
    expect(countsOf(record({ callersDeadlineAt: 1_010 }, 504))).toEqual(noCounts())
    expect(countsOf(record({ callersDeadlineAt: 1_000 }, 200, { ending: 'failed' }))).toEqual(noCounts())
    // Failed long before the deadline: that was not the caller.
    expect(countsOf(record({ callersDeadlineAt: 60_000 }, 502))).toMatchObject({ failed: 1 })
  })

  it('is no refusal, no caller who left, and no gap in a record that the caller sent along', () => {
    expect(countsOf(record({}, 400), record({}, 429), record({}, 200, { ending: 'cancelled' }))).toEqual(noCounts())
    expect(countsOf(record({}, 200, { unknownSlots: 3 }))).toMatchObject({ modelRequests: 1, violations: 0 })
    expect(countsOf(record({}, 200, { unknownSlots: 1, inventedSlots: 1 }))).toMatchObject({ violations: 1 })
  })

  it('is no answer that the edge composed without the model', () => {
    expect(countsOf(record({ cache: 'edge' }, 200))).toMatchObject({ hits: 1, modelRequests: 0 })
  })
})

describe('the sources of evidence', () => {
  it('stay few, whatever number of keys and tenants sends, and one tenant is never two', () => {
    const sources: Sources = {}
    for (let key = 0; key < 500; key++) countVote(sources, 'eu', 'canary', { tenant: 'hostile', keyId: `k${key}` }, 'down')
    for (let tenant = 0; tenant < 500; tenant++)
      countVote(sources, 'eu', 'canary', { tenant: `shop-${tenant}`, keyId: 'k' }, 'up')
    for (let key = 500; key < 900; key++) countVote(sources, 'eu', 'canary', { tenant: 'hostile', keyId: `k${key}` }, 'down')
    const names = Object.keys(sources['eu/canary'] ?? {})
    expect(names.length).toBeLessThanOrEqual(48 + 16 + 1)
    const down = Object.entries(sources['eu/canary'] ?? {}).filter(([, counts]) => counts.down > 0)
    expect(new Set(down.map(([name]) => tenantOf(name)))).toEqual(new Set(['hostile']))
    expect(totalsOf(sources)['eu/canary']).toMatchObject({ votes: 1_400, down: 900 })
  })

  it('add up over isolates', () => {
    const [one, other]: Sources[] = [{}, {}]
    countVote(one ?? {}, 'eu', 'canary', { tenant: 'a', keyId: 'k' }, 'up')
    countVote(other ?? {}, 'eu', 'canary', { tenant: 'a', keyId: 'k' }, 'down')
    addSources(one ?? {}, other ?? {})
    expect(one?.['eu/canary']?.['a k']).toMatchObject({ votes: 2, down: 1 })
  })
})
