import { type ChildProcess, spawn } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpEngine } from '../../gpu-backend/engines/http/engine.ts'
import { vllmDialect } from '../../gpu-backend/engines/vllm/dialect.ts'
import { createReplicas } from '../../gpu-backend/gateway/replicas.ts'
import type { FakeDialectName } from '../../gpu-backend/simulator/fake-engine/dialects.ts'
import { type FakeEngine, startFakeEngine } from '../../gpu-backend/simulator/fake-engine/server.ts'
import { iterationModels } from '../../gpu-backend/simulator/iteration-models.ts'
import { engineJob } from '../support/engine-job.ts'
import { eventsOf } from '../support/events-of.ts'
import { eventually } from '../support/eventually.ts'
import { readStream } from '../support/read-stream.ts'
import { freePortPair, lineOf } from '../support/stack.ts'

const token = 'token-of-the-drain-tests'
const running: { engines: FakeEngine[]; gateway: ChildProcess | null } = { engines: [], gateway: null }
afterEach(async () => {
  running.gateway?.kill('SIGKILL')
  await Promise.all(running.engines.map((engine) => engine.die()))
  Object.assign(running, { engines: [], gateway: null })
})

const fakeEngine = (dialect: FakeDialectName = 'trtllm-1.2') =>
  startFakeEngine({
    dialect,
    model: iterationModels['h200x1-fp8'],
    timeScale: 1,
    modelId: 'llasa',
    contextTokens: 8_192,
    sequencesMax: 256,
    kvTokens: 400_000,
    startMs: 0,
    port: 0,
  })

/** A gateway in a process of its own before fake engines of a region's speed. */
async function start(count: number) {
  running.engines = await Promise.all(Array.from({ length: count }, () => fakeEngine()))
  const port = await freePortPair()
  const urls = running.engines.flatMap(({ url }) => ['--engine-url', url])
  const gateway = spawn(
    process.execPath,
    [
      ...['gpu-backend/gateway/main.ts', '--engine', 'trtllm', ...urls, '--model-id', 'llasa', '--sequences', '256'],
      ...['--context-tokens', '8192', '--port', String(port), '--admin-port', String(port + 1), '--queue-max', '500'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GATEWAY_TOKEN: token } },
  )
  running.gateway = gateway
  const lines: string[] = []
  await lineOf(gateway, lines, /"kind":"ready"/)
  const ask = (content: string) =>
    fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'llasa',
        stream: true,
        temperature: 0,
        max_tokens: 64,
        messages: [{ role: 'user', content }],
      }),
    })
  const exited = new Promise<number | null>((resolve) => gateway.once('exit', resolve))
  return { gateway, ask, exited, lines, inFlight: () => running.engines.reduce((sum, engine) => sum + engine.running(), 0) }
}

describe('a gateway that is told to go', () => {
  it('finishes all of 200 streams, admits none after, and ends', async () => {
    const { gateway, ask, exited, lines, inFlight } = await start(1)
    const [engine] = running.engines
    engine?.pause()
    const responses = Array.from({ length: 200 }, (_, at) => ask(`story ${at}`))
    await eventually(() => expect(inFlight()).toBe(200))
    engine?.resume()
    const begun = await Promise.all(responses)
    engine?.pause()
    const streams = begun.map(readStream)
    gateway.kill('SIGTERM')
    // Whoever came before it heard would be let in, and wait for the engine that stands still.
    await eventually(() => expect(lines.join('\n')).toContain('"kind":"draining"'))
    const response = await ask('too late')
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'draining' } }])
    engine?.resume()
    const reported = await Promise.all(streams)
    expect(reported.filter(({ done, error }) => done && error === null)).toHaveLength(200)
    expect(await exited).toBe(0)
  })
})

describe('replicas of an engine', () => {
  it('may go one by one under load: what had begun there is all that is lost, and that is told', async () => {
    const { ask } = await start(3)
    let going = true
    const seen: { done: boolean; begun: boolean; status: number }[] = []
    const client = async (number: number) => {
      for (let turn = 0; going; turn++) {
        const response = await ask(`client ${number}, question ${turn}`)
        const { done, text, error } = await readStream(response)
        seen.push({ done: done && error === null, begun: text !== '', status: response.status })
      }
    }
    const clients = Array.from({ length: 24 }, (_, number) => client(number))
    await eventually(() => expect(seen.length).toBeGreaterThan(30))
    await running.engines[0]?.die()
    const before = seen.length
    await eventually(() => expect(seen.length).toBeGreaterThan(before + 60))
    going = false
    await Promise.all(clients)
    // Cut in the middle: the edge goes on with those. All that had not begun went elsewhere.
    expect(seen.filter(({ done, begun }) => !done && !begun)).toEqual([])
    expect(seen.filter(({ status }) => status !== 200)).toEqual([])
    expect(seen.filter(({ done }) => !done).length).toBeLessThanOrEqual(24)
  })

  it('are replaced one by one under load, as a rollout of their Deployment does, and nobody notices', async () => {
    const engines = await Promise.all([1, 2, 3].map(() => fakeEngine('vllm')))
    running.engines = engines
    const create = (url: string) =>
      createHttpEngine({ url, dialect: vllmDialect, modelId: 'llasa', contextTokens: 8_192, sequences: 64 })
    const replicas = createReplicas({ modelId: 'llasa', contextTokens: 8_192, sequencesPerReplica: 64, create })
    const ready = () => replicas.set(running.engines.map(({ url }) => url))
    ready()
    let going = true
    const ends: string[] = []
    const client = async (number: number) => {
      for (let turn = 0; going; turn++)
        for await (const event of eventsOf(replicas, engineJob(`client ${number}, question ${turn}`)))
          if (event.type === 'end') ends.push(event.finishReason)
    }
    const clients = Array.from({ length: 24 }, (_, number) => client(number))
    for (const old of engines) {
      const before = ends.length
      await eventually(() => expect(ends.length).toBeGreaterThan(before + 24))
      // Once it has to end, it is no longer found by its name, and finishes what it has before it ends.
      running.engines = running.engines.filter((engine) => engine !== old)
      ready()
      await eventually(() => expect(old.running()).toBe(0))
      await old.die()
      running.engines.push(await fakeEngine('vllm'))
      ready()
    }
    going = false
    // A generation that failed would reject here.
    await Promise.all(clients)
    expect(ends.filter((reason) => reason !== 'stop' && reason !== 'length')).toEqual([])
  })
})
