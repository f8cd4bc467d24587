import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from '../../shared/errors.ts'

/**
 * Nothing of the request is read that is not needed: behind Node's server a web `Request` with its body stream and its signal is built
 * when one of them is looked at, which costs half a millisecond before the first token.
 */
type GatewayContext = Context<{ Bindings: HttpBindings }>

/** Refuses a body that is, or says that it is, too large. One that says its length is not counted once more. */
export function limitBody(bytesMax: number): MiddlewareHandler {
  const tooLarge = (): never => {
    throw new AppError('request_too_large', `The body is larger than ${bytesMax} bytes.`)
  }
  const counted = bodyLimit({ maxSize: bytesMax, onError: tooLarge })
  return async function limit(c, next) {
    const declared = c.req.header('content-length')
    // Node reads no more than this length, and refuses a request that has both it and chunks.
    if (declared === undefined) return counted(c, next)
    if (Number(declared) > bytesMax) tooLarge()
    await next()
  }
}

/** Calls back when the caller goes before it was answered. */
export function onLeave(c: GatewayContext, leave: () => void): void {
  const { outgoing } = c.env
  outgoing.once('close', () => outgoing.writableFinished || leave())
}
