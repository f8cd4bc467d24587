import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RolloutState } from '../../../workers/rollout/rollout.ts'
import { ask, errorOf, operatorKey, otherOperatorKey, seed, send } from '../../support/edge.ts'
import { documentOf } from '../../support/rollout.ts'

const admin = (
  path: string,
  body?: unknown,
  { method, ifMatch, key = operatorKey }: { method?: string; ifMatch?: number; key?: string } = {},
) =>
  send(`/admin/v1/rollout${path}`, body, {
    key,
    ...(method && { method }),
    ...(ifMatch !== undefined && { headers: { 'if-match': `"${ifMatch}"` } }),
  })
const read = async (): Promise<RolloutState> => (await admin('')).json()
const apply = async (document: unknown, why = 'test') =>
  admin('', { document, why }, { method: 'PUT', ifMatch: (await read()).revision })
let turn = 0
const route = async (region: string, more: Record<string, unknown> = {}) => {
  const response = await ask(
    `which arm ${turn++}`,
    { max_tokens: 4, ...more },
    { key: operatorKey, headers: { 'x-llasa-region': region } },
  )
  await response.text()
  return {
    arm: response.headers.get('x-llasa-arm'),
    region: response.headers.get('x-llasa-region'),
    rollout: response.headers.get('x-llasa-rollout'),
  }
}

describe('a rollout', () => {
  let before: RolloutState
  beforeAll(async () => {
    await seed()
    before = await read()
  })
  // Other tests of this isolate expect the arms of the settings.
  afterAll(async () => {
    await apply(before.document)
  })

  it('is what the settings say until somebody publishes one', () => {
    expect(before.document.regions).toMatchObject([{ name: 'everywhere', shares: { stable: 100 } }])
  })

  it('decides region and arm of the next request, and says so in its headers', async () => {
    const applied = await apply(
      documentOf({
        regions: [
          { name: 'eu', match: { continents: ['EU'] }, pools: { main: ['local'] }, shares: { canary: 100 } },
          { name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 } },
        ],
      }),
    )
    expect(applied.status).toBe(200)
    const { revision } = await applied.json<RolloutState>()
    expect(await route('eu')).toEqual({ arm: 'canary', region: 'eu', rollout: `spring@${revision}` })
    expect(await route('world')).toMatchObject({ arm: 'stable', region: 'world' })
  })

  it('keeps one shopper on one arm', async () => {
    await apply(
      documentOf({ regions: [{ name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 50, canary: 50 } }] }),
    )
    const arms = new Set<string | null>()
    for (let time = 0; time < 12; time++) arms.add((await route('world', { user: 'ada' })).arm)
    expect(arms.size).toBe(1)
    const dealt = new Set<string | null>()
    for (let time = 0; time < 40; time++) dealt.add((await route('world', { llasa: { sessionId: `s-${time}` } })).arm)
    expect(dealt.size).toBe(2)
  })

  it('shows a change before it is made, and makes none from an old copy', async () => {
    const { revision } = await read()
    const document = documentOf({ name: 'later' })
    const shown = await admin('?dryRun=true', { document, why: 'look' }, { method: 'PUT' })
    expect(await shown.json()).toMatchObject({
      revision,
      changes: expect.arrayContaining([{ region: 'eu', arm: 'canary', before: 0, after: 10 }]),
    })
    expect((await read()).revision).toBe(revision)
    expect(await errorOf(await admin('', { document, why: 'no match' }, { method: 'PUT' }))).toMatchObject({
      status: 428,
      param: 'If-Match',
    })
    expect(await errorOf(await admin('', { document, why: 'old' }, { method: 'PUT', ifMatch: revision - 1 }))).toMatchObject({
      status: 412,
    })
  })

  it('refuses what this deployment does not have, by name', async () => {
    const regions = [{ name: 'world', match: {}, pools: { main: ['no-such'] }, shares: { stable: 100 } }]
    expect(await errorOf(await apply(documentOf({ regions })))).toMatchObject({
      status: 400,
      param: 'document.regions.0.pools.main',
    })
  })

  it('refuses an arm or a plan whose model nobody serves, by the field', async () => {
    const { arms } = documentOf({})
    const unserved = { ...arms, canary: { ...arms.canary, model: 'llasa-72b' } }
    const regions = [{ name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 } }]
    const refused = {
      status: 400,
      param: 'document.arms.canary.model',
      message: expect.stringContaining("nobody serves 'llasa-72b'"),
    }
    expect(await errorOf(await apply(documentOf({ arms: unserved, regions })))).toMatchObject(refused)
    const dealt = [{ ...regions[0], shares: { stable: 90, canary: 10 } }]
    expect(await errorOf(await apply(documentOf({ arms: unserved, regions: dealt })))).toMatchObject(refused)
    const plan = { arm: 'canary', regions: ['world'], percents: [5, 50] }
    expect(await errorOf(await apply(documentOf({ arms: unserved, regions, plan })))).toMatchObject({
      status: 400,
      param: 'document.plan.arm',
    })
  })

  it('refuses a document that deals a killed arm more, and a revival that revives nothing', async () => {
    const regionsWith = (canary: number) => [
      { name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 - canary, canary } },
    ]
    await apply(documentOf({ regions: regionsWith(10) }))
    expect((await admin(':kill', { arm: 'canary', why: 'wrong prices' })).status).toBe(200)
    expect(await errorOf(await apply(documentOf({ regions: regionsWith(20) })))).toMatchObject({
      status: 409,
      param: 'document.regions.0.shares.canary',
    })
    expect((await apply(documentOf({ regions: regionsWith(5) }))).status).toBe(200)
    const revive = async (region: string | null) => admin(':revive', { arm: 'canary', region, why: 'mended' })
    expect(await errorOf(await revive('world'))).toMatchObject({ status: 409, param: 'region' })
    expect((await revive(null)).status).toBe(200)
    expect(await errorOf(await revive(null))).toMatchObject({ status: 409, param: 'arm' })
  })

  it('refuses a share that no document could have, by the field', async () => {
    await apply(documentOf({ regions: [{ name: 'world', match: {}, pools: { main: ['local'] }, shares: { stable: 100 } }] }))
    const share = async (body: object) => errorOf(await admin(':share', { arm: 'canary', percent: 5, why: 'try', ...body }))
    expect(await share({ percent: 33.333 })).toMatchObject({ status: 400, param: 'percent' })
    expect(await share({ arm: 'nobody' })).toMatchObject({ status: 400, param: 'arm' })
    const { document } = await read()
    const arms = { ...document.arms, canary: { ...document.arms.canary, pool: 'elsewhere' } }
    expect((await apply({ ...document, arms })).status).toBe(200)
    expect(await share({})).toMatchObject({ status: 400, param: 'regions.0.pools' })
  })

  it('gives a killed arm to nobody, until it is revived', async () => {
    await apply(documentOf({ regions: [{ name: 'world', match: {}, pools: { main: ['local'] }, shares: { canary: 100 } }] }))
    expect(await route('world')).toMatchObject({ arm: 'canary' })
    expect((await admin(':kill', { arm: 'canary', why: 'wrong prices' })).status).toBe(200)
    expect(await route('world')).toMatchObject({ arm: 'stable' })
    expect((await admin(':revive', { arm: 'canary', why: 'mended' })).status).toBe(200)
    expect(await route('world')).toMatchObject({ arm: 'canary' })
    expect(await errorOf(await admin(':kill', { arm: 'stable', why: 'never' }))).toMatchObject({ status: 400, param: 'arm' })
  })

  it('writes each change down: who, when, why, what', async () => {
    await admin(':share', { arm: 'canary', percent: 0, why: 'not good enough' })
    const { data } = await (await admin(':history')).json<{
      data: { action: string; why: string; by: string; changes: object[] }[]
    }>()
    expect(data[0]).toMatchObject({
      action: 'rollback',
      why: 'not good enough',
      by: 'ops',
      changes: expect.arrayContaining([{ region: 'world', arm: 'canary', before: 100, after: 0 }]),
    })
  })

  it('is nobody’s business without the scope platform', async () => {
    for (const path of ['', ':history'])
      expect(await errorOf(await admin(path, undefined, { key: otherOperatorKey }))).toMatchObject({ status: 403 })
    const foreign = await ask('another region', { max_tokens: 4 }, { headers: { 'x-llasa-region': 'mars' } })
    expect(foreign.status).toBe(200)
  })
})
