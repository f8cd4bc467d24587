import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type FakeEngine, startFakeEngine } from '../../gpu-backend/simulator/fake-engine/server.ts'
import { iterationModels } from '../../gpu-backend/simulator/iteration-models.ts'
import { readStream } from '../support/read-stream.ts'

const key = 'key-of-the-hosted-endpoint'
const folder = mkdtempSync(join(tmpdir(), 'llasa-tls-'))
const pem = (name: string): string => join(folder, name)
const hasCertificate =
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', pem('key.pem'), '-out', pem('certificate.pem')],
  ]).status === 0
if (!hasCertificate) console.warn('No openssl: hosted endpoints are not tested behind TLS.')

// workerd trusts it as Node does; Miniflare reads this once, when it is loaded.
process.env.NODE_EXTRA_CA_CERTS = pem('certificate.pem')

const engines: FakeEngine[] = []
afterAll(() => Promise.all(engines.map((engine) => engine.die())))

/** A Worker whose only backend is an OpenAI-compatible endpoint behind TLS that wants its key. */
async function edgeBefore(dialect: 'openai' | 'vllm', secret: string) {
  const engine = await startFakeEngine({
    dialect: 'vllm',
    model: iterationModels['h200x1-fp8'],
    timeScale: 0.05,
    modelId: 'org/llasa',
    contextTokens: 4_096,
    sequencesMax: 8,
    kvTokens: 40_000,
    startMs: 0,
    port: 0,
    apiKey: key,
    chatTemplate: readFileSync('gpu-backend/engines/chat-template.jinja', 'utf8'),
    tls: { key: readFileSync(pem('key.pem'), 'utf8'), cert: readFileSync(pem('certificate.pem'), 'utf8') },
  })
  engines.push(engine)
  const { startEdge } = await import('./edge.ts')
  const hosted = { url: engine.url, dialect, keySecret: 'HOSTED_KEY', model: 'org/llasa', limits: { outputTokensMax: 64 } }
  return { engine, edge: await startEdge({ local: hosted }, { HOSTED_KEY: secret }) }
}

const question = {
  model: 'llasa',
  temperature: 0,
  messages: [{ role: 'user', content: 'How long is the warranty on this backpack?' }],
  llasa: { products: ['ridge-45-backpack'], faq: 'off' },
}

describe.skipIf(!hasCertificate).each(['openai', 'vllm'] as const)(
  'a hosted endpoint of the dialect %s, behind TLS and a key',
  (dialect) => {
    it('is a region by configuration: complete and streamed answers, their cost, and a probe', async () => {
      const { engine, edge } = await edgeBefore(dialect, key)
      try {
        const complete = await edge.chat({ ...question, stream: false })
        const { choices, usage } = (await complete.json()) as {
          choices: { message: { content: string } }[]
          usage: { total_tokens: number }
        }
        expect([complete.status, (choices[0]?.message.content.length ?? 0) > 10, usage.total_tokens > 10]).toEqual([
          200,
          true,
          true,
        ])
        const stream = await readStream(await edge.chat({ ...question, stream: true }))
        expect(stream).toMatchObject({ text: choices[0]?.message.content, done: true, error: null })
        // The caller did not want the cost, the record has it.
        expect(stream.raw).not.toContain('"choices":[]')
        await edge.recorded(({ completionTokens }) => (completionTokens ?? 0) > 0, 2)
        expect(engine.stats.completed).toBe(2)
        expect((await fetch(`${edge.url}/readyz`)).status).toBe(200)
        await engine.die()
        expect((await fetch(`${edge.url}/readyz`)).status).toBe(503)
      } finally {
        await edge.stop()
      }
    })

    it('that does not take its key is a failure, reported as one, and its key is shown to nobody', async () => {
      const { edge } = await edgeBefore(dialect, 'a-wrong-key-that-is-long')
      try {
        const response = await edge.chat({ ...question, stream: false })
        const text = await response.text()
        expect(response.status).toBe(502)
        expect(text).not.toContain('wrong-key')
      } finally {
        await edge.stop()
      }
    })
  },
)
