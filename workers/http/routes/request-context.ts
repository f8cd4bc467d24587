import type { MiddlewareHandler } from 'hono'
import type { Outcome } from '../../chat/contract.ts'
import { type AppContext, type AppEnv, deferOf } from '../../context.ts'
import type { Services } from '../../services.ts'
import { locationOf } from '../location.ts'
import { recordOf } from '../record.ts'
import type { RequestRecord } from '../request-record.ts'
import { continueTrace } from '../trace-context.ts'
import { randomHex, randomUuid } from './random-hex.ts'

const requestIdPattern = /^[A-Za-z0-9._:-]{8,128}$/

/**
 * Names the request (the caller's own id is kept when it is harmless), joins its trace, and sees to it that each request
 * leaves exactly one record, refusals too.
 */
export const requestContext =
  (services: Services | null): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    begin(c, services)
    await next()
    end(c)
  }

function begin(c: AppContext, services: Services | null): void {
  const callersId = c.req.header('x-request-id') ?? c.req.header('x-client-request-id')
  const requestId = callersId && requestIdPattern.test(callersId) ? callersId : randomUuid()
  const trace = continueTrace(c.req.header('traceparent'), randomHex)
  // Browsers name the origin with all they send but what they only read (Fetch Standard, section 3.1).
  const isFromBrowser = c.req.method !== 'POST' || c.req.header('origin') !== undefined
  c.set('state', {
    requestId,
    trace,
    startedAt: Date.now(),
    services,
    isFromBrowser,
    caller: null,
    path: null,
    route: null,
    cache: null,
    stream: false,
    error: null,
    recordsItself: false,
    headers: {},
    callersDeadlineAt: null,
    callersExpiry: null,
    claim: null,
  })
}

function end(c: AppContext): void {
  const { services, recordsItself } = c.get('state')
  if (services && !recordsItself) services.recorder.write(recordFor(c, c.res.status, null), deferOf(c))
}

/**
 * A route with all that comes before it as one handler, for those whose milliseconds count: hono's chain costs a promise and a few
 * objects each link. Errors become responses where the chain makes them so: at the route, then at what lets it in.
 */
export function inOneStep(
  services: Services | null,
  before: readonly MiddlewareHandler<AppEnv>[],
  handler: (c: AppContext) => Promise<Response>,
  refused: (thrown: Error, c: AppContext) => Response,
): (c: AppContext) => Promise<Response> {
  type Step = (c: AppContext) => Promise<unknown>
  const answer: Step = async (c) => {
    c.res = await handler(c).catch((thrown: Error) => refused(thrown, c))
  }
  const way = before.reduceRight<Step>((next, step) => (c) => step(c, () => next(c) as Promise<void>), answer)
  return async (c) => {
    begin(c, services)
    try {
      await way(c)
    } catch (thrown) {
      c.res = refused(thrown as Error, c)
    }
    end(c)
    return c.res
  }
}

/** The record of a request that gets its response. */
export const recordFor = (
  c: AppContext,
  status: number,
  outcome: Outcome | null,
  location = locationOf(c.req.raw),
): RequestRecord =>
  recordOf({
    state: c.get('state'),
    method: c.req.method,
    route: c.get('state').path ?? c.req.routePath,
    location,
    now: Date.now(),
    status,
    outcome,
  })
