import type { Scope } from '../../../shared/api-key.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AppContext } from '../../context.ts'
import type { RequestState } from '../../http/contract.ts'
import { requireScope } from '../../http/routes/require-scope.ts'
import type { Services } from '../../services.ts'
import type { Caller } from '../contract.ts'
import { limitOperator } from './limit-requests.ts'

const bearer = /^Bearer +(\S{1,256})$/i

/**
 * Lets a request on only with a valid key of the scope. Closed unless opened: routes name the scope they need. A promise
 * where the key is not known yet.
 */
export function authenticate(c: AppContext, scope: Scope): Promise<void> | undefined {
  const state = c.get('state')
  if (!state.services) throw new AppError('internal_error', 'This deployment is not configured. See /readyz.')
  const assertion = scope === 'public' ? undefined : c.req.header('cf-access-jwt-assertion')
  if (assertion) {
    return state.services.access.identify(assertion).then(async (operator) => {
      if (!operator) throw new AppError('invalid_api_key', 'You are none of the operators.')
      await limitOperator(c, operator)
      enter(c, state, operator, scope)
    })
  }
  const found = callerOfKey(c, state.services)
  if (scope === 'operator') return enterAsOperator(c, state, found)
  if (found instanceof Promise) return found.then((caller) => enter(c, state, caller, scope))
  enter(c, state, found, scope)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A write of an operator is authorised by the table of keys: the copies that answer callers know of a revocation a minute and a
 * half later. Keys that are in no table are those a deployment was begun with. A flood of one key ends before the table is read.
 */
async function enterAsOperator(c: AppContext, state: RequestState, found: Caller | null | Promise<Caller | null>): Promise<void> {
  const known = await found
  if (known) await limitOperator(c, known)
  if (safeMethods.has(c.req.method)) return enter(c, state, known, 'operator')
  const authorised = known && (await state.services?.managedKeys.authorise(tokenOf(c) ?? ''))
  enter(c, state, authorised === undefined ? known : (authorised?.caller ?? null), 'operator')
  state.callersExpiry = authorised?.expiresAt ?? null
}

function enter(c: AppContext, state: RequestState, caller: Caller | null, scope: Scope): void {
  if (!caller) throw new AppError('invalid_api_key', 'This API key is not valid.')
  // A key that lies open in a page is worth something on that page only.
  if (caller.origins.length && !caller.origins.includes(c.req.header('origin') ?? ''))
    throw new AppError('origin_not_allowed', 'This API key may not be used from here.')
  state.caller = caller
  requireScope(c, scope)
}

function callerOfKey(c: AppContext, { keys }: Services): Caller | Promise<Caller | null> {
  const token = tokenOf(c)
  if (!token) throw new AppError('invalid_api_key', "No API key. Send it as 'Authorization: Bearer llasa_…'.")
  return keys.find(token)
}

const tokenOf = (c: AppContext): string | undefined => bearer.exec(c.req.header('authorization') ?? '')?.[1]
