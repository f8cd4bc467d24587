import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { Random } from '../../../../gpu-backend/dataset/grounded/random.ts'
import { createRecorder } from '../../../../workers/http/adapters/recorder.ts'
import { RequestRecord } from '../../../../workers/http/request-record.ts'
import { createAnalyticsSeries } from '../../../../workers/rollout/adapters/analytics-series.ts'
import type { Guard } from '../../../../workers/rollout/contract.ts'
import { type Cells, countRequest, type Sources, totalsOf } from '../../../../workers/rollout/guard/counts.ts'
import { addToSteps, type Series, type Steps, seriesOf } from '../../../../workers/rollout/guard/series.ts'

const account = '0123456789abcdef0123456789abcdef'
type Point = AnalyticsEngineDataPoint

/** Requests of every kind there is, over an hour; the guard counts some, and leaves out others. */
function recordsOf(count: number): RequestRecord[] {
  const random = new Random(11)
  const one = <T>(...values: T[]): T => values[Math.floor(random.next() * values.length)] as T
  return Array.from({ length: count }, () => {
    const cache = one('hit', 'faq', 'edge', 'miss', 'miss', 'bypass', null)
    return RequestRecord.parse({
      ...{ kind: 'request', requestId: 'r', traceId: 't', method: 'POST', route: '/v1/chat/completions', error: null },
      ...{ tenant: 'shop', keyId: 'k', colo: null, country: null, rollout: 'r@1', model: 'm', prompt: 'p', stream: false },
      ...{ attempts: 1, resumed: one(0, 0, 1), durationMs: 5, promptTokens: null, completionTokens: null, unknownSlots: 0 },
      status: one(200, 200, 200, 400, 503),
      region: one('eu', 'world', null),
      arm: one('stable', 'canary'),
      cache,
      backend: cache === 'miss' ? one('gpu', null) : null,
      ending: one('complete', 'complete', 'failed', 'cancelled'),
      ttftMs: one(40, 80, 160, null),
      inventedSlots: one(0, 0, 1),
      violations: one(0, 0, 0, 2),
      causedByCaller: one(false, true),
    })
  })
}

/** Analytics Engine's SQL as far as ours goes, by SQLite: its functions by their names, a quantile by all its values. */
function sqlEndpoint(points: readonly { at: number; point: Point; sampled: number }[]): typeof fetch {
  const database = new DatabaseSync(':memory:')
  const blobs = Array.from({ length: 20 }, (_, at) => `blob${at + 1}`)
  const doubles = Array.from({ length: 20 }, (_, at) => `double${at + 1}`)
  const columns = ['timestamp', '_sample_interval', ...blobs, ...doubles]
  database.exec(`CREATE TABLE llasa_requests (${columns.join(', ')})`)
  database.function('intDiv', (a, b) => Math.floor(Number(a) / Number(b)))
  database.function('toUInt32', (value) => Number(value))
  database.function('toDateTime', (value) => Number(value))
  database.aggregate('quantileExactWeighted', {
    start: '',
    step: (seen, _q, value, weight) => `${seen} ${value}:${weight}`,
    result: (seen) => String(seen),
  })
  const insert = database.prepare(`INSERT INTO llasa_requests VALUES (${columns.map(() => '?').join(', ')})`)
  for (const { at, point, sampled } of points)
    insert.run(
      Math.floor(at / 1000),
      sampled,
      ...blobs.map((_, index) => String(point.blobs?.[index] ?? '')),
      ...doubles.map((_, index) => Number(point.doubles?.[index] ?? 0)),
    )
  return async (input, init) => {
    if (String(input) !== `https://api.cloudflare.com/client/v4/accounts/${account}/analytics_engine/sql`)
      return new Response('no such address', { status: 404 })
    if (new Headers(init?.headers).get('authorization') !== 'Bearer a-token') return new Response('who?', { status: 403 })
    const sql = String(init?.body)
      .replace(/quantileExactWeighted\(([\d.]+)\)\(/g, 'quantileExactWeighted($1, ')
      .replace(/ FORMAT JSON$/, '')
      .replace(/\bIF\(/g, 'IIF(')
      .replace(/\n +GROUP BY step, region, arm FORMAT JSON/, ' GROUP BY step, region, arm')
    const rows = database.prepare(sql).all() as Record<string, string | number>[]
    const data = rows.map(({ p50, p95, requests, ...row }) => ({
      ...row,
      // ClickHouse writes its 64-bit integers as text.
      ...(requests !== undefined && { requests: String(requests) }),
      ...(p50 !== undefined && { p50: weighted(String(p50), 0.5), p95: weighted(String(p95), 0.95) }),
    }))
    return Response.json({ meta: [], data, rows: data.length })
  }
}

function weighted(seen: string, q: number): number {
  const values = seen
    .trim()
    .split(' ')
    .map((pair) => pair.split(':').map(Number) as [number, number])
    .toSorted(([a], [b]) => a - b)
    .flatMap(([value, weight]) => Array.from({ length: weight }, () => value))
  return values[Math.ceil(q * values.length) - 1] ?? 0
}

describe('plots from Analytics Engine', () => {
  const now = Date.now()
  const points: { at: number; point: Point; sampled: number }[] = []
  let ofGuard: Series[]
  let at = now

  beforeAll(() => {
    const steps: Steps = []
    const guard = { count: () => undefined } as unknown as Guard
    const dataset = { writeDataPoint: (point?: Point) => point && points.push({ at, point, sampled: 1 }) }
    const recorder = createRecorder(dataset, guard, { count: () => undefined } as never, { share: 0, slowMs: 1e9 })
    const records = recordsOf(2_000)
    records.forEach((record, index) => {
      at = now - Math.floor(((records.length - index) * 55 * 60_000) / records.length)
      recorder.write(record, () => undefined)
      const sources: Sources = {}
      if (countRequest(sources, record)) addToSteps(steps, 'hour', totalsOf(sources) as Cells, at)
    })
    ofGuard = seriesOf(steps, 'hour', now).series
  })

  it('show what the guard’s counters show, of the points that the same requests left', async () => {
    const read = createAnalyticsSeries({ account, dataset: 'llasa_requests', token: 'a-token', send: sqlEndpoint(points) })
    const { source, stepSeconds, series } = await read('hour')
    expect([source, stepSeconds, series.map(({ region, arm }) => `${region}/${arm}`)]).toEqual([
      'analytics-engine',
      60,
      ['eu/canary', 'eu/stable', 'world/canary', 'world/stable'],
    ])
    series.forEach((each, index) => {
      const { ttftP50Ms, ttftP95Ms, ...rates } = each
      const { ttftP50Ms: guardP50, ttftP95Ms: _p95, ...ratesOfGuard } = ofGuard[index] as Series
      expect(rates).toEqual(ratesOfGuard)
      // The guard's histogram knows a duration to within a bucket.
      ttftP50Ms.forEach((ms, step) => {
        if (ms === null || guardP50[step] === null) expect(ms).toBe(guardP50[step])
        else expect((guardP50[step] ?? 0) / ms).toBeCloseTo(1, 0)
      })
      expect(ttftP95Ms.some((ms) => ms !== null)).toBe(true)
    })
  })

  it('weigh what was sampled by how many requests it stands for', async () => {
    const sampled = points.map((point) => ({ ...point, sampled: 10 }))
    const read = createAnalyticsSeries({ account, dataset: 'llasa_requests', token: 'a-token', send: sqlEndpoint(sampled) })
    const { series } = await read('hour')
    const total = (all: readonly Series[]) =>
      all.flatMap(({ requestsPerMinute }) => requestsPerMinute).reduce<number>((sum, value) => sum + (value ?? 0), 0)
    expect(total(series)).toBeCloseTo(10 * total(ofGuard), 6)
    expect(series[0]?.errorRate).toEqual(ofGuard[0]?.errorRate)
  })

  it('say so when Analytics Engine refuses or answers something else', async () => {
    const refused = createAnalyticsSeries({ account, dataset: 'llasa_requests', token: 'another', send: sqlEndpoint([]) })
    await expect(refused('day')).rejects.toMatchObject({ code: 'backend_failed' })
    const odd: typeof fetch = async () => Response.json({ errors: [] })
    const other = createAnalyticsSeries({ account, dataset: 'llasa_requests', token: 'a-token', send: odd })
    await expect(other('week')).rejects.toMatchObject({ code: 'backend_failed' })
  })
})
