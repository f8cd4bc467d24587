import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { GatewayRequest } from '../../shared/chat.ts'
import { AppError, errorBody, toAppError } from '../../shared/errors.ts'
import { refusalOf } from '../../shared/refusal.ts'
import { sseEvent } from '../../shared/sse.ts'
import type { Emit, Engine, EngineEvent, EngineJob } from '../engines/engine.ts'
import { chatml, PromptRenderer } from '../engines/render-prompt.ts'
import { type Admission, type Entrance, priorities } from './admission.ts'
import { type FitOptions, fitPrompt } from './fit-prompt.ts'
import { answerIdOf, completeAnswer, streamedAnswer } from './generation.ts'
import { headerOf, onLeave, readBody, tokenCheck } from './incoming.ts'
import { KeepAlive } from './keep-alive.ts'
import type { Metrics } from './metrics.ts'
import { RefusedForms } from './refused-forms.ts'
import { StalledReaders } from './stalled-readers.ts'
import { toJob } from './to-job.ts'
import { type RequestTrace, traceRequest } from './tracing.ts'

interface GatewayOptions {
  readonly engine: Engine
  readonly admission: Admission
  readonly metrics: Metrics
  /** The Worker's token; without it no route but health answers. */
  readonly token: string
  readonly outputTokensDefault: number
  readonly keepAliveMs: number
  readonly log: (line: object) => void
  /** The template and tokenizer of the served model; left out for an engine that counts itself. */
  readonly fit?: Pick<FitOptions, 'renderer' | 'counter'>
  /** What all readers that do not read may hold together. */
  readonly stalledBytesMax?: number
}

const bodyBytesMax = 1_048_576
// A connection takes some 64 KB before its reader must read: of 256 at once that do not, the next is cut off.
const stalledBytesMax = 16_777_216
const countedByTheEngine = { renderer: new PromptRenderer(chatml), counter: null }

/**
 * Three routes and nothing else: an engine's other routes are open doors (admin, weights, raw prompts). A listener of Node's own
 * server: between a web framework's `Request` and its response lies a tenth of a millisecond before the first token.
 */
export function createGateway(options: GatewayOptions): RequestListener {
  const { engine, admission, metrics, token, log, fit = countedByTheEngine } = options
  const showsToken = tokenCheck(token)
  const forms = new RefusedForms()
  const keepAlive = new KeepAlive(options.keepAliveMs)
  const stalled = new StalledReaders(options.stalledBytesMax ?? stalledBytesMax)
  // A tunnel keeps its connections; while this one drains, the next request must find another gateway.
  const goingAway = (): Record<string, string> => (admission.draining ? { connection: 'close' } : {})

  const sendJson = (outgoing: ServerResponse, status: number, value: object, headers: Record<string, string> = {}): void => {
    const text = JSON.stringify(value)
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    outgoing.writeHead(status, { ...length, ...goingAway(), ...headers }).end(text)
  }

  async function route(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url?.split('?', 1)[0] ?? ''
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method
    if (method === 'GET' && path === '/readyz') return sendReady(outgoing)
    if (path.startsWith('/v1/') && !showsToken(incoming)) throw new AppError('invalid_api_key', 'The gateway token is not valid.')
    if (method === 'POST' && path === '/v1/chat/completions') return answer(incoming, outgoing)
    if (method !== 'GET' || path !== '/v1/models') throw new AppError('not_found', 'There is nothing at this address.')
    const model = { id: engine.modelId, object: 'model', created: 0, owned_by: 'llasa' }
    sendJson(outgoing, 200, { object: 'list', data: [model] })
  }

  async function sendReady(outgoing: ServerResponse): Promise<void> {
    const status = admission.draining ? 'draining' : (await engine.ready()) ? 'ready' : 'starting'
    sendJson(outgoing, status === 'ready' ? 200 : 503, { status })
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = parse(await readBody(incoming, bodyBytesMax))
    const { modelId: model } = engine
    if (request.model !== model) throw new AppError('model_not_found', `This gateway serves ${model}.`, { param: 'model' })
    const untraced = toJob(request, engine, options.outputTokensDefault)
    forms.check(untraced)
    const fitted = await fitPrompt(untraced, { contextTokens: engine.contextTokens, ...fit })
    const trace = traceRequest(headerOf(incoming, 'traceparent'), model, untraced)
    const job = { ...fitted.job, traceparent: trace.traceparent }

    const abort = new AbortController()
    onLeave(outgoing, () => abort.abort())
    const deadline = deadlineOf(headerOf(incoming, 'x-request-deadline'), abort)
    const arrivedAt = performance.now()
    const slot = await admission
      .enter(entranceOf(fitted.tokens, request.cache_salt, abort.signal, headerOf(incoming, 'x-llasa-priority')))
      .catch((error: unknown) => {
        deadline.stop()
        trace.end(error)
        metrics.requests.inc({ outcome: error instanceof AppError ? error.code : 'failed' })
        throw deadline.passed ? late() : error
      })
    trace.began()
    const release = (): void => {
      deadline.stop()
      slot()
    }
    const id = answerIdOf(headerOf(incoming, 'x-llasa-answer-id'))
    const includeUsage = request.stream_options?.include_usage === true
    const begin = (): void => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', ...goingAway() })
    }
    const reply = request.stream
      ? streamedAnswer({ id, model, includeUsage, outgoing, begin, keepAlive, stalled, signal: abort.signal })
      : completeAnswer(id, model, (value) => sendJson(outgoing, 200, value))
    try {
      await measured(job, reply.emit, { engine, signal: abort.signal, arrivedAt, metrics, release, deadline, trace })
      reply.end()
    } catch (error) {
      forms.note(job, error)
      throw error
    } finally {
      reply.close()
    }
  }

  function refuse(incoming: IncomingMessage, outgoing: ServerResponse, thrown: unknown): void {
    // Nobody is left to hear it.
    if (outgoing.destroyed) return
    const error = toAppError(thrown)
    if (outgoing.headersSent) return void outgoing.end(sseEvent(errorBody(error)))
    if (error.status >= 500) {
      const requestId = headerOf(incoming, 'x-request-id')
      log({ kind: 'error', code: error.code, requestId, cause: String(error.cause ?? thrown) })
    }
    const { retryAfterSeconds } = error
    sendJson(
      outgoing,
      error.status,
      errorBody(error),
      retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) },
    )
  }

  return (incoming, outgoing) => {
    route(incoming, outgoing).catch((thrown: unknown) => refuse(incoming, outgoing, thrown))
  }
}

function parse(text: string): GatewayRequest {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_json', 'The body is not valid JSON.', { cause })
  }
  const parsed = GatewayRequest.safeParse(body)
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}

const entranceOf = (tokens: number, tenant: string | undefined, signal: AbortSignal, priority: string | undefined): Entrance => ({
  signal,
  tokens,
  tenant: tenant ?? '',
  priority: priorities.find((each) => each === priority) ?? 'interactive',
})

/** Ends work for an answer that would come too late: the edge says until when it waits, in milliseconds since 1970. */
function deadlineOf(header: string | undefined, abort: AbortController) {
  const state = { passed: false, stop: () => {} }
  const at = Number(header)
  if (!header || !Number.isFinite(at)) return state
  const pass = (): void => {
    state.passed = true
    abort.abort()
  }
  const left = at - Date.now()
  if (left <= 0) throw late()
  const timer = setTimeout(pass, Math.min(left, 2 ** 31 - 1))
  return Object.assign(state, { stop: () => clearTimeout(timer) })
}

const late = (): AppError => new AppError('backend_timeout', 'The deadline of this request has passed.')

interface Measuring {
  readonly engine: Engine
  readonly signal: AbortSignal
  readonly arrivedAt: number
  readonly metrics: Metrics
  readonly release: () => void
  readonly deadline: { readonly passed: boolean }
  readonly trace: RequestTrace
}

/**
 * Runs a generation, counts and times it, and gives its slot back however it ends; what was ended by its deadline says so, rather than
 * that it was aborted.
 */
async function measured(job: EngineJob, emit: Emit, measuring: Measuring): Promise<void> {
  const { engine, signal, arrivedAt, metrics, release, deadline, trace } = measuring
  let firstAt: number | null = null
  let outcome = 'cancelled'
  let failure: unknown = null
  const first = (event: EngineEvent): number => {
    const now = performance.now()
    metrics.timeToFirstToken.observe((now - arrivedAt) / 1000)
    trace.saw(event)
    return now
  }
  const observed: Emit = (event) => {
    firstAt ??= first(event)
    if (event.type === 'end') {
      const { prompt_tokens: prompt, completion_tokens: completion } = event.usage
      metrics.tokens.inc({ kind: 'prompt' }, prompt)
      metrics.tokens.inc({ kind: 'completion' }, completion)
      metrics.cachedTokens.inc(event.usage.prompt_tokens_details?.cached_tokens ?? 0)
      if (completion > 1) metrics.timePerOutputToken.observe((performance.now() - firstAt) / 1000 / (completion - 1))
      outcome = event.finishReason
      trace.saw(event)
    }
    return emit(event)
  }
  try {
    await engine.generate(job, observed, signal)
  } catch (thrown) {
    const error = deadline.passed ? late() : thrown
    if (!isAbort(error)) outcome = error instanceof AppError ? error.code : 'failed'
    failure = error
    throw error
  } finally {
    metrics.requests.inc({ outcome })
    trace.end(failure)
    release()
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'
