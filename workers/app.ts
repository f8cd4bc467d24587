import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { AppError, toAppError } from '../shared/errors.ts'
import type { ConfigResult } from './config.ts'
import type { AppContext, AppEnv } from './context.ts'
import { authenticate } from './http/authenticate.ts'
import { errorResponse } from './http/error-response.ts'
import { recordOf } from './http/record.ts'
import { requestContext } from './http/request-context.ts'
import { chat } from './routes/chat.ts'
import { healthz, readyz } from './routes/health.ts'
import { getModel, listModels } from './routes/models.ts'
import { listProducts } from './routes/products.ts'
import type { Services } from './services.ts'

const exposedHeaders = ['x-request-id', 'traceparent', 'cache-status', 'server-timing', 'retry-after', 'x-llasa-arm']

/** The whole edge as one application over its services; `config` tells why, when there are none. */
export function createApp(config: ConfigResult, services: Services | null, version: string) {
  const app = new Hono<AppEnv>({ strict: false })

  app.use(requestContext())
  app.use(secureHeaders({ crossOriginResourcePolicy: 'cross-origin', xFrameOptions: 'DENY' }))
  app.use('/v1/*', cors({ origin: '*', exposeHeaders: exposedHeaders, maxAge: 86_400 }))
  app.get('/healthz', (c) => healthz(c, version))
  app.get('/readyz', (c) => readyz(c, config, services))

  app.use('/v1/*', async function provideServices(c, next) {
    if (!services) throw new AppError('internal_error', 'This deployment is not configured. See /readyz.')
    c.set('services', services)
    await next()
  })
  app.use('/v1/*', authenticate('public'))
  app.post('/v1/chat/completions', chat)
  app.get('/v1/models', listModels)
  app.get('/v1/models/:id', getModel)
  app.get('/v1/products', listProducts)
  app.on(['GET', 'PUT', 'PATCH', 'DELETE'], '/v1/chat/completions', () => {
    throw new AppError('method_not_allowed', 'Use POST.')
  })

  app.notFound(() => errorResponse(new AppError('not_found', 'There is nothing at this address.')))
  app.onError((thrown, c) => {
    const error = toAppError(thrown)
    refused(c, error)
    return errorResponse(error)
  })
  return app
}

/** A refusal is a request too: it gets its record, and its cause goes to the log, where only we read it. */
function refused(c: AppContext, error: AppError): void {
  const record = recordOf(c, error.status, error.code, null)
  if (error.cause !== undefined)
    console.error(JSON.stringify({ kind: 'cause', requestId: c.var.requestId, code: error.code, cause: describe(error.cause) }))
  c.var.services?.recorder.write(record)
}

const describe = (cause: unknown): string =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 2_000)
