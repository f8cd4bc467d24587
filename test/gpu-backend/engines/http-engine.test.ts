import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createHttpEngine } from '../../../gpu-backend/engines/http/engine.ts'
import { vllmDialect } from '../../../gpu-backend/engines/vllm/dialect.ts'
import { engineJob } from '../../support/engine-job.ts'
import { allEventsOf, eventsOf } from '../../support/events-of.ts'
import { eventually } from '../../support/eventually.ts'

it('an engine’s connection is used again after an answer that was whole, and not after one that was left', async () => {
  let [connections, closed, isWhole] = [0, 0, true]
  const event = (content: string, reason: string | null) =>
    `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: reason }] })}\n\n`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(event('Hello', null))
    if (isWhole) setImmediate(() => response.end(`${event(' there', 'stop')}data: [DONE]\n\n`))
  }).on('connection', (socket) => {
    connections++
    socket.once('close', () => closed++)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const engine = createHttpEngine({ url, dialect: vllmDialect, modelId: 'llasa', contextTokens: 1_024, sequences: 1 })
  const ask = async (eventsMax: number) => {
    let events = 0
    for await (const _ of eventsOf(engine, engineJob('hi'))) if (++events === eventsMax) break
    return events
  }
  for (let turn = 0; turn < 10; turn++) expect(await ask(10)).toBe(3)
  // The last bytes of one may still be on their way when the next one asks.
  expect(connections).toBeLessThanOrEqual(2)
  expect(closed).toBe(0)
  isWhole = false
  expect(await ask(1)).toBe(1)
  await eventually(() => expect(closed).toBe(1))
  server.close().closeAllConnections()
})

it('an engine that closes all idle connections as we take them up is asked over a new one', async () => {
  const used = new WeakSet<Socket>()
  // As many connections lie idle afterwards.
  let atOnce = 3
  let held: (() => void)[] = []
  const server = createServer(({ socket }, response) => {
    if (used.has(socket)) return socket.resetAndDestroy()
    used.add(socket)
    const answer = (): void => {
      const chunk = { choices: [{ delta: { content: 'Hello' }, finish_reason: 'stop' }] }
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`)
    }
    held.push(answer)
    if (held.length < atOnce) return
    for (const each of held) each()
    held = []
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const engine = createHttpEngine({ url, dialect: vllmDialect, modelId: 'llasa', contextTokens: 1_024, sequences: 3 })
  await Promise.all(Array.from({ length: atOnce }, () => allEventsOf(engine, engineJob('hi'))))
  atOnce = 1
  expect(await allEventsOf(engine, engineJob('hi'))).toHaveLength(2)
  server.close().closeAllConnections()
})

it.each(
  ['32-data-without-a-space', '32-other-fields', '34-usage-without-choices-at-the-end'].flatMap((name) =>
    ['\n', '\r\n', '\r'].map((newline) => [name, newline] as const),
  ),
)('an engine’s stream is read in whatever form the format allows: %s, %j', async (name, newline) => {
  const recorded = readFileSync(`test/fixtures/streams/${name}.sse`, 'utf8').replaceAll('\n', newline)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(recorded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const engine = createHttpEngine({ url, dialect: vllmDialect, modelId: 'llasa', contextTokens: 1_024, sequences: 1 })
  const events = await allEventsOf(engine, engineJob('hi'))
  expect(events).toMatchObject([
    { type: 'text', text: 'Größe 44 – 好 🏕' },
    { type: 'end', finishReason: 'stop' },
  ])
  if (name.startsWith('34')) expect(events[1]).toMatchObject({ usage: { total_tokens: 6 } })
  server.close().closeAllConnections()
})
