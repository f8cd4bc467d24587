import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { GatewayRequest } from '../../shared/chat.ts'
import { AppError, errorBody, toAppError } from '../../shared/errors.ts'
import { refusalOf } from '../../shared/refusal.ts'
import type { Engine, EngineEvent } from '../engines/engine.ts'
import { chatml, PromptRenderer } from '../engines/render-prompt.ts'
import { type Admission, type Entrance, priorities } from './admission.ts'
import { type FitOptions, fitPrompt } from './fit-prompt.ts'
import { answerIdOf, completeAnswer, writeStream } from './generation.ts'
import { limitBody, onLeave } from './incoming.ts'
import type { Metrics } from './metrics.ts'
import { RefusedForms } from './refused-forms.ts'
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
}

const bodyBytesMax = 1_048_576
const countedByTheEngine = { renderer: new PromptRenderer(chatml), counter: null }

/** Three routes and nothing else: an engine's other routes are open doors (admin, weights, raw prompts). */
export function createGateway(options: GatewayOptions) {
  const { engine, admission, metrics, token, log, fit = countedByTheEngine } = options
  const app = new Hono<{ Bindings: HttpBindings }>()
  const expected = sha256(token)
  const forms = new RefusedForms()
  // A tunnel keeps its connections; while this one drains, the next request must find another gateway.
  const goingAway = (): Record<string, string> => (admission.draining ? { connection: 'close' } : {})

  app.get('/readyz', async (c) => {
    const status = admission.draining ? 'draining' : (await engine.ready()) ? 'ready' : 'starting'
    return c.json({ status }, status === 'ready' ? 200 : 503, goingAway())
  })
  app.use('/v1/*', async function authenticate(c, next) {
    const presented = c.req.header('authorization')?.replace(/^Bearer +/i, '') ?? ''
    if (!timingSafeEqual(sha256(presented), expected)) throw new AppError('invalid_api_key', 'The gateway token is not valid.')
    await next()
  })
  app.get('/v1/models', (c) =>
    c.json({ object: 'list', data: [{ id: engine.modelId, object: 'model', created: 0, owned_by: 'llasa' }] }),
  )

  app.post('/v1/chat/completions', limitBody(bodyBytesMax), async (c) => {
    const parsed = GatewayRequest.safeParse(
      await c.req.json().catch((cause: unknown) => {
        throw new AppError('invalid_json', 'The body is not valid JSON.', { cause })
      }),
    )
    if (!parsed.success) throw refusalOf(parsed.error)
    const request = parsed.data
    if (request.model !== engine.modelId)
      throw new AppError('model_not_found', `This gateway serves ${engine.modelId}.`, { param: 'model' })
    const untraced = toJob(request, engine, options.outputTokensDefault)
    forms.check(untraced)
    const fitted = await fitPrompt(untraced, { contextTokens: engine.contextTokens, ...fit })
    const trace = traceRequest(c.req.header('traceparent'), engine.modelId, untraced)
    const job = { ...fitted.job, traceparent: trace.traceparent }

    const abort = new AbortController()
    onLeave(c, () => abort.abort())
    const deadline = deadlineOf(c.req.header('x-request-deadline'), abort)
    const arrivedAt = performance.now()
    const slot = await admission
      .enter(entranceOf(fitted.tokens, request.cache_salt, abort.signal, c.req.header('x-llasa-priority')))
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
    const events = measured(forms.watch(job, engine.generate(job, abort.signal)), {
      arrivedAt,
      metrics,
      release,
      deadline,
      trace,
    })
    // A reader who leaves before reading anything would otherwise leave the generation, and its slot, suspended for ever.
    abort.signal.addEventListener('abort', () => void events.return(undefined).catch(() => {}), { once: true })
    const id = answerIdOf(c.req.header('x-llasa-answer-id'))
    if (!request.stream) return c.json(await completeAnswer({ id, model: engine.modelId, events }), 200, goingAway())

    // The first event is awaited before the status is sent, so that refusals of the engine keep their status.
    const first = await events.next()
    const { outgoing } = c.env
    outgoing.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', ...goingAway() })
    const includeUsage = request.stream_options?.include_usage === true
    void writeStream({ id, model: engine.modelId, includeUsage, first, rest: events, keepAliveMs: options.keepAliveMs }, outgoing)
    return RESPONSE_ALREADY_SENT
  })

  app.notFound(() => {
    throw new AppError('not_found', 'There is nothing at this address.')
  })
  app.onError((thrown, c) => {
    const error = toAppError(thrown)
    if (error.status >= 500)
      log({ kind: 'error', code: error.code, requestId: c.req.header('x-request-id'), cause: String(error.cause ?? thrown) })
    return Response.json(errorBody(error), {
      status: error.status,
      headers: {
        ...goingAway(),
        ...(error.retryAfterSeconds !== null && { 'retry-after': String(error.retryAfterSeconds) }),
      },
    })
  })
  return app
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

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

interface Measuring {
  readonly arrivedAt: number
  readonly metrics: Metrics
  readonly release: () => void
  readonly deadline: { readonly passed: boolean }
  readonly trace: RequestTrace
}

/**
 * Counts and times a generation, and gives its slot back however it ends; what was ended by its deadline says so, rather
 * than that it was aborted.
 */
async function* measured(
  events: AsyncIterable<EngineEvent>,
  { arrivedAt, metrics, release, deadline, trace }: Measuring,
): AsyncGenerator<EngineEvent> {
  let firstAt: number | null = null
  let outcome = 'cancelled'
  let failure: unknown = null
  try {
    for await (const event of events) {
      const now = performance.now()
      if (firstAt === null) {
        firstAt = now
        metrics.timeToFirstToken.observe((now - arrivedAt) / 1000)
        trace.saw(event)
      }
      if (event.type === 'end') {
        const { prompt_tokens: prompt, completion_tokens: completion } = event.usage
        metrics.tokens.inc({ kind: 'prompt' }, prompt)
        metrics.tokens.inc({ kind: 'completion' }, completion)
        metrics.cachedTokens.inc(event.usage.prompt_tokens_details?.cached_tokens ?? 0)
        if (completion > 1) metrics.timePerOutputToken.observe((now - firstAt) / 1000 / (completion - 1))
        outcome = event.finishReason
        trace.saw(event)
      }
      yield event
    }
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
