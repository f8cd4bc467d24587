import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noLimits } from '../../../shared/quota.ts'
import { ask, backendSaw, errorOf, forgetBackend, putKey, seed, send } from '../../support/edge.ts'
import { eventually } from '../../support/eventually.ts'

let keys = 0
/** A key of its own for each test, with these limits. */
const keyWith = async (limits: object): Promise<string> => {
  const key = `llasa_quota${keys++}_secretenough`
  await putKey(key, 'sample-shop', ['public'], { limits: { ...noLimits, ...limits } })
  return key
}
const models = (key: string) => send('/v1/models', undefined, { key })

beforeAll(seed)
beforeEach(forgetBackend)

describe('a quota of requests', () => {
  it('lets in exactly its number of 10 clients at once, and tells the others when to come back', async () => {
    const key = await keyWith({ requestsPerDay: 120 })
    const responses: Response[] = []
    const client = async () => {
      for (let time = 0; time < 20; time++) responses.push(await models(key))
    }
    await Promise.all(Array.from({ length: 10 }, client))
    await Promise.all(responses.map((response) => response.text()))
    const let_in = responses.filter(({ status }) => status === 200)
    const refused = responses.filter(({ status }) => status === 429)
    expect([let_in.length, refused.length]).toEqual([120, 80])
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('says what is left, as OpenAI’s clients and the IETF’s draft read it', async () => {
    const key = await keyWith({ requestsPerMinute: 5, requestsPerDay: 1_000 })
    const response = await models(key)
    await response.text()
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('5')
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('4')
    expect(response.headers.get('x-ratelimit-reset-requests')).toMatch(/^\d+s$/)
    expect(response.headers.get('ratelimit-policy')).toBe('"requestsPerMinute";q=5;w=60')
    expect(response.headers.get('ratelimit')).toMatch(/^"requestsPerMinute";r=4;t=\d+$/)
  })

  it('refuses by name, and no key without limits is counted', async () => {
    const key = await keyWith({ requestsPerDay: 1 })
    await (await models(key)).text()
    expect(await errorOf(await models(key))).toMatchObject({
      status: 429,
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
      message: expect.stringContaining('requests of this day'),
    })
    const free = await models(await keyWith({}))
    await free.text()
    expect(free.headers.get('x-ratelimit-limit-requests')).toBeNull()
  })
})

describe('a quota of tokens', () => {
  it('reserves what an answer may cost, charges what it did, and costs nothing where no model is asked', async () => {
    // The answer costs 14 by its usage; its prompt and cap need some more room than that.
    const key = await keyWith({ tokensPerDay: 300 })
    const question = async (text: string) => {
      const response = await ask(text, { max_tokens: 40 }, { key })
      await response.text()
      return response
    }
    expect((await question('tokens once')).status).toBe(200)
    await eventually(async () => expect((await question('tokens once')).headers.get('cache-status')).toContain('hit'))
    let answered = 0
    for (let turn = 0; turn < 30; turn++) if ((await question(`tokens ${turn}`)).status === 200) answered++
    // 300 less one answer, in steps of 14, as long as a reservation still fits.
    expect(answered).toBeGreaterThan(8)
    expect(answered).toBeLessThan(21)
    const refused = await errorOf(await ask('sums no more', { max_tokens: 40 }, { key }))
    expect(refused).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
      message: expect.stringContaining('tokens of this day'),
    })
  })

  it('of a month is a budget, and says so', async () => {
    const key = await keyWith({ tokensPerMonth: 1 })
    expect(await errorOf(await ask('budget', {}, { key }))).toMatchObject({ status: 429, code: 'insufficient_quota' })
  })
})

describe('an idempotency key', () => {
  const withKey = (text: string, key: string, more: object = {}, apiKey?: string) =>
    ask(text, { temperature: 1, ...more }, { headers: { 'idempotency-key': key }, ...(apiKey && { key: apiKey }) })

  it('answers a repetition as the first time, at the price of one', async () => {
    const first = await withKey('once only', 'order-1')
    const body = await first.text()
    const second = await withKey('once only', 'order-1')
    expect([await second.text(), second.status, second.headers.get('idempotency-replayed')]).toEqual([body, 200, 'true'])
    expect((await backendSaw()).started).toBe(1)
  })

  it('of two at once lets one run', async () => {
    const [a, b] = await Promise.all([withKey('!slow a', 'order-2'), withKey('!slow a', 'order-2')])
    expect([a.status, b.status].toSorted()).toEqual([200, 409])
    await Promise.all([a.text(), b.text()])
  })

  it('is refused with another request, with a stream, and when it is none', async () => {
    await (await withKey('one', 'order-3')).text()
    expect(await errorOf(await withKey('another', 'order-3'))).toMatchObject({ status: 422, param: 'Idempotency-Key' })
    expect(await errorOf(await withKey('s', 'order-4', { stream: true }))).toMatchObject({
      status: 400,
      param: 'Idempotency-Key',
    })
    const schema = { type: 'object', properties: { stream: true } }
    const format = { type: 'json_schema', json_schema: { name: 'answer', schema } }
    expect((await withKey('named stream', 'order-7', { response_format: format })).status).toBe(200)
    expect(await errorOf(await withKey('s', 'a b'))).toMatchObject({ status: 400, param: 'Idempotency-Key' })
  })

  it('reaches no object with a body that is refused, and one with a body that is right', async () => {
    const objects = async () => (await listDurableObjectIds(env.IDEMPOTENT_REQUEST)).length
    const before = await objects()
    const post = async (path: string, body: unknown) => {
      const response = await send(path, body, { headers: { 'idempotency-key': `of-${path}` } })
      await response.text()
      return response.status
    }
    const question = { role: 'user', content: 'accepted' }
    for (const [path, body] of [
      ['/v1/chat/completions', '{"model":'],
      ['/v1/chat/completions', { model: 'llasa', messages: [{ ...question, role: 'nobody' }] }],
      ['/v1/chat/completions', `{"messages":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
      ['/v1/responses', { model: 'llasa', input: 7 }],
      ['/v1/ask', { query: 7 }],
      ['/v1/tasks/write-title', { input: { description: 7 } }],
      ['/v1/tasks/no-such-task', { input: {} }],
    ] as const)
      expect([path, await post(path, body)]).not.toEqual([path, 200])
    expect(await objects()).toBe(before)
    expect(await post('/v1/chat/completions', { model: 'llasa', messages: [question] })).toBe(200)
    expect(await objects()).toBe(before + 1)
  })

  it.each([
    ['/v1/responses', { model: 'llasa', input: 'repeated', temperature: 1 }],
    ['/v1/ask', { query: 'repeated?' }],
    ['/v1/tasks/write-title', { input: { description: 'A repeated lamp.', attributes: { colour: 'red' } }, rules: 'off' }],
  ])('answers a repetition of %s too', async (path, body) => {
    const replayed: (string | null)[] = []
    for (let time = 0; time < 2; time++) {
      const response = await send(path, body, { headers: { 'idempotency-key': `again-${path}` } })
      await response.text()
      replayed.push(response.headers.get('idempotency-replayed'))
    }
    expect(replayed).toEqual([null, 'true'])
  })

  it('is a tenant’s own, and a failure of ours is tried again', async () => {
    await (await withKey('whose', 'order-5')).text()
    const other = await withKey('whose else', 'order-5', {}, 'llasa_other_secondtenant')
    expect(other.status).toBe(200)
    await other.text()
    expect((await errorOf(await withKey('!refuse 503', 'order-6'))).status).toBe(503)
    expect((await errorOf(await withKey('!refuse 503', 'order-6'))).status).toBe(503)
    expect((await backendSaw()).requests.filter(({ body }) => JSON.stringify(body).includes('!refuse'))).toHaveLength(2)
  })
})
