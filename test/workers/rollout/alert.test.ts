import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendAlert } from '../../../workers/rollout/adapters/send-alert.ts'
import { alertBody, isAlarming } from '../../../workers/rollout/alert.ts'

const secret = 'alert-secret-of-the-test'
const now = Date.parse('2026-11-26T09:00:00Z')
const decision = { at: '2026-11-26T09:00:00.000Z', action: 'rollback', region: 'eu', arm: 'canary', why: 'errors doubled' }
const body = alertBody(decision, 7)
const settings = { url: 'https://hooks.example/llasa', hosts: ['hooks.example'], signingSecret: 'ALERT_SECRET' }

describe('an alert', () => {
  const received: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    received.push({ headers: request.headers, body: text })
    if (request.url === '/moved') response.writeHead(302, { location: '/llasa' }).end()
    else response.writeHead(request.url === '/llasa' ? 204 : 500).end()
  })
  /** The receiver answers under the name that the deployment allows. */
  const send: typeof fetch = (input, init) => {
    const { pathname } = new URL(String(input))
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`, init)
  }
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => {
    server.close()
  })

  it('is signed so that the receiver can tell it from anybody else’s, and from an old one', async () => {
    expect(await sendAlert({ settings, secret, body, now, send })).toBe(true)
    const [alert] = received
    const seconds = now / 1000
    const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    expect(alert?.headers['x-llasa-signature']).toBe(`t=${seconds},v1=${mac}`)
    expect(JSON.parse(alert?.body ?? '')).toEqual({ type: 'rollout.decision', revision: 7, ...decision })
  })

  it('goes to no host that the deployment did not name, by address or by redirect', async () => {
    const before = received.length
    expect(await sendAlert({ settings: { ...settings, url: 'https://elsewhere.example/llasa' }, secret, body, now, send })).toBe(
      false,
    )
    expect(received.length).toBe(before)
    expect(await sendAlert({ settings: { ...settings, url: 'https://hooks.example/moved' }, secret, body, now, send })).toBe(
      false,
    )
    expect(received.length).toBe(before + 1)
  })

  it('that is refused or finds nobody is known not to have arrived', async () => {
    expect(await sendAlert({ settings: { ...settings, url: 'https://hooks.example/broken' }, secret, body, now, send })).toBe(
      false,
    )
    const nobody: typeof fetch = () => Promise.reject(new TypeError('no route to host'))
    expect(await sendAlert({ settings, secret, body, now, send: nobody })).toBe(false)
  })

  it('is of what a person should hear, not of every step that goes well', () => {
    expect(
      ['rollback', 'inconclusive', 'begin', 'advance', 'hold', 'complete'].filter((action) => isAlarming({ action })),
    ).toEqual(['rollback', 'inconclusive'])
  })
})
