import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RequestRecord } from '../../../workers/http/request-record.ts'
import { createGuard } from '../../../workers/rollout/adapters/guard.ts'
import { signatureOf } from '../../../workers/rollout/alert.ts'
import { Counts, type Sources } from '../../../workers/rollout/guard/counts.ts'
import type { RolloutState } from '../../../workers/rollout/rollout.ts'
import { ask as askModel, operatorKey, otherTenantKey, seed, send } from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'
import { documentOf } from '../../support/rollout.ts'
import type { Delivery } from '../../support/scripted-backend.ts'
import { testSecrets } from '../../support/settings.ts'

const admin = async <T>(path: string, body?: unknown, method?: string, ifMatch?: number): Promise<T> =>
  (
    await send(`/admin/v1/rollout${path}`, body, {
      key: operatorKey,
      ...(method && { method }),
      ...(ifMatch !== undefined && { headers: { 'if-match': `"${ifMatch}"` } }),
    })
  ).json()
const guard = () => env.ROLLOUT_GUARD.get(env.ROLLOUT_GUARD.idFromName('rollout'))
const read = () => admin<RolloutState>('')
const apply = async (document: unknown) => admin('', { document, why: 'test' }, 'PUT', (await read()).revision)
const counts = (modelRequests: number, failed: number): Sources[string] => ({
  'sample-shop key': Counts.parse({ requests: modelRequests, modelRequests, failed, ttft: { '60': modelRequests - failed } }),
})
let reports = 0
const report = async (sources: Sources) => {
  await guard().report(sources, 60_000, { isolate: 'test', number: ++reports })
  expect(await runDurableObjectAlarm(guard())).toBe(true)
}
const shares = async () =>
  Object.fromEntries((await read()).document.regions.map(({ name, shares }) => [name, shares.canary ?? 0]))

describe('the guard of an environment', () => {
  let before: RolloutState
  beforeAll(async () => {
    await seed()
    before = await read()
  })
  afterAll(() => apply(before.document))

  it('begins a plan, takes its next step when the arm has proven itself, and rolls back when it harms', async () => {
    const regions = [
      // A name of its own: requests of other tests are still being counted.
      { name: 'north', match: { continents: ['EU'] }, pools: { main: ['local'] }, shares: { stable: 100 } },
      { name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 } },
    ]
    const objective = { samplesMin: 100, stepMinutes: 0.00001 }
    await apply(documentOf({ regions, objective, plan: { arm: 'canary', regions: ['north', 'world'], percents: [5, 50] } }))
    await report({ 'north/stable': counts(400, 4) })
    expect(await shares()).toEqual({ north: 5, world: 0 })

    await report({ 'north/stable': counts(400, 4), 'north/canary': counts(20, 0) })
    expect(await shares()).toEqual({ north: 5, world: 0 })
    expect((await admin<{ lastDecision: object }>(':status')).lastDecision).toMatchObject({
      action: 'inconclusive',
      region: 'north',
    })

    await report({ 'north/stable': counts(400, 4), 'north/canary': counts(200, 2) })
    expect(await shares()).toEqual({ north: 50, world: 0 })

    await report({ 'north/stable': counts(400, 4), 'north/canary': counts(200, 90) })
    expect(await shares()).toEqual({ north: 0, world: 0 })
    expect((await read()).document.plan?.paused).toBe(true)
  })

  it('writes down each decision with the figures it rests on', async () => {
    const { data } = await admin<{ data: { by: string; action: string; why: string; figures: { findings: object[] } | null }[] }>(
      ':history',
    )
    expect(data.slice(0, 3).map(({ by, action }) => [by, action])).toEqual([
      ['guard', 'rollback'],
      ['guard', 'advance'],
      ['guard', 'begin'],
    ])
    expect(data[0]?.why).toContain('error rate harmful: 45.0 % of 200')
    expect(data[0]?.figures?.findings[0]).toMatchObject({
      metric: 'error rate',
      arm: { trials: 200, events: 90 },
      verdict: 'harmful',
    })
    const { decisions } = await admin<{ decisions: { action: string }[] }>(':status')
    expect(decisions.slice(0, 4).map(({ action }) => action)).toEqual(['rollback', 'advance', 'inconclusive', 'begin'])
  })

  it('sends a rollback to the receiver, signed, until it arrives, and follows no redirect', async () => {
    // A look without news is a look at what has not arrived.
    for (let look = 0; look < 3; look++) await report({})
    const all = await (await fetch('https://hooks.test/deliveries')).json<Delivery[]>()
    const rollbacks = all.filter(({ body }) => JSON.parse(body).action === 'rollback')
    expect(rollbacks.map(({ status }) => status)).toEqual([503, 302, 204])
    for (const { body, signature } of rollbacks) {
      const seconds = Number(/^t=(\d+)/.exec(signature)?.[1])
      expect(await signatureOf(testSecrets.ALERT_SECRET, body, seconds)).toBe(signature)
    }
    expect(JSON.parse(rollbacks[0]?.body ?? '')).toMatchObject({ type: 'rollout.decision', region: 'north', arm: 'canary' })
    const memory = await runInDurableObject(guard(), (_guard, { storage }) => storage.get<{ alerts: object[] }>('memory'))
    expect(memory?.alerts).toEqual([])
  })

  it('shows how each arm of each region fares', async () => {
    const { rows } = await admin<{ rows: { region: string; arm: string }[] }>(':status')
    const canary = rows.find(({ region, arm }) => region === 'north' && arm === 'canary')
    expect(canary).toMatchObject({
      percent: 0,
      errorRate: expect.closeTo(92 / 420, 5),
      ttftP50Ms: expect.any(Number),
      isKilled: false,
    })
  })

  describe('and the votes of shoppers', () => {
    const votes = async () =>
      (await admin<{ rows: { votes: number; thumbsDown: number }[] }>(':status')).rows.reduce(
        (sum, { thumbsDown }) => sum + thumbsDown,
        0,
      )
    const vote = async (answerId: string, options = {}) => {
      const response = await send('/v1/feedback', { answerId, vote: 'down', user: 'ada' }, options)
      await response.text()
      expect(response.status).toBe(200)
    }
    const answerIdOf = async (text: string) => (await (await askModel(text)).json<{ id: string }>()).id

    it('counts one vote of an answer that a model gave, however often it is sent', { timeout: 60_000 }, async () => {
      const before = await votes()
      const ids = [await answerIdOf('a vote about lamps'), await answerIdOf('a vote about chairs')]
      for (let time = 0; time < 30; time++) await vote(ids[0] ?? '')
      // An isolate reports every few seconds: what it holds arrives with a vote that comes after that.
      await eventually(async () => {
        await vote(ids[1] ?? '')
        await (await askModel('another look')).text()
        expect(await votes()).toBe(before + 2)
      }, 500)
    })

    it('counts none for an answer that was never given, of another tenant, or of another arm', { timeout: 60_000 }, async () => {
      const id = await answerIdOf('a vote about tables')
      const before = await votes()
      const forged = [
        'an-answer',
        id.replace(/\.[a-z]+\.([0-9a-f]{32})$/, '.canary.$1'),
        id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        id.replace(/^chatcmpl-./, 'chatcmpl-0'),
      ]
      for (const answerId of forged) await vote(answerId)
      await vote(id, { key: otherTenantKey })
      const known = await answerIdOf('a vote about sofas')
      await eventually(async () => {
        await vote(known)
        await (await askModel('one more look')).text()
        expect(await votes()).toBe(before + 1)
      }, 500)
    })
  })
})

describe('what an isolate counts', () => {
  const record = (arm: string): RequestRecord =>
    ({
      region: 'south',
      arm,
      tenant: 'a',
      keyId: 'b',
      inventedSlots: 0,
      violations: 0,
      resumed: 0,
      cache: 'bypass',
      ending: 'complete',
      status: 200,
      ttftMs: 40,
      backend: 'local',
    }) as RequestRecord
  const requests = async (arm: string) => (await guard().status()).sinceStep[`south/${arm}`]?.requests ?? 0

  it('reaches the guard once each, in few reports, though answers to reports are lost', async () => {
    let sent = 0
    const real = env.ROLLOUT_GUARD
    const unreliable = {
      idFromName: (name: string) => real.idFromName(name),
      get: (id: DurableObjectId) => ({
        async report(...report: Parameters<ReturnType<typeof guard>['report']>) {
          await real.get(id).report(...report)
          if (sent++ % 2 === 0) throw new Error('the answer was lost')
        },
      }),
    } as unknown as typeof real
    vi.useFakeTimers({ toFake: ['Date'] })
    const counting = createGuard(unreliable, 10_000)
    const work: Promise<unknown>[] = []
    for (let at = 0; at < 2_000; at++) {
      counting.count(record('steady'), (report) => work.push(report))
      await Promise.all(work)
      vi.advanceTimersByTime(10)
    }
    // What is held goes with the first request after the time of a report.
    for (let at = 0; at < 4; at++) {
      vi.advanceTimersByTime(10_000)
      counting.count(record('other'), (report) => work.push(report))
      await Promise.all(work)
    }
    vi.useRealTimers()
    expect(await requests('steady')).toBe(2_000)
    expect(sent).toBeLessThan(20)
  })
})
