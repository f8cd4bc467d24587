import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { noLimits } from '../../shared/quota.ts'
import { createApp } from '../../workers/app.ts'
import { readConfig } from '../../workers/config.ts'
import type { Services } from '../../workers/services.ts'
import { testSecrets, testSettings } from '../support/settings.ts'

describe('a deployment without its settings', () => {
  const app = createApp(readConfig({ SETTINGS: {} }), null, 'unconfigured')
  const get = (path: string) => app.fetch(new Request(`https://api.test${path}`), env, createExecutionContext())

  it('lives, is not ready, and says which settings are missing', async () => {
    expect((await get('/healthz')).status).toBe(200)
    const ready = await get('/readyz')
    expect(ready.status).toBe(503)
    const { reasons } = await ready.json<{ reasons: string[] }>()
    expect(reasons.join('\n')).toMatch(/configuration: keyPepper: /)
  })

  it('opens nothing', async () => {
    const response = await get('/v1/models')
    expect([response.status, await response.json()]).toMatchObject([500, { error: { code: 'internal_error' } }])
  })
})

describe('a deployment whose operators have a host of their own', () => {
  const read = readConfig({
    SETTINGS: { ...testSettings, admin: { host: 'ops.test' } },
    ...testSecrets,
  })
  const operator = {
    keyId: 'access:ada',
    tenant: 'shop',
    scopes: ['operator'],
    origins: [],
    regions: [],
    limits: noLimits,
    plainRequests: 'grounded' as const,
  }
  // What the routes below ask, and nothing else: whoever asks more fails loudly.
  const services = {
    config: read.ok ? read.config : null,
    keys: { find: async () => null },
    access: { identify: async (assertion: string) => (assertion === 'good' ? operator : null) },
    quotas: { mayBurst: () => true, mayOperate: async () => true, take: () => null },
    faqStore: { list: async () => [] },
    recorder: { write: async () => {} },
  } as unknown as Services
  const app = createApp(read, services, 'test')
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await app.fetch(new Request(url, { headers }), env, createExecutionContext())
    await response.text()
    return response.status
  }

  it('shows theirs there only, and the callers’ not there', async () => {
    const key = { authorization: 'Bearer llasa_some_unknownkey' }
    expect(await get('https://api.test/admin/v1/faqs', key)).toBe(404)
    expect(await get('https://ops.test/admin/v1/faqs', key)).toBe(401)
    expect(await get('https://ops.test/v1/models', key)).toBe(404)
    expect(await get('https://api.test/v1/models', key)).toBe(401)
    expect(await get('https://ops.test/healthz')).toBe(200)
  })

  it('lets in whom Access vouches for, on that host, to no scope beyond their own, and never to the callers’ routes', async () => {
    const vouched = { 'cf-access-jwt-assertion': 'good' }
    expect(await get('https://ops.test/admin/v1/faqs', vouched)).toBe(200)
    expect(await get('https://ops.test/admin/v1/rollout', vouched)).toBe(403)
    expect(await get('https://ops.test/admin/v1/faqs', { 'cf-access-jwt-assertion': 'forged' })).toBe(401)
    expect(await get('https://api.test/v1/models', vouched)).toBe(401)
    expect(await get('https://api.test/admin/v1/faqs', vouched)).toBe(404)
  })
})

describe('what agents are told of where to send', () => {
  const profileAt = async (publicUrl: string | null, url: string, headers: Record<string, string> = {}) => {
    const read = readConfig({ SETTINGS: { ...testSettings, publicUrl }, ...testSecrets })
    const services = { config: read.ok ? read.config : null, recorder: { write: async () => {} } } as unknown as Services
    const request = new Request(url, { headers })
    const response = await createApp(read, services, 'test').fetch(request, env, createExecutionContext())
    return { status: response.status, text: await response.text(), kept: response.headers.get('cache-control') }
  }
  const path = '/.well-known/ucp'

  it('is the address of the deployment, whatever host a request names', async () => {
    for (const url of [`https://evil.test${path}`, `https://api.shop.test${path}`]) {
      const { status, text } = await profileAt('https://api.shop.test', url, { 'x-forwarded-host': 'evil.test' })
      expect([status, text.includes('https://api.shop.test/ucp'), text.includes('evil')]).toEqual([200, true, false])
    }
  })

  it('is nothing where the deployment names none, but on one’s own machine, and then nobody keeps it', async () => {
    expect(await profileAt(null, `https://evil.test${path}`)).toMatchObject({ status: 404 })
    expect((await profileAt(null, `https://evil.test${path}`)).text).not.toContain('evil')
    for (const host of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787']) {
      const { status, text, kept } = await profileAt(null, `http://${host}${path}`)
      expect([status, text.includes(`http://${host}/mcp`), kept]).toEqual([200, true, 'no-store'])
    }
  })
})
