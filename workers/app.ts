import { Hono } from 'hono/tiny'
import { AppError, toAppError } from '../shared/errors.ts'
import { once } from '../shared/once.ts'
import { admit } from './access/routes/admit.ts'
import { idempotent } from './access/routes/idempotent.ts'
import { Replayed } from './access/routes/replayed.ts'
import { healthz, readyz } from './backends/routes/health.ts'
import { chat, chatRoute } from './chat/routes/chat.ts'
import type { ConfigResult } from './config.ts'
import type { AppContext, AppEnv } from './context.ts'
import { allowedMethods } from './http/allowed-methods.ts'
import { respondError } from './http/respond.ts'
import { onDemand } from './http/routes/on-demand.ts'
import { checkHost } from './http/routes/on-host.ts'
import { preflight } from './http/routes/preflight.ts'
import { inOneStep, requestContext } from './http/routes/request-context.ts'
import { areaApp, type Route } from './http/routes/route.ts'
import type { Services } from './services.ts'

/** What an isolate that only chats never loads, by the paths it is under. */
const loadedOnDemand: readonly { readonly paths: readonly string[]; readonly load: () => Promise<readonly Route[]> }[] = [
  {
    paths: ['/v1/responses', '/v1/feedback', '/v1/models', '/v1/models/*'],
    load: async () => (await import('./chat/routes/companion-routes.ts')).companionRoutes,
  },
  { paths: ['/v1/tasks', '/v1/tasks/*'], load: async () => (await import('./tasks/routes/task-routes.ts')).taskRoutes },
  {
    paths: ['/v1/products', '/v1/products/*', '/v1/products:search', '/v1/shop'],
    load: async () => (await import('./catalogue/routes/catalogue-routes.ts')).catalogueRoutes,
  },
  {
    paths: ['/v1/ask', '/ucp/*', '/.well-known/ucp', '/acp/*'],
    load: async () => (await import('./agents/routes/agent-routes.ts')).agentRoutes,
  },
  { paths: ['/admin/v1/*'], load: async () => Object.values((await import('./admin-routes.ts')).adminRoutes).flat() },
]

type App = Pick<Hono<AppEnv>, 'fetch'>

/** The edge as one application over its services; `config` has the reasons when there are none. */
export function createApp(config: ConfigResult, services: Services | null, version: string): App {
  const chats = chatApp(services)
  const others = once(() => otherApp(config, services, version))
  return {
    fetch: (request, ...rest) =>
      isChat(request) ? chats.fetch(request, ...rest) : others().fetch(withOneSlash(request), ...rest),
  }
}

const doubled = /^(https?:\/\/[^/]+)\/\/+/
/** Where a client's base address ends with a slash, the path begins with two. */
const withOneSlash = (request: Request): Request =>
  doubled.test(request.url) ? new Request(request.url.replace(doubled, '$1/'), request) : request

/** Everything but plainly spelled chats, made with the first request for it. */
function otherApp(config: ConfigResult, services: Services | null, version: string): App {
  const app = new Hono<AppEnv>({ strict: false })

  app.use(requestContext(services))
  app.get('/healthz', (c) => healthz(c, version))
  app.get('/readyz', (c) => readyz(c, config, services))

  app.options('/v1/*', preflight('api'))
  app.use('/v1/*', admit({ side: 'api', scope: 'public' }))
  for (const path of ['/v1/chat/completions', '/v1/responses', '/v1/ask', '/v1/tasks/*']) app.use(path, idempotent())

  app.options('/admin/v1/*', preflight('admin'))
  app.use('/admin/v1/*', admit({ side: 'admin', scope: 'operator' }))

  app.options('/.well-known/ucp', preflight('api'))
  app.use('/.well-known/ucp', (c, next) => {
    checkHost(c, 'api')
    return next()
  })
  for (const path of ['/ucp/*', '/mcp']) {
    app.options(path, preflight('api'))
    app.use(path, admit({ side: 'api', scope: 'public' }))
  }
  app.all('/mcp', async (c) => (await import('./agents/routes/mcp.ts')).mcp(c))

  app.use('/acp/*', admit({ side: 'api', scope: 'operator' }))

  app.route('/', areaApp([chatRoute]))
  for (const { paths, load } of loadedOnDemand) {
    const handler = onDemand(load, unknown)
    for (const path of paths) app.all(path, handler)
  }

  app.notFound((c) => unknown(c, app.routes))
  app.onError(refused)
  return app
}

function chatApp(services: Services | null): App {
  const app = new Hono<AppEnv>({ getPath: () => chatPath })
  return app.post(chatPath, inOneStep(services, [admit({ side: 'api', scope: 'public' }), idempotent()], chat, refused))
}

const chatPath = '/v1/chat/completions'
/** By far the most of all requests; any other spelling of the address goes the usual way, which has the same steps. */
function isChat({ method, url }: Request): boolean {
  return method === 'POST' && url.endsWith(chatPath) && url.indexOf('/', 'https://'.length) === url.length - chatPath.length
}

function refused(thrown: Error, c: AppContext): Response {
  if (thrown instanceof Replayed) return thrown.response
  const error = toAppError(thrown)
  noteRefusal(c, error)
  return respondError(c.get('state'), error)
}

/** Nothing here, or nothing by this method. */
function unknown(c: AppContext, known: Parameters<typeof allowedMethods>[0]): Response {
  const state = c.get('state')
  const methods = allowedMethods(known, c.req.path)
  if (methods.length === 0) return respondError(state, new AppError('not_found', 'There is nothing at this address.'))
  state.headers.allow = methods.join(', ')
  return respondError(state, new AppError('method_not_allowed', `Use ${methods.join(' or ')}.`))
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
