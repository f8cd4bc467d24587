import { describe, expect, it } from 'vitest'
import { cacheUse } from '../../../workers/answer-cache/cache-use.ts'
import { mapUpstreamError } from '../../../workers/backends/map-upstream-error.ts'
import { readConfig } from '../../../workers/config.ts'
import { continueTrace } from '../../../workers/http/trace-context.ts'
import { testSecrets, testSettings } from '../../support/settings.ts'

describe('cacheUse', () => {
  it('never keeps answers that may call tools', () => {
    expect(cacheUse({ temperature: 0, tools: [] }, null)).toEqual({ read: false, store: false, detail: 'tools' })
  })
  it('obeys no-store over no-cache', () => {
    expect(cacheUse({ temperature: 0 }, 'no-cache, No-Store')).toMatchObject({ store: false, detail: 'no-store' })
  })
})

describe('mapUpstreamError', () => {
  it('bounds how long a backend may send callers away', () => {
    expect(mapUpstreamError(429, '', '99999').retryAfterSeconds).toBe(120)
    expect(mapUpstreamError(429, '', 'soon').retryAfterSeconds).toBe(2)
  })
  it('takes no code from a backend that it does not know', () => {
    expect(mapUpstreamError(400, '{"error":{"message":"rm -rf","code":"invalid_api_key"}}', null)).toMatchObject({
      code: 'backend_failed',
    })
    expect(mapUpstreamError(400, '<html>', null)).toMatchObject({ code: 'backend_failed' })
  })
})

describe('continueTrace', () => {
  const hex = (bytes: number) => 'c'.repeat(2 * bytes)
  it('begins a trace where the caller sent none or a broken one', () => {
    for (const header of [undefined, 'junk', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`])
      expect(continueTrace(header, hex)).toEqual({
        traceId: 'c'.repeat(32),
        traceparent: `00-${'c'.repeat(32)}-${'c'.repeat(16)}-01`,
      })
  })
})

describe('readConfig', () => {
  it('reads an object and JSON alike', () => {
    expect(readConfig({ SETTINGS: testSettings, ...testSecrets }).ok).toBe(true)
    expect(readConfig({ SETTINGS: JSON.stringify(testSettings), ...testSecrets }).ok).toBe(true)
  })
  it('names what is wrong and never its value', () => {
    const result = readConfig({ SETTINGS: { ...testSettings, backends: {} }, ...testSecrets })
    expect(result).toEqual({
      ok: false,
      reasons: ['arms.stable.backend: no such backend', 'arms.large.backend: no such backend'],
    })
    const secretless = readConfig({ SETTINGS: testSettings, KEY_PEPPER: 'short', GATEWAY_TOKEN: testSecrets.GATEWAY_TOKEN })
    expect(secretless.ok ? [] : secretless.reasons.join()).toMatch(/^keyPepper: /)
    expect(JSON.stringify(secretless)).not.toContain('short')
  })
})
