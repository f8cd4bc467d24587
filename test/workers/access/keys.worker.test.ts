import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyName } from '../../../shared/api-key.ts'
import { ask, backendSaw, errorOf, forgetBackend, operatorKey, otherOperatorKey, putKey, seed, send } from '../../support/edge.ts'
import { documentOf } from '../../support/rollout.ts'

interface Key {
  id: string
  key: string
  tenant: string
}
const create = async (body: object, key = operatorKey): Promise<Key> => (await send('/admin/v1/keys', body, { key })).json()
const worksAs = async (key: string, headers: Record<string, string> = {}): Promise<number> => {
  const response = await send('/v1/models', undefined, { key, headers })
  await response.text()
  return response.status
}

beforeAll(seed)

describe('an API key', () => {
  it('is told once, stored as a hash only, and works', async () => {
    const { key, id } = await create({ name: 'web shop' })
    expect(await worksAs(key)).toBe(200)
    const secret = key.split('_')[2] ?? ''
    expect(JSON.stringify(await env.STORE.get(keyName(id)))).not.toContain(secret)
    const rows = await env.DB.prepare('SELECT * FROM api_keys').all()
    expect(JSON.stringify(rows.results)).not.toContain(secret)
    const listed = await (await send('/admin/v1/keys', undefined, { key: operatorKey })).text()
    expect(listed).toContain('web shop')
    expect(listed).not.toMatch(/secret/i)
  })

  it('has two secrets after a rotation, one when the old one’s time is over, none when it is revoked', async () => {
    const { key, id } = await create({})
    const rotate = async (overlapSeconds: number): Promise<Key> =>
      (await send(`/admin/v1/keys/${id}/rotate`, { overlapSeconds }, { key: operatorKey })).json()
    const second = await rotate(3_600)
    expect([await worksAs(key), await worksAs(second.key)]).toEqual([200, 200])
    const third = await rotate(0)
    expect(await worksAs(third.key)).toBe(200)
    // An isolate remembers verified keys for half a minute; these were never verified by it.
    const { key: unseen, id: other } = await create({})
    await send(`/admin/v1/keys/${other}/rotate`, { overlapSeconds: 0 }, { key: operatorKey })
    expect(await worksAs(unseen)).toBe(401)
    const { key: gone, id: last } = await create({})
    expect((await send(`/admin/v1/keys/${last}`, undefined, { key: operatorKey, method: 'DELETE' })).status).toBe(200)
    expect(await worksAs(gone)).toBe(401)
    expect((await send(`/admin/v1/keys/${last}/rotate`, {}, { key: operatorKey })).status).toBe(404)
  })

  it('for pages works from its pages only', async () => {
    const { key } = await create({ origins: ['https://shop.example'] })
    expect(await worksAs(key, { origin: 'https://shop.example' })).toBe(200)
    expect(await worksAs(key, { origin: 'https://elsewhere.example' })).toBe(403)
    expect(await worksAs(key)).toBe(403)
    expect(
      await errorOf(await send('/admin/v1/keys', { origins: ['https://a.example'], scopes: ['operator'] }, { key: operatorKey })),
    ).toMatchObject({
      status: 400,
      param: 'origins',
    })
  })

  it('that has expired is not valid', async () => {
    await putKey('llasa_expired_longenough', 'sample-shop', ['public'], { expiresAt: '2020-01-01T00:00:00Z' })
    expect(await worksAs('llasa_expired_longenough')).toBe(401)
  })

  it('is given by nobody who has less, and for no other tenant', async () => {
    expect(await errorOf(await send('/admin/v1/keys', { scopes: ['platform'] }, { key: otherOperatorKey }))).toMatchObject({
      status: 403,
      param: 'scopes',
    })
    expect(await errorOf(await send('/admin/v1/keys', { tenant: 'sample-shop' }, { key: otherOperatorKey }))).toMatchObject({
      status: 403,
    })
    const { id } = await create({})
    const foreign = { key: otherOperatorKey }
    expect((await send(`/admin/v1/keys/${id}`, undefined, foreign)).status).toBe(404)
    expect((await send(`/admin/v1/keys/${id}`, undefined, { ...foreign, method: 'DELETE' })).status).toBe(404)
    expect((await create({ tenant: 'third-shop' })).tenant).toBe('third-shop')
  })

  it('pinned to regions is served by no other, whatever falls back to whom', async () => {
    const before = await (await send('/admin/v1/rollout', undefined, { key: operatorKey })).json<{
      revision: number
      document: object
    }>()
    const put = async (document: object) => {
      const { revision } = await (await send('/admin/v1/rollout', undefined, { key: operatorKey })).json<{ revision: number }>()
      const options = { key: operatorKey, method: 'PUT', headers: { 'if-match': `"${revision}"` } }
      expect((await send('/admin/v1/rollout', { document, why: 'pins' }, options)).status).toBe(200)
    }
    await put(documentOf())
    const { key } = await create({ regions: ['eu'], plainRequests: 'as-sent' })
    await forgetBackend()
    const response = await ask('pinned', {}, { key })
    await response.text()
    expect(response.headers.get('x-llasa-region')).toBe('eu')
    expect((await backendSaw()).started).toBe(1)
    const { key: nowhere } = await create({ regions: ['mars'] })
    expect(await errorOf(await ask('nowhere', {}, { key: nowhere }))).toMatchObject({ status: 403, code: 'region_not_allowed' })
    await put(before.document)
  })
})
