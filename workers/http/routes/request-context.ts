import type { MiddlewareHandler } from 'hono'
import type { Outcome } from '../../chat/contract.ts'
import { type AppContext, type AppEnv, deferOf } from '../../context.ts'
import type { Services } from '../../services.ts'
import { locationOf } from '../location.ts'
import { recordOf } from '../record.ts'
import type { RequestRecord } from '../request-record.ts'
import { continueTrace } from '../trace-context.ts'

const requestIdPattern = /^[A-Za-z0-9._:-]{8,128}$/

/**
 * Names the request (the caller's own id is kept when it is harmless), joins its trace, and sees to it that each request
 * leaves exactly one record, refusals too.
 */
export function requestContext(services: Services | null): MiddlewareHandler<AppEnv> {
  return async function requestContext(c, next) {
    const callersId = c.req.header('x-request-id') ?? c.req.header('x-client-request-id')
    const requestId = callersId && requestIdPattern.test(callersId) ? callersId : crypto.randomUUID()
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
    })
    await next()
    if (services && !c.get('state').recordsItself) services.recorder.write(recordFor(c, c.res.status, null), deferOf(c))
  }
}

/** The record of a request that gets its response. */
export const recordFor = (c: AppContext, status: number, outcome: Outcome | null): RequestRecord =>
  recordOf({
    state: c.get('state'),
    method: c.req.method,
    route: c.get('state').path ?? c.req.routePath,
    location: locationOf(c.req.raw),
    now: Date.now(),
    status,
    outcome,
  })

/** Up to 16 bytes. Of a UUID, which the runtime makes in a tenth of the time that hex takes here; 6 of its bits are fixed. */
const randomHex = (bytes: number): string =>
  crypto
    .randomUUID()
    .replaceAll('-', '')
    .slice(-2 * bytes)
