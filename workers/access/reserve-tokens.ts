import type { RequestContext } from '../http/contract.ts'
import { noteQuota } from './note-quota.ts'

/**
 * Reserves what an answer may cost before a backend generates it. The function it returns takes the real cost and gives the rest
 * back; null for keys whose tokens are not counted.
 */
export async function reserveTokens(
  { services, caller, state, defer }: RequestContext,
  tokensMax: number,
): Promise<((tokens: number) => void) | null> {
  const quota = await services.quotas.take(caller, 'tokens', tokensMax, defer)
  if (!quota) return null
  noteQuota(state.headers, quota, 'tokens')
  return (tokens) => services.quotas.giveBack(caller, 'tokens', tokensMax - tokens)
}
