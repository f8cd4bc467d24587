import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../../context.ts'

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07) for complete answers: a repetition gets the first one's
 * answer, at the same price; the same key with another request is refused. A failure of ours is not kept.
 */
export function idempotent(): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const key = c.req.header('idempotency-key')
    // Few send one.
    return key === undefined ? next() : import('./once.ts').then(({ once }) => once(c, next, key))
  }
}
