import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSearchUse } from '../../../workers/catalogue/adapters/search-use.ts'
import { ask, errorOf, operatorKey, otherOperatorKey, publicKey, seed, send } from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'

const operator = { key: operatorKey }
const path = (action: string, locale: string) => `/admin/v1/catalogue:${action}?locale=${locale}`
const search = async (query: string, locale: string) =>
  (await send('/v1/products:search', { query, locale })).json<{ match: string; data: { id: string }[] }>()
async function importShop(locale: string, settings: object = {}) {
  await send(path('settings', locale), settings, { ...operator, method: 'PUT' })
  const file = JSON.stringify([
    { id: 'shoes', title: 'White Sneakers' },
    { id: 'lamp', title: 'Brass Lamp' },
  ])
  const headers = { 'content-type': 'text/plain' }
  await send(`/admin/v1/catalogue:import?format=json&locale=${locale}&mode=replace&publish=true`, file, { ...operator, headers })
}
interface Searches {
  keepSearchesDays: number
  data: { example: string; found: number; near: number; none: number }[]
}
const searches = async (locale: string, more = '', key: string = operatorKey) =>
  (await send(`${path('searches', locale)}${more}`, undefined, { key })).json<Searches>()

describe("what a shop's customers call things", () => {
  beforeAll(seed)

  it('is found once its list is published', async () => {
    await importShop('gl')
    expect((await search('gymnastikskor', 'gl')).match).toBe('none')
    const list = { synonyms: [{ words: ['gymnastikskor'], means: ['sneakers'] }] }
    const put = await send(path('synonyms', 'gl'), list, { ...operator, method: 'PUT' })
    expect([put.status, await put.json()]).toEqual([200, list])
    await send('/admin/v1/catalogue:publish', { locale: 'gl' }, operator)
    expect(await search('gymnastikskor', 'gl')).toMatchObject({ match: 'found', data: [{ id: 'shoes' }] })
    expect(await (await send(path('synonyms', 'gl'), undefined, operator)).json()).toEqual(list)
    expect(await (await send(path('synonyms', 'gl'), undefined, { key: otherOperatorKey })).json()).toEqual({ synonyms: [] })
  })

  it('is refused where a group says nothing, and to callers who are no operators', async () => {
    const alone = await send(path('synonyms', 'gl'), { synonyms: [{ words: ['sneakers'] }] }, { ...operator, method: 'PUT' })
    expect(await errorOf(alone)).toMatchObject({ status: 400, param: 'synonyms.0' })
    const shopper = await send(path('synonyms', 'gl'), undefined, { key: publicKey })
    expect(shopper.status).toBe(403)
  })
})

describe('what shoppers look for', () => {
  beforeAll(seed)

  it('is kept only where the shop says so, and without what is theirs', async () => {
    await importShop('eu')
    await search('brass lamp', 'eu')
    expect(await searches('eu')).toEqual({ keepSearchesDays: 0, data: [] })

    await importShop('mi', { keepSearchesDays: 7 })
    await search('brass lamp', 'mi')
    await search('brass lamp', 'mi')
    await search('dishwasher for anna@example.com, call 0170 123 45 67', 'mi')
    await ask('do you sell washing machines?', { llasa: { retrieve: true, locale: 'mi' } })
    // Written after the replies.
    await eventually(async () => {
      const { data } = await searches('mi')
      expect(data[0]).toMatchObject({ example: 'brass lamp', found: 2, near: 0, none: 0 })
      expect(data).toHaveLength(3)
    })
    const missing = await searches('mi', '&show=missing')
    expect(missing.data.map(({ example }) => example).sort()).toEqual([
      'dishwasher for …, call …',
      'do you sell washing machines?',
    ])
    expect((await searches('mi', '', otherOperatorKey)).data).toEqual([])
  })

  it('goes when its days are over, and at once when the shop keeps none', async () => {
    await importShop('is', { keepSearchesDays: 7 })
    await search('brass lamp', 'is')
    // Written after the reply.
    await eventually(async () => expect((await searches('is')).data).toHaveLength(1))
    const use = createSearchUse(env.DB)
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
    await use.forgetExpired(day(6))
    expect((await searches('is')).data).toHaveLength(1)
    await use.forgetExpired(day(9))
    expect((await searches('is')).data).toEqual([])
    await search('brass lamp', 'is')
    await eventually(async () => expect((await searches('is')).data).toHaveLength(1))
    await send(path('settings', 'is'), {}, { ...operator, method: 'PUT' })
    expect(await searches('is')).toEqual({ keepSearchesDays: 0, data: [] })
  })

  it('fills no database: beyond a bound of a day nothing new is kept', async () => {
    const use = createSearchUse(env.DB)
    const listing = { days: 1, count: 10_000, missing: false }
    for (let at = 0; at < 5_100; at++)
      use.searched(
        {
          tenant: 'flood',
          locale: 'en',
          text: `query ${at % 100} ${'abcdefghij'[at % 10]} w${Math.floor(at / 100)}`,
          match: 'none',
          keepDays: 1,
        },
        () => {},
      )
    await use.searches('flood', 'en', listing)
    use.searched({ tenant: 'flood', locale: 'en', text: 'one more', match: 'none', keepDays: 1 }, () => {})
    const kept = await use.searches('flood', 'en', listing)
    expect(kept).toHaveLength(5_000)
    expect(kept.map(({ example }) => example)).not.toContain('one more')
  })
})
