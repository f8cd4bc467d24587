import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { operatorKey, publicKey, seed, send } from '../../support/edge.ts'

const question = { model: 'llasa', messages: [{ role: 'user', content: 'Which mug?' }] }
const chat = '/v1/chat/completions'

describe('a request', () => {
  beforeAll(seed)
  afterEach(() => vi.restoreAllMocks())

  it.each<[string, number, string, object | undefined, Parameters<typeof send>[2]]>([
    ['a chat', 200, chat, question, {}],
    ['a chat that is a stream', 200, chat, { ...question, stream: true }, {}],
    ['a chat by another spelling of the address', 200, `${chat}/`, question, {}],
    ['a chat with a query', 200, `${chat}?a=b`, question, {}],
    ['a chat that is refused for its body', 400, chat, { ...question, n: 2 }, {}],
    ['a chat without a key', 401, chat, question, { key: null }],
    ['a chat of a model that is none', 404, chat, { ...question, model: 'none' }, {}],
    ['a chat with an idempotency key', 200, chat, question, { headers: { 'idempotency-key': 'one-record' } }],
    ['the same again', 200, chat, question, { headers: { 'idempotency-key': 'one-record' } }],
    ['the same with another body', 422, chat, { ...question, user: 'a' }, { headers: { 'idempotency-key': 'one-record' } }],
    ['another route', 200, '/v1/models', undefined, { key: publicKey }],
    ['an address where nothing is', 404, '/v1/nothing', undefined, { key: operatorKey }],
  ])('leaves one record, and is counted once: %s', async (_name, status, path, body, options) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const response = await send(path, body, options)
    await response.text()
    const requestId = response.headers.get('x-request-id')
    const records = () =>
      log.mock.calls.flatMap(([line]) => {
        const record = JSON.parse(String(line)) as { kind: string; requestId: string; status: number }
        return record.kind === 'request' && record.requestId === requestId ? [record.status] : []
      })
    await vi.waitFor(() => expect(records()).toEqual([status]))
    expect(response.status).toBe(status)
  })
})
