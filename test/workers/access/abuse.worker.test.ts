import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { keyName } from '../../../shared/api-key.ts'
import { noLimits } from '../../../shared/quota.ts'
import { ask, errorOf, operatorKey, putKey, seed, send } from '../../support/edge.ts'

interface Key {
  readonly id: string
  readonly key: string
}
const operator = { key: operatorKey }
const create = async (body: object, key: string = operatorKey): Promise<Key> =>
  (await send('/admin/v1/keys', body, { key })).json()
const statusOf = async (response: Promise<Response>): Promise<number> => {
  const answered = await response
  await answered.text()
  return answered.status
}

beforeAll(seed)

describe('an operator’s key', () => {
  it('writes nothing from the moment it is revoked, though isolates still know it', async () => {
    const { key, id } = await create({ scopes: ['operator'] })
    expect(await statusOf(send('/admin/v1/keys', {}, { key }))).toBe(201)
    // As another isolate knows it: KV and its memory have it still.
    const copy = await env.STORE.get(keyName(id))
    await statusOf(send(`/admin/v1/keys/${id}`, undefined, { ...operator, method: 'DELETE' }))
    await env.STORE.put(keyName(id), copy ?? '')
    expect(await statusOf(send('/admin/v1/keys', undefined, { key }))).toBe(200)
    for (const [path, method] of [
      ['/admin/v1/keys', 'POST'],
      ['/admin/v1/faqs:publish', 'POST'],
      ['/admin/v1/catalogue:publish', 'POST'],
    ] as const)
      expect([path, await statusOf(send(path, {}, { key, method }))]).toEqual([path, 401])
  })

  it('takes along all that were created with it, and names them', async () => {
    const first = await create({ scopes: ['operator'] })
    const second = await create({ scopes: ['operator'] }, first.key)
    const third = await create({}, second.key)
    const response = await send(`/admin/v1/keys/${first.id}`, undefined, { ...operator, method: 'DELETE' })
    const { revoked } = await response.json<{ revoked: string[] }>()
    expect(revoked.sort()).toEqual([first.id, second.id, third.id].sort())
    expect(await statusOf(send('/v1/models', undefined, { key: third.key }))).toBe(401)
  })

  it('raises no limit of its own, hands out none, and nothing that lasts longer than itself', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const limits = { requestsPerMinute: 100 }
    const { key, id } = await create({ scopes: ['operator'], limits, expiresAt })
    const put = (body: object) =>
      send(`/admin/v1/keys/${id}`, { scopes: ['operator'], limits, expiresAt, ...body }, { key, method: 'PUT' })
    for (const body of [{ limits: {} }, { limits: { requestsPerMinute: 101 } }])
      expect(await errorOf(await put(body))).toMatchObject({ status: 403, param: 'limits.requestsPerMinute' })
    for (const later of [null, new Date(Date.now() + 7_200_000).toISOString()])
      expect(await errorOf(await put({ expiresAt: later }))).toMatchObject({ status: 403, param: 'expiresAt' })
    expect(await errorOf(await send('/admin/v1/keys', { limits }, { key }))).toMatchObject({ status: 403, param: 'expiresAt' })
    expect(await statusOf(put({ limits: { requestsPerMinute: 50 } }))).toBe(200)
    expect(await statusOf(send('/admin/v1/keys', { limits: { requestsPerMinute: 50 }, expiresAt }, { key }))).toBe(201)
  })

  it('takes no key that may do more than itself, by a new secret for it', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const limits = { requestsPerMinute: 100 }
    const weak = await create({ scopes: ['operator'], limits, expiresAt })
    const rotate = (id: string) => send(`/admin/v1/keys/${id}/rotate`, { overlapSeconds: 0 }, { key: weak.key })
    const strong = await create({ scopes: ['operator'], limits, expiresAt })
    expect(await statusOf(rotate(strong.id))).toBe(200)
    for (const [more, param] of [
      [{ limits: {} }, 'limits.requestsPerMinute'],
      [{ limits: { requestsPerMinute: 101 } }, 'limits.requestsPerMinute'],
      [{ expiresAt: null }, 'expiresAt'],
      [{ scopes: ['operator', 'platform'] }, 'scopes'],
    ] as const) {
      const { id } = await create({ scopes: ['operator'], limits, expiresAt, ...more })
      expect(await errorOf(await rotate(id))).toMatchObject({ status: 403, param })
    }
  })

  it('has no more by many keys than by one, however deep they are created with each other', async () => {
    const limits = { requestsPerMinute: 100 }
    const first = await create({ scopes: ['operator'], limits })
    const make = (key: string, requestsPerMinute: number) =>
      send('/admin/v1/keys', { scopes: ['operator'], limits: { requestsPerMinute } }, { key })
    const second = (await (await make(first.key, 60)).json()) as Key
    expect(await errorOf(await make(first.key, 41))).toMatchObject({ status: 403, param: 'limits.requestsPerMinute' })
    // Of the hundred that the first may hand out, forty are left to whomever.
    expect(await statusOf(make(second.key, 41))).toBe(403)
    const third = (await (await make(second.key, 40)).json()) as Key
    expect(await statusOf(make(third.key, 1))).toBe(403)
    const put = (requestsPerMinute: number) =>
      send(
        `/admin/v1/keys/${third.id}`,
        { scopes: ['operator'], limits: { requestsPerMinute } },
        { key: first.key, method: 'PUT' },
      )
    expect(await statusOf(put(41))).toBe(403)
    expect(await statusOf(put(10))).toBe(200)
    expect(await statusOf(make(second.key, 30))).toBe(201)
  })

  it('changes and revokes no key of the platform', async () => {
    const { key } = await create({ scopes: ['operator'] })
    const { id } = await create({ scopes: ['operator', 'platform'] })
    expect(await statusOf(send(`/admin/v1/keys/${id}`, { scopes: ['public'] }, { key, method: 'PUT' }))).toBe(403)
    expect(await statusOf(send(`/admin/v1/keys/${id}`, undefined, { key, method: 'DELETE' }))).toBe(403)
  })

  it('has its limits on operators’ routes too', async () => {
    const { key } = await create({ scopes: ['operator'], limits: { requestsPerMinute: 3 } })
    const statuses: number[] = []
    for (let time = 0; time < 5; time++) statuses.push(await statusOf(send('/admin/v1/keys', undefined, { key })))
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  it('that is revoked while it is changed stays revoked', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => create({})))
    await Promise.all(
      keys.flatMap(({ id }) => [
        statusOf(send(`/admin/v1/keys/${id}`, { name: 'new' }, { ...operator, method: 'PUT' })),
        statusOf(send(`/admin/v1/keys/${id}`, undefined, { ...operator, method: 'DELETE' })),
      ]),
    )
    expect(await Promise.all(keys.map(({ id }) => env.STORE.get(keyName(id))))).toEqual(keys.map(() => null))
  })
})

describe('operators’ routes', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page beside', { 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { origin: 'null' }],
  ])('take nothing from %s, and say so to a preflight', async (_name, headers: Record<string, string>) => {
    expect(await statusOf(send('/admin/v1/keys', {}, { ...operator, headers }))).toBe(403)
    expect(await statusOf(send('/admin/v1/keys', undefined, { key: null, method: 'OPTIONS', headers }))).toBe(403)
    expect(await statusOf(send('/acp/feeds', {}, { ...operator, headers }))).toBe(403)
  })

  it('answer their own pages and clients that are no browser, and nothing is kept of it', async () => {
    for (const headers of [{}, { origin: 'https://edge.test', 'sec-fetch-site': 'same-origin' }] as Record<string, string>[]) {
      const response = await send('/admin/v1/keys', undefined, { ...operator, headers })
      await response.text()
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
  })
})

describe('the limit of operators’ routes', () => {
  // Twice the limit, since a window may end meanwhile, and room.
  const most = 1_100
  const refusalOf = async (key: string, path: string, method: string): Promise<Response | null> => {
    for (let sent = 0; sent < most; sent += 50) {
      const body = method === 'GET' ? undefined : {}
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(path, body, { key, method })))
      const refused = answers.find(({ status }) => status === 429)
      if (refused) return refused
      await Promise.all(answers.map((answer) => answer.text()))
    }
    return null
  }

  it.each([
    ['PUT', '/admin/v1/keys/none'],
    ['POST', '/acp/feeds'],
  ])('ends a flood of %s %s by one key as any refusal, and holds up no other key', async (method, path) => {
    const [one, other] = [await create({ scopes: ['operator'] }), await create({ scopes: ['operator'] })]
    const refused = await refusalOf(one.key, path, method)
    expect(refused?.headers.get('retry-after')).toBe('10')
    expect(refused?.headers.get('cache-control')).toBe('no-store')
    expect(refused && (await errorOf(refused))).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
      type: expect.any(String),
    })
    expect(await statusOf(send('/admin/v1/keys', undefined, { key: other.key }))).toBe(200)
  })

  it('is none of what callers ask', async () => {
    const { key } = await create({ scopes: ['operator', 'public'] })
    expect((await refusalOf(key, '/admin/v1/keys', 'GET'))?.status).toBe(429)
    expect(await statusOf(send('/v1/models', undefined, { key }))).toBe(200)
  })
})

describe('a limit', () => {
  const call = (id: number) => ({ jsonrpc: '2.0', id, method: 'tools/list', params: {} })
  const batch = (calls: number, key: string) =>
    send(
      '/mcp',
      Array.from({ length: calls }, (_, id) => call(id)),
      { key, headers: { accept: 'application/json' } },
    )

  it('counts each call of an MCP batch', async () => {
    await putKey('llasa_batches_longenough', 'sample-shop', ['public'], { limits: { ...noLimits, requestsPerMinute: 12 } })
    await statusOf(batch(10, 'llasa_batches_longenough'))
    expect(await statusOf(batch(3, 'llasa_batches_longenough'))).toBe(429)
    expect(await statusOf(batch(21, operatorKey))).toBe(400)
  })

  it('on tokens counts what came of a stream whose reader left', async () => {
    await putKey('llasa_leaves_longenough', 'sample-shop', ['public'], { limits: { ...noLimits, tokensPerMinute: 3_000 } })
    const options = { key: 'llasa_leaves_longenough' }
    const tokensLeft = async () =>
      Number(
        (
          await (async () => {
            const response = await ask(`what is left ${Math.random()}`, { max_tokens: 1 }, options)
            await response.text()
            return response
          })()
        ).headers.get('x-ratelimit-remaining-tokens'),
      )
    const before = await tokensLeft()
    const response = await ask('!endless without a reader', { stream: true, max_tokens: 400 }, options)
    const reader = response.body?.getReader()
    for (let time = 0; time < 60; time++) await reader?.read()
    await reader?.cancel()
    const after = await tokensLeft()
    expect(before - after).toBeGreaterThan(60)
  })
})

describe('a body of more levels than a stack holds', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  it.each([
    ['/v1/chat/completions', `{"model":"llasa","messages":${deep(60_000)}}`],
    ['/v1/chat/completions', `{"model":"llasa","messages":[{"role":"user","content":"hi"}],"metadata":${deep(60_000)}}`],
    [
      '/v1/chat/completions',
      `{"model":"llasa","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"a":${deep(60_000)}}}}}`,
    ],
    ['/v1/tasks/extract-attributes', `{"input":${deep(60_000)}}`],
    ['/v1/ask', `{"query":${deep(60_000)}}`],
    ['/mcp', deep(60_000)],
    ['/admin/v1/keys', `{"name":${deep(60_000)}}`],
    ['/admin/v1/faqs', `{"id":"deep","questions":${deep(60_000)}}`],
    ['/admin/v1/faqs:import?format=json&dryRun=true', deep(60_000)],
    ['/admin/v1/catalogue:import?format=json&dryRun=true', deep(60_000)],
  ])('is refused by %s', async (path, body) => {
    const status = await statusOf(send(path, body, path.startsWith('/admin') ? operator : {}))
    // A dry run of an import reports its faults.
    if (!path.includes('dryRun') || status !== 200) expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})

describe('what a caller sends', () => {
  const secret = 'my-card-4111-and-my-diary'
  const broken = `{"messages":[{"role":"user","content":"${secret}"},]`
  it.each([
    ['/v1/chat/completions', broken],
    ['/v1/chat/completions', JSON.stringify({ model: secret, messages: [{ role: secret, content: secret }] })],
    ['/v1/chat/completions', JSON.stringify({ model: 'llasa', messages: [{ role: 'user', content: `!refuse 503 ${secret}` }] })],
    ['/v1/responses', broken],
    ['/v1/ask', broken],
    ['/v1/tasks/write-title', broken],
    ['/v1/feedback', broken],
    ['/mcp', broken],
    ['/ucp/catalog/search', broken],
    ['/acp/feeds', broken],
    ['/admin/v1/keys', broken],
    ['/admin/v1/faqs', broken],
    ['/admin/v1/faqs:import?format=json', broken],
    ['/admin/v1/faqs:import?format=csv', `id,question,answer\n"${secret},b`],
    ['/admin/v1/catalogue:import?format=json', broken],
    ['/admin/v1/catalogue:import?format=google-xml', `<rss><item>${secret}`],
  ])('to %s stands in no log', async (path, body) => {
    const lines: string[] = []
    const spies = (['log', 'error', 'warn', 'info'] as const).map((kind) =>
      vi.spyOn(console, kind).mockImplementation((...parts: unknown[]) => void lines.push(parts.map(String).join(' '))),
    )
    await statusOf(send(path, body, /^.(admin|acp)/.test(path) ? operator : {}))
    for (const spy of spies) spy.mockRestore()
    // The log is read: each request leaves its line.
    expect(lines.join('\n')).toContain('"kind":"request"')
    expect(lines.join('\n')).not.toContain(secret)
  })
})
