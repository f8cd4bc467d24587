import { Hono } from 'hono'
import { AppError, toAppError } from '../shared/errors.ts'
import { admit } from './access/routes/admit.ts'
import { idempotent } from './access/routes/idempotent.ts'
import { healthz, readyz } from './backends/routes/health.ts'
import type { ConfigResult } from './config.ts'
import type { AppContext, AppEnv } from './context.ts'
import { allowedMethods } from './http/allowed-methods.ts'
import { respondError } from './http/respond.ts'
import { checkHost } from './http/routes/on-host.ts'
import { preflight } from './http/routes/preflight.ts'
import { requestContext } from './http/routes/request-context.ts'
import { areaApp } from './http/routes/route.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

/** The edge as one application over its services; `config` has the reasons when there are none. */
export function createApp(config: ConfigResult, services: Services | null, version: string) {
  const app = new Hono<AppEnv>({ strict: false })

  app.use(requestContext(services))
  app.get('/healthz', (c) => healthz(c, version))
  app.get('/readyz', (c) => readyz(c, config, services))

  app.options('/v1/*', preflight('api'))
  app.use('/v1/*', admit({ side: 'api', scope: 'public' }))
  for (const path of ['/v1/chat/completions', '/v1/responses', '/v1/ask', '/v1/tasks/*']) app.use(path, idempotent())

  app.options('/admin/v1/*', preflight('admin'))
  app.use('/admin/v1/*', admit({ side: 'admin', scope: 'operator' }))

  app.use('/.well-known/ucp', (c, next) => {
    checkHost(c, 'api')
    return next()
  })
  for (const path of ['/ucp/*', '/mcp']) {
    app.options(path, preflight('api'))
    app.use(path, admit({ side: 'api', scope: 'public' }))
  }
  // Loaded by the first agent that comes: nobody else pays for its schemas.
  app.all('/mcp', async (c) => (await import('./agents/routes/mcp.ts')).mcp(c))

  app.use('/acp/*', admit({ side: 'api', scope: 'operator' }))

  for (const area of Object.values(routes)) app.route('/', areaApp(area))

  app.notFound((c) => {
    const state = c.get('state')
    const methods = allowedMethods(app.routes, c.req.path)
    if (methods.length === 0) return respondError(state, new AppError('not_found', 'There is nothing at this address.'))
    state.headers.allow = methods.join(', ')
    return respondError(state, new AppError('method_not_allowed', `Use ${methods.join(' or ')}.`))
  })
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
