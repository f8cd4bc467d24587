import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { Admission } from '../../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../../gpu-backend/gateway/app.ts'
import { exportTraces } from '../../../gpu-backend/gateway/export-traces.ts'
import { createMetrics } from '../../../gpu-backend/gateway/metrics.ts'
import { scriptedEngine } from '../../support/scripted-engine.ts'
import { servedGateway } from '../../support/served-gateway.ts'

interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[] }[]
}
interface ExportedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  readonly attributes: readonly { readonly key: string }[]
  readonly events: readonly { readonly name: string }[]
  readonly status: { readonly code: number }
}

it('a request is a span of the edge’s trace, its engine is told, and what the edge does not record is not sent', async () => {
  const spans: ExportedSpan[] = []
  const collector = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const sent = JSON.parse(Buffer.concat(parts).toString()) as Sent
    spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const sendLast = exportTraces(`http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`, 'eu')
  const token = 'token-of-the-tracing-test'
  const engine = scriptedEngine(2)
  const admission = new Admission({ slots: 2, queueMax: 1, queueTimeoutMs: 60_000, queueWaitMaxMs: 600_000 })
  const metrics = createMetrics(admission)
  const app = await servedGateway(
    createGateway({ engine, admission, metrics, token, outputTokensDefault: 64, keepAliveMs: 1_000, log: () => {} }),
  )
  const ask = (content: string, traceparent?: string) =>
    app.request('/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(traceparent && { traceparent }) },
      body: JSON.stringify({ model: 'llasa-nano', messages: [{ role: 'user', content }] }),
    })
  const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']
  await (await ask('hi', `00-${traceId}-${spanId}-01`)).text()
  await (await ask('!refuse', `00-${traceId}-${spanId}-01`)).text()
  await (await ask('hi', `00-${traceId}-${spanId}-00`)).text()
  await (await ask('hi')).text()
  await sendLast()
  collector.close()
  app.close()

  expect(spans).toHaveLength(2)
  const [answered, refused] = spans
  expect(answered).toMatchObject({ traceId, parentSpanId: spanId, name: 'chat llasa-nano', status: { code: 0 } })
  expect(answered?.events.map(({ name }) => name)).toEqual(['admitted', 'first token'])
  expect(answered?.attributes.map(({ key }) => key)).toContain('gen_ai.usage.output_tokens')
  expect(refused?.status.code).toBe(2)
  expect(JSON.stringify(spans)).not.toContain('"hi"')
  expect(engine.jobs.map(({ traceparent }) => traceparent)).toEqual([
    `00-${traceId}-${answered?.spanId}-01`,
    `00-${traceId}-${refused?.spanId}-01`,
    `00-${traceId}-${spanId}-00`,
    null,
  ])
})
