import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestRecord } from '../../workers/http/request-record.ts'
import { ask, errorOf, forgetBackend, seed, send } from '../support/edge.ts'
import { eventually } from '../support/eventually.ts'

beforeAll(seed)
beforeEach(forgetBackend)

describe('the other routes', () => {
  it('list models for who has a key', async () => {
    expect(await (await send('/v1/models')).json()).toMatchObject({
      data: [{ id: 'llasa' }, { id: 'llasa-nano' }, { id: 'llasa-large' }],
    })
    expect(await (await send('/v1/models/llasa')).json()).toMatchObject({
      id: 'llasa',
      object: 'model',
      context_length: expect.any(Number),
      max_output_tokens: expect.any(Number),
    })
    expect(await errorOf(await send('/v1/models/gpt'))).toMatchObject({ status: 404, code: 'model_not_found', param: 'model' })
    expect((await send('/v1/models', undefined, { key: null })).status).toBe(401)
  })

  it('show the shop as it is now', async () => {
    expect(await (await send('/v1/products')).json()).toMatchObject({
      data: [{ id: 'mug', fields: { title: 'Blue Mug', price: '€12.50' } }],
    })
    expect((await send('/v1/products', undefined, { key: null })).status).toBe(401)
  })

  it('tell that they live and are ready, without a key and without naming hosts', async () => {
    expect(await (await send('/healthz', undefined, { key: null })).json()).toEqual({ status: 'ok', version: 'test' })
    const ready = await send('/readyz', undefined, { key: null })
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', reasons: [] }])
  })
})

describe('every response', () => {
  it('lets a browser’s SDK send the headers it always sends', async () => {
    const names = 'authorization,content-type,user-agent,x-stainless-arch,x-stainless-retry-count,mcp-session-id'
    const response = await send('/v1/chat/completions', undefined, {
      key: null,
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': names,
      },
    })
    expect([response.status, response.headers.get('access-control-allow-headers')]).toEqual([204, names.replaceAll(',', ', ')])
  })

  it('names its request, keeps a harmless id the caller gave, and never echoes a harmful one', async () => {
    expect((await send('/healthz', undefined, { headers: { 'x-request-id': 'my-request-1' } })).headers.get('x-request-id')).toBe(
      'my-request-1',
    )
    const other = (await send('/healthz', undefined, { headers: { 'x-request-id': '<script>' } })).headers.get('x-request-id')
    expect(other).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('carries security headers, and CORS with the headers a page may read', async () => {
    const response = await send('/v1/models', undefined, { headers: { origin: 'https://shop.example' } })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-expose-headers')).toContain('cache-status')
    const preflight = await send('/v1/chat/completions', undefined, {
      key: null,
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
  })
})

describe('the record of a request', () => {
  it('is written for every route, once', async () => {
    const log = vi.spyOn(console, 'log')
    await (await send('/v1/models')).text()
    await eventually(() => {
      const routes = log.mock.calls.map(([line]) => JSON.parse(String(line)).route)
      expect(routes).toEqual(['/v1/models'])
    })
    log.mockRestore()
  })

  it.each([
    ['an answer', 'tell me the secret word xylophone', 200, 'complete'],
    ['an unknown model', 'xylophone !model', 404, 'complete'],
    ['a refusal', `xylophone ${'x'.repeat(60_000)}`, 400, 'complete'],
    ['a failure', 'xylophone !refuse 500', 502, 'failed'],
  ])('of %s has figures and never a word of what was said', async (_name, text, status, ending) => {
    const log = vi.spyOn(console, 'log')
    const response = await ask(text, text.endsWith('!model') ? { model: 'gpt-9' } : {})
    await response.text()
    const records = await eventually(() => {
      const lines = log.mock.calls.map(([line]) => JSON.parse(String(line))).filter(({ kind }) => kind === 'request')
      expect(lines.length).toBe(1)
      return lines
    })
    log.mockRestore()
    expect(RequestRecord.parse(records[0])).toMatchObject({
      status,
      ending,
      tenant: 'sample-shop',
      keyId: 'dev',
      requestId: response.headers.get('x-request-id'),
    })
    expect(JSON.stringify(records)).not.toContain('xylophone')
    expect(JSON.stringify(records)).not.toContain('localonly')
  })
})
