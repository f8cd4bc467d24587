import type { MiddlewareHandler } from 'hono'
import type { Scope } from '../../shared/api-key.ts'
import { AppError } from '../../shared/errors.ts'
import type { AppEnv } from '../context.ts'
import { requireScope } from './require-scope.ts'

const bearer = /^Bearer +(\S{1,256})$/i

/** Lets a request on only with a valid key of the scope. Closed unless opened: routes name the scope they need. */
export function authenticate(scope: Scope): MiddlewareHandler<AppEnv> {
  return async function authenticate(c, next) {
    const state = c.get('state')
    if (!state.services) throw new AppError('internal_error', 'This deployment is not configured. See /readyz.')
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1]
    if (!token) throw new AppError('invalid_api_key', "No API key. Send it as 'Authorization: Bearer llasa_…'.")
    const caller = await state.services.keys.find(token)
    if (!caller) throw new AppError('invalid_api_key', 'This API key is not valid.')
    state.caller = caller
    requireScope(c, scope)
    await next()
  }
}
