import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAlertSenders } from '../../../workers/rollout/adapters/send-alert.ts'
import { type AlertSettings, alertBody, isAlarming } from '../../../workers/rollout/alert.ts'

const secret = 'alert-secret-of-the-test'
const now = Date.parse('2026-11-26T09:00:00Z')
const decision = { at: '2026-11-26T09:00:00.000Z', action: 'rollback', region: 'eu', arm: 'canary', why: 'errors doubled' }
const body = alertBody(decision, 7)
const webhookAt = (url: string): AlertSettings => ({
  webhook: { url, hosts: ['hooks.example'], signingSecret: 'ALERT_SECRET' },
  email: null,
})
const email = { binding: 'ALERT_MAIL', from: 'llasa@shop.example', to: 'operators@shop.example' }

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

  const post = async (url: string, by = send): Promise<boolean | undefined> =>
    createAlertSenders(webhookAt(url), { ALERT_SECRET: secret }, by).webhook?.(body, now)

  it('is signed so that the receiver can tell it from anybody else’s, and from an old one', async () => {
    expect(await post('https://hooks.example/llasa')).toBe(true)
    const [alert] = received
    const seconds = now / 1000
    const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    expect(alert?.headers['x-llasa-signature']).toBe(`t=${seconds},v1=${mac}`)
    expect(JSON.parse(alert?.body ?? '')).toEqual({ type: 'rollout.decision', revision: 7, ...decision })
  })

  it('goes to no host that the deployment did not name, by address or by redirect', async () => {
    const before = received.length
    for (const url of [
      'https://elsewhere.example/llasa',
      'https://hooks.example@127.0.0.1/llasa',
      'https://hooks.example:8443/llasa',
    ])
      expect(await post(url)).toBe(false)
    expect(received.length).toBe(before)
    expect(await post('https://hooks.example/moved')).toBe(false)
    expect(received.length).toBe(before + 1)
  })

  it('that is refused or finds nobody is known not to have arrived', async () => {
    expect(await post('https://hooks.example/broken')).toBe(false)
    const nobody: typeof fetch = () => Promise.reject(new TypeError('no route to host'))
    expect(await post('https://hooks.example/llasa', nobody)).toBe(false)
  })

  it('is a letter where the deployment has a binding for them, and says what was decided and why', async () => {
    const letters: object[] = []
    const ALERT_MAIL = { send: async (letter: object) => letters.push(letter) }
    expect(await createAlertSenders({ webhook: null, email }, { ALERT_MAIL }, send).email?.(body, now)).toBe(true)
    expect(letters).toEqual([
      {
        from: email.from,
        to: email.to,
        subject: 'LLaSA: rollback of canary in eu',
        text: expect.stringContaining('errors doubled'),
      },
    ])
    const refuses = { send: () => Promise.reject(new Error('destination address is not verified')) }
    expect(await createAlertSenders({ webhook: null, email }, { ALERT_MAIL: refuses }, send).email?.(body, now)).toBe(false)
    expect(await createAlertSenders({ webhook: null, email }, {}, send).email?.(body, now)).toBe(false)
  })

  it('is of what a person should hear, not of every step that goes well', () => {
    expect(
      ['rollback', 'inconclusive', 'begin', 'advance', 'hold', 'complete'].filter((action) => isAlarming({ action })),
    ).toEqual(['rollback', 'inconclusive'])
  })
})
