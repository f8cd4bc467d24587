import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { send } from '../../scripts/cli/remote.ts'

afterEach(() => vi.unstubAllEnvs())

it('a command says who asks by its key, or behind Cloudflare Access by its token alone', async () => {
  const seen: unknown[] = []
  const server = createServer(({ headers }, response) => {
    seen.push([headers.authorization, headers['cf-access-token']])
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const remote = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: 'a-key',
    own: false,
    json: false,
    yes: true,
  }
  await send(remote, '/admin/v1/keys')
  vi.stubEnv('LLASA_ACCESS_TOKEN', 'a-token')
  await send(remote, '/admin/v1/keys')
  server.close().closeAllConnections()
  expect(seen).toEqual([
    ['Bearer a-key', undefined],
    [undefined, 'a-token'],
  ])
})
