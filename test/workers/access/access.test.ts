import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { sign } from 'hono/jwt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAccess } from '../../../workers/access/adapters/access.ts'

const issuer = 'https://team.cloudflareaccess.com'
const audience = 'audience-of-the-application'
const operators = { 'ada@shop.example': { tenant: 'shop', scopes: ['operator' as const] } }
const pair = (kid: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } }
}
const current = pair('one')
const foreign = pair('one')
const now = Math.floor(Date.now() / 1000)
const claims = { iss: issuer, aud: [audience], email: 'Ada@shop.example', iat: now, exp: now + 60 }
const token = ({ privateKey, kid }: { privateKey: KeyObject; kid: string }, change: object = {}) =>
  sign({ ...claims, ...change }, { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256' } as never, 'RS256')

function access(jwks: object[]) {
  const fetched: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    fetched.push(url)
    return Response.json({ keys: jwks })
  })
  return { identify: createAccess({ issuer, audience, operators }).identify, fetched }
}

afterEach(() => vi.unstubAllGlobals())

describe('an operator who came through Cloudflare Access', () => {
  it('is known by e-mail address, by keys that are fetched once', async () => {
    const { identify, fetched } = access([current.jwk])
    for (let time = 0; time < 3; time++)
      expect(await identify(await token(current))).toMatchObject({ tenant: 'shop', scopes: ['operator'] })
    expect(fetched).toEqual([`${issuer}/cdn-cgi/access/certs`])
  })

  it.each([
    ['signed by somebody else', () => token(foreign)],
    ['for another application', () => token(current, { aud: ['another-application'] })],
    ['of another team', () => token(current, { iss: 'https://other.cloudflareaccess.com' })],
    ['that has expired', () => token(current, { exp: now - 60 })],
    ['that never ends', () => token(current, { exp: undefined })],
    ['in the name of what every object has', () => token(current, { email: 'constructor' })],
    [
      'whose claims come from a prototype',
      () => token(current, JSON.parse('{"email":null,"__proto__":{"email":"ada@shop.example"}}')),
    ],
    ['of somebody who is no operator', () => token(current, { email: 'eve@shop.example' })],
    ['that is none', async () => 'nonsense'],
  ])('is nobody with an assertion %s', async (_name, make) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await access([current.jwk]).identify(await make())).toBeNull()
  })

  it('is nobody where the deployment knows no Access', async () => {
    expect(await createAccess(null).identify(await token(current))).toBeNull()
  })
})
