import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { createBackendClients } from '../../../workers/backends/adapters/backend-client.ts'
import { readConfig } from '../../../workers/config.ts'
import { testSecrets, testSettings } from '../../support/settings.ts'

describe('a gateway behind a binding', () => {
  it('is reached through it, streams and all, and one with an address by that', async () => {
    const clientOf = createBackendClients(
      { backends: { eu: 'vpc://GPU_BOUND', local: 'http://backend.test/' }, gatewayToken: testSecrets.GATEWAY_TOKEN },
      env,
    )
    for (const [backend, url] of [
      ['eu', 'http://gateway'],
      ['local', 'http://backend.test'],
    ] as const) {
      expect(clientOf(backend).url).toBe(url)
      const body = JSON.stringify({ model: 'llasa-nano', stream: true, messages: [{ role: 'user', content: 'hi' }] })
      const response = await clientOf(backend).fetch(`${url}/v1/chat/completions`, { method: 'POST', body })
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('data: [DONE]')
    }
    expect(() => clientOf('us')).toThrow('us')
  })

  it('is named when its binding is not there, before anybody asks', () => {
    const settings = { ...testSettings, backends: { local: 'vpc://GPU_NOWHERE' } }
    expect(readConfig({ SETTINGS: settings, ...testSecrets })).toEqual({
      ok: false,
      reasons: ['backends.local: no such binding'],
    })
    const bound = { ...testSettings, backends: { local: 'vpc://GPU_BOUND' } }
    expect(readConfig({ ...env, SETTINGS: bound, ...testSecrets }).ok).toBe(true)
    const other = readConfig({ SETTINGS: { ...testSettings, backends: { local: 'file:///etc/passwd' } }, ...testSecrets })
    expect(other.ok ? [] : other.reasons.join()).toContain('backends.local')
  })
})
