import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../../gpu-backend/engines/engine.ts'
import { Admission } from '../../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../../gpu-backend/gateway/metrics.ts'
import { eventually } from '../../support/eventually.ts'
import { type ServedGateway, servedGateway } from '../../support/served-gateway.ts'

const token = 'token-of-stalled-readers'
const readers = 120
const stalledBytesMax = 4_000_000
const pieceChars = 16_384
let running = 0
let generated = 0

/** An answer without end, as fast as it is read, where `!endless` asks for it. */
const engine: Engine = {
  modelId: 'llasa-nano',
  contextTokens: 2_048,
  sequences: 256,
  async generate({ messages }, emit, signal) {
    running++
    try {
      const pieces = messages.at(-1)?.content === '!endless' ? Number.POSITIVE_INFINITY : 3
      for (let piece = 0; piece < pieces; piece++) {
        signal.throwIfAborted()
        generated++
        await emit({ type: 'text', text: 'x'.repeat(pieceChars) })
        await setImmediate()
      }
      void emit({ type: 'end', finishReason: 'stop', usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 } })
    } finally {
      running--
    }
  },
  ready: async () => true,
  close: async () => {},
}

let gateway: ServedGateway
let port = 0
const sockets: Socket[] = []
const admission = new Admission({ slots: 256, queueMax: 1, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })

beforeAll(async () => {
  gateway = await servedGateway(
    createGateway({
      engine,
      admission,
      metrics: createMetrics(admission),
      token,
      outputTokensDefault: 64,
      keepAliveMs: 5_000,
      log: () => {},
      stalledBytesMax,
    }),
  )
  port = gateway.port
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  gateway.close()
})

/** A caller who asks for a stream and never reads of it. */
function stall(deadlineAt: number): void {
  const body = JSON.stringify({ model: 'llasa-nano', stream: true, messages: [{ role: 'user', content: '!endless' }] })
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.pause()
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      `x-request-deadline: ${deadlineAt}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  sockets.push(socket)
}

const read = async (): Promise<number> => {
  const response = await gateway.request('/v1/chat/completions', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'llasa-nano', stream: true, messages: [{ role: 'user', content: 'hi' }] }),
  })
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).toContain('[DONE]')
  return text.length
}

it('readers who never read hold a bounded number of bytes together, others are served, and deadlines free their places', async () => {
  const before = process.memoryUsage()
  const deadlineAt = Date.now() + 12_000
  for (let reader = 0; reader < readers; reader++) stall(deadlineAt)
  await eventually(() => expect(generated).toBeGreaterThan(readers * 2))
  // Others get their answers whole meanwhile.
  for (let time = 0; time < 5; time++) expect(await read()).toBeGreaterThan(3 * pieceChars)
  const { external, heapUsed, arrayBuffers } = process.memoryUsage()
  const grown = external + heapUsed + arrayBuffers - before.external - before.heapUsed - before.arrayBuffers
  expect(grown).toBeLessThan(64_000_000)
  // Those who found all of it held were cut off; nobody generates faster than is read.
  await eventually(async () => {
    const soFar = generated
    await read()
    expect(generated - soFar).toBeLessThan(20)
  })
  await eventually(() => expect([running, admission.inFlight]).toEqual([0, 0]))
}, 60_000)
