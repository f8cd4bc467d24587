import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../context.ts'
import { continueTrace } from '../core/trace-context.ts'
import type { Services } from '../services.ts'

const requestIdPattern = /^[A-Za-z0-9._:-]{8,128}$/

const exposed = 'x-request-id, traceparent, cache-status, server-timing, retry-after, x-llasa-arm'

/** On every answer. The API is for pages of any origin: its key says who asks, no cookie does. */
const fixedHeaders: readonly (readonly [string, string])[] = [
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', exposed],
  ['timing-allow-origin', '*'],
  ['cross-origin-resource-policy', 'cross-origin'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
]

/**
 * Names the request (the caller's own id is kept when it is harmless), joins its trace, and puts all headers on the
 * answer in one go at the end: hono's own middlewares build a new Response for each of theirs.
 */
export function requestContext(services: Services | null): MiddlewareHandler<AppEnv> {
  return async function requestContext(c, next) {
    const given = c.req.header('x-request-id') ?? c.req.header('x-client-request-id')
    const requestId = given && requestIdPattern.test(given) ? given : crypto.randomUUID()
    const trace = continueTrace(c.req.header('traceparent'), randomHex)
    const headers: Record<string, string> = { 'x-request-id': requestId, traceparent: trace.traceparent }
    c.set('state', {
      requestId,
      trace,
      startedAt: Date.now(),
      services,
      caller: null,
      arm: null,
      cache: null,
      stream: false,
      headers,
    })
    await next()
    const out = c.res.headers
    for (const [name, value] of fixedHeaders) out.set(name, value)
    for (const name in headers) out.set(name, headers[name] as string)
  }
}

function randomHex(bytes: number): string {
  let hex = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(bytes))) hex += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16)
  return hex
}
