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

it('a command waits as long as it is told where there were too many requests, says so, and ends where it is told no more', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  let [refusals, requests] = [2, 0]
  const server = createServer((_, response) => {
    requests++
    if (refusals-- <= 0) return response.end('{"ok":true}')
    response.writeHead(429, { 'retry-after': '0' })
    response.end('{"error":{"message":"Too many requests at once."}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const remote = { url, key: 'a-key', own: false, json: false, yes: true }
  expect(await (await send(remote, '/admin/v1/keys')).json()).toEqual({ ok: true })
  expect([requests, printed.mock.calls]).toEqual([3, [['Too many requests: on in 0 s.'], ['Too many requests: on in 0 s.']]])
  refusals = Number.POSITIVE_INFINITY
  await expect(send(remote, '/admin/v1/keys')).rejects.toThrow('Too many requests at once.')
  // A file that goes up as it is read cannot go up again.
  requests = 0
  await expect(send(remote, '/admin/v1/keys', { body: new Blob(['a']).stream() })).rejects.toThrow('Too many requests at once.')
  expect(requests).toBe(1)
  printed.mockRestore()
  server.close().closeAllConnections()
})
