import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../workers/app.ts'
import { readConfig } from '../../workers/config.ts'

describe('a deployment without its settings', () => {
  const app = createApp(readConfig({ SETTINGS: {} }), null, 'unconfigured')
  const get = (path: string) => app.request(path, {}, env, createExecutionContext())

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
