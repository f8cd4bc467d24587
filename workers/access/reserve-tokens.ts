import { type AppContext, callerOf, deferOf, servicesOf } from '../context.ts'
import { noteQuota } from './note-quota.ts'

/** Reserves what an answer may cost before a backend generates it. The function it returns takes the real cost and gives the rest back. */
export async function reserveTokens(c: AppContext, tokensMax: number): Promise<(tokens: number) => void> {
  const { quotas } = servicesOf(c)
  const caller = callerOf(c)
  const state = await quotas.take(caller, 'tokens', tokensMax, deferOf(c))
  if (!state) return () => {}
  noteQuota(c.get('state').headers, state, 'tokens')
  return (tokens) => quotas.giveBack(caller, 'tokens', tokensMax - tokens)
}
