import type { Context } from 'hono'
import type { Caller } from './access/contract.ts'
import type { Defer } from './http/contract.ts'
import type { TraceContext } from './http/trace-context.ts'
import type { Route } from './rollout/contract.ts'
import type { Services } from './services.ts'

/** What is known of a request, growing as it goes on; its one record is made from it. */
export interface RequestState {
  readonly requestId: string
  readonly trace: TraceContext
  readonly startedAt: number
  readonly services: Services | null
  caller: Caller | null
  /** Which arm of which region answers. */
  route: Route | null
  cache: string | null
  stream: boolean
  /** Code of the refusal, when it came to one. */
  error: string | null
  /** Set by a route that records by itself, once its last byte has left. */
  recordsItself: boolean
  /** Headers of the answer beyond those every answer has. */
  readonly headers: Record<string, string>
}

/** One variable, since hono copies all of them into a new object at each `c.var`. */
export interface AppEnv {
  Variables: { state: RequestState }
}

export type AppContext = Context<AppEnv>

/** The services of a route: only reached when there are some (see `requireServices`). */
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
