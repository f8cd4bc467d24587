import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Admission } from '../../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../../gpu-backend/gateway/metrics.ts'
import { eventually } from '../../support/eventually.ts'
import { type ScriptedEngine, scriptedEngine } from '../../support/scripted-engine.ts'
import { type ServedGateway, servedGateway } from '../../support/served-gateway.ts'

const token = 'token-of-the-gateway-tests'
let engine: ScriptedEngine
let admission: Admission
let app: ServedGateway
let metrics: ReturnType<typeof createMetrics>

beforeEach(async () => {
  engine = scriptedEngine(1)
  admission = new Admission({ slots: 1, queueMax: 1, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })
  metrics = createMetrics(admission)
  app = await servedGateway(
    createGateway({ engine, admission, metrics, token, outputTokensDefault: 64, keepAliveMs: 20, log: () => {} }),
  )
})

afterEach(() => app.close())

const post = (content: string, more: object = {}, signal?: AbortSignal, headers: Record<string, string> = {}) =>
  app.request('/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'llasa-nano', messages: [{ role: 'user', content }], ...more }),
    ...(signal && { signal }),
  })

describe('the gateway', () => {
  it('answers only who has its token, and only its three routes', async () => {
    expect((await app.request('/v1/models')).status).toBe(401)
    expect((await app.request('/v1/models', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    expect((await app.request('/v1/models', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    for (const path of ['/release_memory', '/metrics', '/v1/completions', '/v1/../update_weights'])
      expect((await app.request(path, { method: 'POST', headers: { authorization: `Bearer ${token}` } })).status).toBe(404)
  })

  it('always sets an output cap', async () => {
    await post('hi')
    await post('hi', { max_tokens: 1_000_000 })
    expect(engine.jobs.map(({ outputTokensMax }) => outputTokensMax)).toEqual([64, 2048])
  })

  it('calls an answer what the edge calls it, and by a name of its own where the edge says none', async () => {
    const idOf = async (id?: string) => {
      const answer = await post('hi', {}, undefined, id === undefined ? {} : { 'x-llasa-answer-id': id })
      return ((await answer.json()) as { id: string }).id
    }
    const id = 'chatcmpl-m0abcdef0123456789ab.eu.canary.0123456789abcdef0123456789abcdef'
    expect(await idOf(id)).toBe(id)
    for (const other of [undefined, 'x', 'chatcmpl-<script>']) expect(await idOf(other)).toMatch(/^chatcmpl-[0-9a-f-]{36}$/)
    const streamed = await (await post('hi', { stream: true }, undefined, { 'x-llasa-answer-id': id })).text()
    expect(new Set([...streamed.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]))).toEqual(new Set([id]))
  })

  it('tries a form that the engine refused no second time, for whatever question', async () => {
    const form = (name: string) => ({
      response_format: { type: 'json_schema', json_schema: { name, schema: { type: 'object' } } },
    })
    for (const content of ['!refuse-form', '!refuse-form', 'another question'])
      expect([await post(content, form('a'))].map(({ status }) => status)).toEqual([400])
    expect(engine.jobs).toHaveLength(1)
    expect((await post('another question', form('b'))).status).toBe(200)
    expect((await post('another question')).status).toBe(200)
  })

  it('hands on no seed that an engine could not keep', async () => {
    for (const seed of [-1, 7, 2 ** 40 + 3]) await post('hi', { seed })
    expect(engine.jobs.map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 7, 3])
  })

  it('ends work for an answer that would come too late, whole, streamed and still waiting', async () => {
    const by = (ms: number) => ({ 'x-request-deadline': String(Date.now() + ms) })
    const past = await post('hi', {}, undefined, by(-1))
    expect([past.status, await past.json()]).toMatchObject([504, { error: { code: 'backend_timeout' } }])
    const whole = await post('!wait', {}, undefined, by(50))
    expect([whole.status, await whole.json()]).toMatchObject([504, { error: { code: 'backend_timeout' } }])
    const running = await post('!wait', { stream: true }, undefined, by(200))
    const waiting = await post('hi', {}, undefined, by(50))
    expect([waiting.status, await waiting.json()]).toMatchObject([504, { error: { code: 'backend_timeout' } }])
    expect(await running.text()).toContain('"code":"backend_timeout"')
    await eventually(() => expect([engine.running, admission.inFlight, admission.queued]).toEqual([0, 0, 0]))
  })

  it('goes on with an answer that was begun elsewhere, where it is plain text', async () => {
    const messages = [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: 'Hel' },
    ]
    await post('', { messages, continue_final_message: true })
    expect(engine.jobs[0]).toMatchObject({ begun: 'Hel', messages: [{ role: 'user', content: 'hi' }] })
    const refused = await post('hi', { continue_final_message: true })
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: { param: 'continue_final_message' } }])
    const form = await post('', { messages, continue_final_message: true, response_format: { type: 'json_object' } })
    expect(form.status).toBe(400)
  })

  it('answers whole and streamed, and tells the edge what a stream cost', async () => {
    expect(await (await post('hi')).json()).toMatchObject({
      choices: [{ message: { content: 'Hello there' } }],
      usage: { total_tokens: 7 },
    })
    const stream = await (await post('hi', { stream: true })).text()
    expect(stream).toMatch(/\n\n: usage \{"prompt_tokens":5.*\}\n\ndata: \[DONE\]\n\n$/)
  })

  it('gives refusals of the engine their status, also when a stream was asked for', async () => {
    const response = await post('!refuse', { stream: true })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'context_length_exceeded' } })
    expect(admission.inFlight).toBe(0)
  })

  it('ends a failing stream by an error event that tells nothing of the inside', async () => {
    const text = await (await post('!fail', { stream: true })).text()
    expect(text).toContain('"code":"internal_error"')
    expect(text).not.toContain('CUDA')
    expect(text).not.toContain('[DONE]')
    expect(admission.inFlight).toBe(0)
  })

  it('keeps the line alive while the engine is silent', async () => {
    const response = await post('!wait', { stream: true })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes(': keep-alive')) text += (await reader?.read())?.value ?? ''
    engine.proceed()
    while (!text.includes('[DONE]')) text += (await reader?.read())?.value ?? ''
  })

  it.each([true, false])('stops the engine and frees the slot when the caller leaves (stream: %s)', async (stream) => {
    const caller = new AbortController()
    const response = Promise.resolve(post('!wait', { stream }, caller.signal)).catch(() => null)
    await eventually(() => expect(engine.running).toBe(1))
    caller.abort()
    await (await response)?.body?.cancel().catch(() => {})
    await eventually(() => expect([engine.running, admission.inFlight]).toEqual([0, 0]))
  })

  it('sends away who finds the queue full, with Retry-After', async () => {
    const callers = new AbortController()
    const running = [post('!wait', {}, callers.signal), post('!wait', {}, callers.signal)]
    await eventually(() => expect(admission.queued).toBe(1))
    const response = await post('hi')
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    engine.proceed()
    for (const one of running) expect((await one).status).toBe(200)
  })

  it('is not ready while it drains', async () => {
    expect((await app.request('/readyz')).status).toBe(200)
    await admission.drain(1)
    // A tunnel would keep its connection, and send the next request down it.
    for (const response of [await app.request('/readyz'), await post('hi')])
      expect([response.status, response.headers.get('connection')]).toEqual([503, 'close'])
  })

  it('exports what autoscaling needs', async () => {
    await (await post('hi')).json()
    const text = await metrics.registry.metrics()
    expect(text).toContain('llasa_gateway_in_flight_requests 0')
    expect(text).toContain('llasa_gateway_queued_requests 0')
    expect(text).toContain('gen_ai_server_time_to_first_token_seconds_count 1')
    expect(text).toContain('llasa_gateway_requests_total{outcome="stop"} 1')
  })
})
