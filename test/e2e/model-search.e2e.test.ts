import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { createHttpEngine } from '../../gpu-backend/engines/http/engine.ts'
import { PromptRenderer } from '../../gpu-backend/engines/render-prompt.ts'
import { vllmDialect } from '../../gpu-backend/engines/vllm/dialect.ts'
import { Admission } from '../../gpu-backend/gateway/admission.ts'
import { createGateway } from '../../gpu-backend/gateway/app.ts'
import { createMetrics } from '../../gpu-backend/gateway/metrics.ts'
import { startFakeEngine } from '../../gpu-backend/simulator/fake-engine/server.ts'
import { iterationModels } from '../../gpu-backend/simulator/iteration-models.ts'
import { searchedBy } from '../support/search-context.ts'
import { servedGateway } from '../support/served-gateway.ts'

const token = 'token-of-model-search'
const contextTokens = 4_096
const template = readFileSync('gpu-backend/engines/chat-template.jinja', 'utf8')
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

it('the search tool passes our gateway and an engine, and what the engine calls is a query', async () => {
  const fake = await startFakeEngine({
    dialect: 'vllm',
    model: iterationModels['h200x1-fp8'],
    timeScale: 0.02,
    modelId: 'llasa',
    contextTokens,
    sequencesMax: 8,
    kvTokens: 100_000,
    startMs: 0,
    port: 0,
    chatTemplate: template,
    toolParser: true,
  })
  const engine = createHttpEngine({ url: fake.url, dialect: vllmDialect, modelId: 'llasa', contextTokens, sequences: 8 })
  const admission = new Admission({ slots: 8, queueMax: 8, queueTimeoutMs: 5_000, queueWaitMaxMs: 60_000 })
  const gateway = await servedGateway(
    createGateway({
      engine,
      admission,
      metrics: createMetrics(admission),
      token,
      outputTokensDefault: 64,
      keepAliveMs: 5_000,
      log: () => {},
      fit: { renderer: new PromptRenderer(template), counter: null },
    }),
  )
  closing.push(async () => {
    gateway.close()
    await engine.close()
    await fake.die()
  })
  const replies: object[] = []
  const ask = async (request: object) => {
    const response = await gateway.request('/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    const body = (await response.json()) as object
    replies.push(body)
    return body
  }
  const { requests, found } = await searchedBy(ask, 'call search_catalog')
  expect(requests.length).toBeGreaterThanOrEqual(1)
  expect(replies[0]).toMatchObject({ choices: [{ message: { tool_calls: [{ function: { name: 'search_catalog' } }] } }] })
  expect(['near', 'found']).toContain(found.match)
})
