import { Hono } from 'hono/tiny'
import type { AppContext, AppEnv } from '../../context.ts'
import type { RequestState } from '../contract.ts'
import { areaApp, type Route } from './route.ts'

/** What the edge hands such an application in place of the platform's bindings. */
interface Handed {
  readonly state: RequestState
}

type KnownRoutes = Hono<AppEnv>['routes']

/**
 * Routes whose code is loaded with the first request for one of them, so that an isolate that only chats never reads it. They
 * answer as if they were mounted: in the same state, what they throw goes to the edge, and `unknown` answers what none of
 * them is for.
 */
export function onDemand(
  load: () => Promise<readonly Route[]>,
  unknown: (c: AppContext, known: KnownRoutes) => Response,
): (c: AppContext) => Promise<Response> {
  let loading: Promise<Hono<AppEnv>> | undefined
  return async (c) => {
    loading ??= load().then((routes) => appOf(routes, unknown))
    const app = await loading
    return app.fetch(c.req.raw, { state: c.get('state') } satisfies Handed, c.executionCtx)
  }
}

function appOf(routes: readonly Route[], unknown: (c: AppContext, known: KnownRoutes) => Response): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: false })
  app.use((c, next) => {
    c.set('state', (c.env as Handed).state)
    return next()
  })
  app.route('/', areaApp(routes))
  app.notFound((c) => unknown(c, app.routes))
  app.onError((thrown) => {
    throw thrown
  })
  return app
}
