import type { Context } from 'hono'
import type { Caller } from './access/contract.ts'
import type { Defer, RequestContext, RequestState } from './http/contract.ts'
import { locationOf } from './http/location.ts'
import type { Services } from './services.ts'

/** One variable, since hono copies all of them into a new object at each `c.var`. */
export interface AppEnv {
  Variables: { state: RequestState }
}

export type AppContext = Context<AppEnv>

/** Made once by a route and passed on: nothing below a route sees hono. */
export function contextOf(c: AppContext): RequestContext {
  const request = c.req.raw
  return {
    services: servicesOf(c),
    caller: callerOf(c),
    state: c.get('state'),
    now: Date.now,
    newId: () => crypto.randomUUID(),
    defer: deferOf(c),
    header: (name) => c.req.header(name),
    location: locationOf(request),
    // Read where a backend is called, since the runtime makes it only then.
    get signal() {
      return request.signal
    },
  }
}

/** The services of a route behind `authenticate`, which refuses a request where there are none. */
export function servicesOf(c: AppContext): Services {
  const { services } = c.get('state')
  if (!services) throw new Error('a route ran without services')
  return services
}

/** Work for after the reply. */
export const deferOf =
  (c: AppContext): Defer =>
  (work) =>
    c.executionCtx.waitUntil(work)

/** The caller of a route behind `authenticate`. */
export function callerOf(c: AppContext): Caller {
  const { caller } = c.get('state')
  if (!caller) throw new Error('a route ran without a caller')
  return caller
}
