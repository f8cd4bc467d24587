import { Hono } from 'hono'
import { AppError, toAppError } from '../shared/errors.ts'
import type { ConfigResult } from './config.ts'
import type { AppContext, AppEnv } from './context.ts'
import { authenticate } from './http/authenticate.ts'
import { requestContext } from './http/request-context.ts'
import { respond, respondError } from './http/respond.ts'
import { chat } from './routes/chat.ts'
import { healthz, readyz } from './routes/health.ts'
import { getModel, listModels } from './routes/models.ts'
import { listProducts } from './routes/products.ts'
import type { Services } from './services.ts'

const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, cache-control, traceparent, x-request-id, x-client-request-id',
  'access-control-max-age': '86400',
}

/** The whole edge as one application over its services; `config` tells why, when there are none. */
export function createApp(config: ConfigResult, services: Services | null, version: string) {
  const app = new Hono<AppEnv>({ strict: false })

  app.use(requestContext(services))
  app.get('/healthz', (c) => healthz(c, version))
  app.get('/readyz', (c) => readyz(c, config, services))

  app.options('/v1/*', (c) => respond(c.get('state'), 204, null, preflightHeaders))
  app.use('/v1/*', authenticate('public'))
  app.post('/v1/chat/completions', chat)
  app.get('/v1/models', listModels)
  app.get('/v1/models/:id', getModel)
  app.get('/v1/products', listProducts)
  app.all('/v1/chat/completions', () => {
    throw new AppError('method_not_allowed', 'Use POST.')
  })

  app.notFound((c) => respondError(c.get('state'), new AppError('not_found', 'There is nothing at this address.')))
  app.onError((thrown, c) => {
    const error = toAppError(thrown)
    noteRefusal(c, error)
    return respondError(c.get('state'), error)
  })
  return app
}

/** The code goes into the request's record; the cause to the log, where only we read it. */
function noteRefusal(c: AppContext, error: AppError): void {
  const state = c.get('state')
  state.error = error.code
  if (error.cause === undefined) return
  console.error(JSON.stringify({ kind: 'cause', requestId: state.requestId, code: error.code, cause: describe(error.cause) }))
}

const describe = (cause: unknown): string =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 2_000)
