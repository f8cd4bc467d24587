import { type AppError, errorBody } from '../../shared/errors.ts'
import type { RequestState } from './contract.ts'

const exposed =
  'x-request-id, traceparent, cache-status, server-timing, retry-after, x-llasa-region, x-llasa-arm, x-llasa-rollout, mcp-session-id, mcp-protocol-version'

/**
 * On every answer that a browser may read, and no more than protects one that is JSON: each header costs 3 µs on the hottest
 * path, and what is no browser heeds none of these. The API is for pages of any origin: its key names the caller, no cookie does.
 */
const browserHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposed,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const

type Body = string | Uint8Array | ReadableStream<Uint8Array> | null

/**
 * The one place that makes a response. All headers go in when it is built: setting them one by one, as middlewares do,
 * costs a call into the runtime each, and hono's own build a new Response each.
 */
export function respond(state: RequestState, status: number, body: Body, headers: Record<string, string>): Response {
  const { requestId, trace, isFromBrowser } = state
  return new Response(body, {
    status,
    headers: {
      ...(isFromBrowser && browserHeaders),
      'x-request-id': requestId,
      traceparent: trace.traceparent,
      ...state.headers,
      ...headers,
    },
  })
}

export const respondJson = (state: RequestState, value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  respond(state, status, JSON.stringify(value), { 'content-type': 'application/json', ...headers })

/** A refusal as OpenAI's error object. */
export function respondError(state: RequestState, error: AppError): Response {
  return respondJson(state, errorBody(error), error.status, {
    'cache-control': 'no-store',
    ...(error.retryAfterSeconds !== null && { 'retry-after': String(error.retryAfterSeconds) }),
    ...(error.status === 401 && { 'www-authenticate': 'Bearer realm="llasa"' }),
  })
}
