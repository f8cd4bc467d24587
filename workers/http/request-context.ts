import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { continueTrace } from '../core/trace-context.ts'

const requestIdPattern = /^[A-Za-z0-9._:-]{8,128}$/

/** Names the request (the caller's own id is kept when it is harmless), joins its trace and answers with both. */
export function requestContext(): MiddlewareHandler<AppEnv> {
  return async function requestContext(c, next) {
    const given = c.req.header('x-request-id') ?? c.req.header('x-client-request-id')
    const requestId = given && requestIdPattern.test(given) ? given : crypto.randomUUID()
    const trace = continueTrace(c.req.header('traceparent'), randomHex)
    c.set('requestId', requestId)
    c.set('trace', trace)
    c.set('startedAt', Date.now())
    c.set('notes', { caller: null, arm: null, cache: null, stream: false })
    await next()
    c.header('x-request-id', requestId)
    c.header('traceparent', trace.traceparent)
  }
}

function randomHex(bytes: number): string {
  let hex = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(bytes))) hex += byte.toString(16).padStart(2, '0')
  return hex
}
