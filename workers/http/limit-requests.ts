import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { type AppContext, type AppEnv, callerOf, deferOf, servicesOf } from '../context.ts'
import type { QuotaState } from '../services.ts'

const burstSeconds = 10

/** Lets a key's request in while its quotas last; the answer says how much is left. Keys without limits pay nothing. */
export function limitRequests(): MiddlewareHandler<AppEnv> {
  return async function limitRequests(c, next) {
    const caller = callerOf(c)
    if (!(await servicesOf(c).quotas.mayBurst(caller)))
      throw new AppError('rate_limit_exceeded', 'Too many requests at once.', { retryAfterSeconds: burstSeconds })
    const state = await servicesOf(c).quotas.take(caller, 'requests', 1, deferOf(c))
    if (state) tell(c, state, 'requests')
    await next()
  }
}

/**
 * Reserves what an answer may cost before it is asked for. Returns what is to be called with its real cost: the rest is
 * given back.
 */
export async function reserveTokens(c: AppContext, tokensMax: number): Promise<(used: number) => void> {
  const { quotas } = servicesOf(c)
  const caller = callerOf(c)
  const state = await quotas.take(caller, 'tokens', tokensMax, deferOf(c))
  if (!state) return () => {}
  tell(c, state, 'tokens')
  return (used) => quotas.giveBack(caller, 'tokens', tokensMax - used)
}

/**
 * Headers as OpenAI's clients read them, and as draft-ietf-httpapi-ratelimit-headers-10 has them; refuses when nothing was
 * granted.
 */
function tell(c: AppContext, { isGranted, quota, limit, left, resetSeconds }: QuotaState, kind: 'requests' | 'tokens'): void {
  const { headers } = c.get('state')
  headers[`x-ratelimit-limit-${kind}`] = String(limit)
  headers[`x-ratelimit-remaining-${kind}`] = String(left)
  headers[`x-ratelimit-reset-${kind}`] = `${resetSeconds}s`
  append(headers, 'ratelimit-policy', `"${quota}";q=${limit};w=${windowSeconds(quota)}`)
  append(headers, 'ratelimit', `"${quota}";r=${left};t=${resetSeconds}`)
  if (isGranted) return
  const code = quota === 'tokensPerMonth' ? 'insufficient_quota' : 'rate_limit_exceeded'
  throw new AppError(code, `This API key has used up its ${words[quota] ?? 'quota'}.`, { retryAfterSeconds: resetSeconds })
}

const words: Record<string, string> = {
  requestsPerMinute: 'requests of this minute',
  requestsPerDay: 'requests of this day',
  tokensPerMinute: 'tokens of this minute',
  tokensPerDay: 'tokens of this day',
  tokensPerMonth: 'budget of this month',
}

const windowSeconds = (quota: string): number => (quota.endsWith('Minute') ? 60 : quota.endsWith('Day') ? 86_400 : 31 * 86_400)

function append(headers: Record<string, string>, name: string, value: string): void {
  headers[name] = headers[name] ? `${headers[name]}, ${value}` : value
}
