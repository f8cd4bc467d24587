import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ContinuousBatch, type IterationModel } from '../continuous-batch.ts'
import { KvBlocks, tokensPerBlock } from '../kv-blocks.ts'
import { type FakeDialect, type FakeDialectName, fakeDialects, heldTo } from './dialects.ts'
import { madeAnswer, madeFromGrammar, tokensOf } from './made-text.ts'
import { createFakeMetrics } from './metrics.ts'

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
}

export interface FakeEngine {
  readonly url: string
  readonly stats: { completed: number; cancelled: number; promptTokens: number; cachedTokens: number }
  readonly running: () => number
  readonly kvHitRate: () => number
  /** No token from anybody until `resume`, as an engine that hangs. */
  readonly pause: () => void
  readonly resume: () => void
  /** Cuts every stream that runs, as an engine that dies does. */
  readonly die: () => Promise<void>
}

interface Generation {
  readonly promptTokens: number
  readonly outputTokensMax: number
  readonly blocks: readonly string[]
  readonly tokens: readonly string[]
  readonly arrivedAt: number
  firstAt: number
  emitted: number
  cachedTokens: number
  readonly onToken: () => void
}

const tokensPerIteration = 8_192
const keepAliveMs = 5_000

/**
 * An engine's wire without its weights: real sockets, the exact bytes of three dialects, in-flight batching at the speed of
 * measured silicon, KV blocks and prefix cache. Text follows from the prompt; everything else is as an engine does it. It
 * has no queue bound, no authentication and open admin routes, as they have none.
 */
export async function startFakeEngine(options: FakeEngineOptions): Promise<FakeEngine> {
  const dialect = fakeDialects[options.dialect]
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
  const stats = { completed: 0, cancelled: 0, promptTokens: 0, cachedTokens: 0 }
  const readyAt = Date.now() + options.startMs
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

  const server: Server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })
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
    if (path === '/v1/models')
      return json(200, {
        object: 'list',
        data: [{ id: options.modelId, object: 'model', created: Math.floor(readyAt / 1000), owned_by: dialect.modelOwner }],
      })
    // Open to whoever reaches them, as the real ones are.
    if (['/release_memory', '/update_weights', '/server_info'].includes(path)) return json(200, { status: 'success' })
    if (request.method !== 'POST' || !['/v1/chat/completions', '/v1/completions'].includes(path))
      return json(404, { detail: 'Not Found' })
    const body = JSON.parse(await bodyOf(request)) as Record<string, unknown>
    const refusal = dialect.check(path, body)
    if (refusal) return json(refusal.status, refusal.body)
    generate(path, body, response, json)
  }

  function generate(
    path: string,
    body: Record<string, unknown>,
    response: ServerResponse,
    json: (status: number, value: unknown) => void,
  ): void {
    const isChat = path === '/v1/chat/completions'
    const prompt = isChat ? renderChat(body) : String(body.prompt)
    const promptTokens = tokensOf(prompt).length
    const outputTokensMax = Number(body.max_tokens ?? body.max_completion_tokens ?? options.contextTokens - promptTokens)
    if (promptTokens + outputTokensMax > options.contextTokens) {
      const { status, body: refusal } = dialect.tooLong(promptTokens, options.contextTokens)
      return json(status, refusal)
    }
    const tokens = answerTo(dialect, body, prompt)
    const generation: Generation = {
      promptTokens,
      outputTokensMax,
      blocks: blocksOf(prompt, String(body.cache_salt ?? '')),
      tokens,
      arrivedAt: performance.now(),
      firstAt: 0,
      emitted: 0,
      cachedTokens: 0,
      onToken: () => step(generation),
    }
    const head = {
      id: `${isChat ? 'chatcmpl' : 'cmpl'}-${createHash('sha256').update(prompt).digest('hex').slice(0, 32)}`,
      object: isChat ? 'chat.completion.chunk' : 'text_completion',
      created: Math.floor(Date.now() / 1000),
      model: body.model,
    }
    const chunk = (text: string, reason: string | null) =>
      dialect.event({
        ...head,
        choices: [
          {
            index: 0,
            ...(isChat ? { delta: reason ? {} : { content: text } } : { text }),
            logprobs: null,
            finish_reason: reason,
            stop_reason: null,
          },
        ],
      })
    const step = (running: Generation): void => {
      if (running.emitted === 0) {
        running.firstAt = performance.now()
        response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
        if (isChat) response.write(dialect.opening(head))
      }
      const text = running.tokens[running.emitted]
      if (text !== undefined) response.write(chunk(text, null))
      running.emitted++
      const isComplete = running.emitted >= running.tokens.length
      if (!isComplete && running.emitted < outputTokensMax) return
      batch.remove(running)
      stats.completed++
      stats.promptTokens += promptTokens
      stats.cachedTokens += running.cachedTokens
      const completion = Math.min(running.emitted, running.tokens.length)
      const seconds = (until: number): number => (until - running.arrivedAt) / 1000
      metrics.finished({
        reason: isComplete ? 'stop' : 'length',
        queuedSeconds: Math.max(0, seconds(running.firstAt) - (options.model.baseMs * options.timeScale) / 1000),
        ttftSeconds: seconds(running.firstAt),
        endToEndSeconds: seconds(performance.now()),
        outputTokens: completion,
      })
      response.write(chunk('', isComplete ? 'stop' : 'length'))
      const usage = {
        prompt_tokens: promptTokens,
        total_tokens: promptTokens + completion,
        completion_tokens: completion,
        prompt_tokens_details: { cached_tokens: running.cachedTokens },
      }
      if ((body.stream_options as { include_usage?: boolean } | undefined)?.include_usage)
        response.write(dialect.event({ ...head, choices: [], usage }))
      response.end('data: [DONE]\n\n')
    }
    response.once('close', () => {
      if (response.writableFinished) return
      batch.remove(generation)
      stats.cancelled++
    })
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
      return `http://127.0.0.1:${(server.address() as AddressInfo | null)?.port ?? options.port}`
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
    async die() {
      clearTimeout(starting)
      server.closeAllConnections()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

/** ChatML, as Qwen2's template renders it. */
function renderChat({ messages, continue_final_message: continues }: Record<string, unknown>): string {
  const turns = messages as { role: string; content?: string | null }[]
  const rendered = turns.map(({ role, content }) => `<|im_start|>${role}\n${content ?? ''}<|im_end|>\n`).join('')
  return continues ? rendered.slice(0, -'<|im_end|>\n'.length) : `${rendered}<|im_start|>assistant\n`
}

/** What follows from the prompt; of an answer that was begun the rest, for it is the same answer. */
function answerTo(dialect: FakeDialect, body: Record<string, unknown>, prompt: string): readonly string[] {
  const grammar = dialect.grammar(body)
  if (grammar) return [madeFromGrammar(grammar)]
  const schema = dialect.schema(body)
  if (schema) return tokensOf(heldTo(schema))
  const marker = '<|im_start|>assistant\n'
  const at = prompt.lastIndexOf(marker) + marker.length
  const [request, begun] = [prompt.slice(0, at), prompt.slice(at)]
  const salt = Number(body.temperature ?? 1) > 0 ? String(body.seed ?? Math.random()) : ''
  const answer = madeAnswer(request, salt).join('')
  const rest = answer.startsWith(begun) ? answer.slice(begun.length) : answer
  const stops = ([body.stop ?? []].flat() as string[]).map((stop) => rest.indexOf(stop)).filter((index) => index >= 0)
  return tokensOf(stops.length ? rest.slice(0, Math.min(...stops)) : rest)
}

/** Full blocks by the hash of all that comes before their end, apart by salt. */
function blocksOf(prompt: string, salt: string): string[] {
  const tokens = tokensOf(prompt)
  const names: string[] = []
  let hash = salt
  for (let end = tokensPerBlock; end <= tokens.length; end += tokensPerBlock) {
    hash = createHash('sha1')
      .update(hash)
      .update(tokens.slice(end - tokensPerBlock, end).join(''))
      .digest('base64')
    names.push(hash)
  }
  return names
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
