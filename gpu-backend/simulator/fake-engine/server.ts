import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { ContinuousBatch, type IterationModel } from '../continuous-batch.ts'
import { KvBlocks, tokensPerBlock } from '../kv-blocks.ts'
import { answerTo } from './answer.ts'
import { blocksOf } from './blocks.ts'
import { type Body, type FakeDialectName, fakeDialects } from './dialects.ts'
import { tokensOf } from './made-text.ts'
import { createFakeMetrics } from './metrics.ts'
import { chatTemplate, turnsOf } from './render-chat.ts'
import { replyTo } from './reply.ts'

interface FakeEngineOptions {
  readonly dialect: FakeDialectName
  readonly model: IterationModel
  /** Real milliseconds for one of the model's; tests run faster than silicon. */
  readonly timeScale: number
  readonly modelId: string
  readonly contextTokens: number
  readonly sequencesMax: number
  readonly kvTokens: number
  /** From its start until it can answer. */
  readonly startMs: number
  readonly port: number
  /** `--chat_template`, its text; without it what Qwen2 brings. */
  readonly chatTemplate?: string
  /** `--tool_parser`, or vLLM's two flags. */
  readonly toolParser?: boolean
  /** vLLM's `--enable-prompt-tokens-details`. */
  readonly promptTokensDetails?: boolean
  /** Of the served model; words and single digits where none is named. */
  readonly countTokens?: (text: string) => number
  /** vLLM's `--api-key`, as hosted endpoints have one. */
  readonly apiKey?: string
  readonly tls?: { readonly key: string; readonly cert: string }
}

export interface FakeEngine {
  readonly url: string
  readonly stats: {
    completed: number
    cancelled: number
    refused: number
    promptTokens: number
    cachedTokens: number
    /** Roles of the turns in the last prompt, as the engine read it. */
    lastTurns: readonly string[]
  }
  readonly running: () => number
  readonly kvHitRate: () => number
  /** No token from anybody until `resume`, as an engine that hangs: its health stays 200. */
  readonly pause: () => void
  readonly resume: () => void
  /** Every generation that runs fails now, as those of an engine whose worker dies. */
  readonly failRunning: () => void
  /** Cuts every stream that runs, as an engine that dies does. */
  readonly die: () => Promise<void>
}

interface Generation {
  readonly promptTokens: number
  readonly outputTokensMax: number
  readonly blocks: readonly string[]
  readonly arrivedAt: number
  firstAt: number
  emitted: number
  cachedTokens: number
  readonly onToken: () => void
  readonly fail: (message: string) => void
}

const tokensPerIteration = 8_192
const keepAliveMs = 5_000

/**
 * An engine's wire without its weights: real sockets, the exact bytes of three dialects, in-flight batching at the speed of
 * measured silicon, KV blocks and prefix cache. Text follows from the prompt; everything else is as an engine does it. It
 * has no queue bound, no authentication and open admin routes, as they have none. README.md names the source of each behaviour.
 */
export async function startFakeEngine(options: FakeEngineOptions): Promise<FakeEngine> {
  const dialect = fakeDialects[options.dialect]
  const flags = { toolParser: options.toolParser ?? false, promptTokensDetails: options.promptTokensDetails ?? false }
  const render = chatTemplate(options.chatTemplate)
  const countTokens = options.countTokens ?? ((text: string) => tokensOf(text).length)
  const blocks = new KvBlocks({ tokens: options.kvTokens, tokensPerBlock })
  const batch = new ContinuousBatch<Generation>({
    model: options.model,
    sequencesMax: options.sequencesMax,
    tokensMax: tokensPerIteration,
    blocks,
  })
  const metrics = createFakeMetrics(options.dialect, {
    running: () => batch.running,
    waiting: () => batch.waiting,
    kvHitRate: () => blocks.hitRate,
    kvUtilization: () => blocks.used / blocks.capacity,
  })
  const stats: FakeEngine['stats'] = { completed: 0, cancelled: 0, refused: 0, promptTokens: 0, cachedTokens: 0, lastTurns: [] }
  const readyAt = Date.now() + options.startMs
  const going = new Set<Generation>()
  let [looping, paused] = [false, false]

  const loop = (): void => {
    const iteration = paused ? null : batch.iterate()
    looping = iteration !== null
    if (!iteration) return
    setTimeout(() => {
      for (const { sequence, reusedTokens } of iteration.stepped) {
        sequence.cachedTokens = reusedTokens
        sequence.onToken()
      }
      loop()
    }, iteration.durationMs * options.timeScale)
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void handle(request, response).catch(() => response.destroy())
  }
  const server = options.tls ? createTlsServer(options.tls, listener) : createHttpServer(listener)
  server.keepAliveTimeout = keepAliveMs

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    const json = (status: number, value: unknown, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    if (Date.now() < readyAt)
      return json(
        503,
        { error: { message: 'The server is starting', type: 'ServiceUnavailableError', code: 'starting' } },
        { 'retry-after': '1', 'x-trtllm-server-state': 'starting' },
      )
    if (path === '/health') return void response.writeHead(200).end()
    if (path === metrics.path)
      return void response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(await metrics.registry.metrics())
    if (path === '/version') return json(200, { version: options.dialect })
    // As vLLM guards it: what lies under /v1 and nothing else.
    if (options.apiKey && path.startsWith('/v1') && request.headers.authorization !== `Bearer ${options.apiKey}`)
      return json(401, { error: 'Unauthorized' })
    if (path === '/v1/models')
      return json(200, {
        object: 'list',
        data: [{ id: options.modelId, object: 'model', created: Math.floor(readyAt / 1000), owned_by: dialect.modelOwner }],
      })
    // Open to whoever reaches them, as the real ones are.
    if (['/release_memory', '/update_weights', '/server_info'].includes(path)) return json(200, { status: 'success' })
    if (request.method !== 'POST' || !['/v1/chat/completions', '/v1/completions'].includes(path))
      return json(404, { detail: 'Not Found' })
    const body = JSON.parse(await bodyOf(request)) as Body
    const refusal = dialect.check(path, body, flags)
    if (!refusal) return generate(path, body, response)
    stats.refused++
    json(refusal.status, refusal.body)
  }

  function generate(path: string, body: Body, response: ServerResponse): void {
    const prompt = path === '/v1/chat/completions' ? render(body) : String(body.prompt)
    stats.lastTurns = turnsOf(prompt)
    const promptTokens = countTokens(prompt)
    const answer = answerTo(dialect, body, prompt)
    const reply = replyTo({ dialect, flags, path, body, prompt, answer, response })
    const problem = dialect.unrunnable(promptTokens, options.contextTokens, body)
    if (problem) {
      stats.refused++
      if (body.stream && !dialect.checksBeforeHeaders) {
        reply.open()
        return void setTimeout(() => response.destroy(), options.model.baseMs * options.timeScale)
      }
      const { status, body: refusal } = dialect.refusal(problem)
      return void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(refusal))
    }
    const left = options.contextTokens - promptTokens
    // What does not fit is cut down to what does, never refused.
    const outputTokensMax = Math.min(left, Number(body.max_tokens ?? body.max_completion_tokens ?? left))
    const leave = (): void => {
      going.delete(generation)
      batch.remove(generation)
    }
    const step = (): void => {
      if (generation.emitted === 0) generation.firstAt = performance.now()
      if (generation.emitted < answer.pieces.length) reply.piece(generation.emitted)
      generation.emitted++
      const isComplete = generation.emitted >= answer.pieces.length
      if (!isComplete && generation.emitted < outputTokensMax) return
      leave()
      stats.completed++
      stats.promptTokens += promptTokens
      stats.cachedTokens += generation.cachedTokens
      const completion = Math.min(generation.emitted, answer.pieces.length)
      const seconds = (until: number): number => (until - generation.arrivedAt) / 1000
      const reason = isComplete ? 'stop' : 'length'
      metrics.finished({
        reason,
        queuedSeconds: Math.max(0, seconds(generation.firstAt) - (options.model.baseMs * options.timeScale) / 1000),
        ttftSeconds: seconds(generation.firstAt),
        endToEndSeconds: seconds(performance.now()),
        outputTokens: completion,
      })
      reply.end(reason, {
        prompt_tokens: promptTokens,
        total_tokens: promptTokens + completion,
        completion_tokens: completion,
        prompt_tokens_details: { cached_tokens: generation.cachedTokens },
      })
    }
    const generation: Generation = {
      promptTokens,
      outputTokensMax,
      blocks: blocksOf(tokensOf(prompt), String(body.cache_salt ?? '')),
      arrivedAt: performance.now(),
      firstAt: 0,
      emitted: 0,
      cachedTokens: 0,
      onToken: step,
      fail(message) {
        leave()
        reply.fail(message)
      },
    }
    response.once('close', () => {
      if (response.writableFinished || !going.has(generation)) return
      leave()
      stats.cancelled++
    })
    reply.open()
    going.add(generation)
    batch.add(generation)
    if (!looping) loop()
  }

  const listen = async (): Promise<void> => {
    server.listen(options.port, '127.0.0.1')
    await once(server, 'listening')
  }
  const isSilent = !dialect.listensWhileStarting && options.startMs > 0
  const starting = isSilent ? setTimeout(() => void listen(), options.startMs) : undefined
  if (!isSilent) await listen()

  return {
    get url() {
      const scheme = options.tls ? 'https' : 'http'
      return `${scheme}://127.0.0.1:${(server.address() as AddressInfo | null)?.port ?? options.port}`
    },
    stats,
    running: () => batch.running + batch.waiting,
    kvHitRate: () => blocks.hitRate,
    pause() {
      paused = true
    },
    resume() {
      paused = false
      if (!looping) loop()
    },
    failRunning() {
      for (const generation of going)
        generation.fail('EngineCore encountered an issue. See stack trace (above) for the root cause.')
    },
    async die() {
      clearTimeout(starting)
      server.closeAllConnections()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
