import type { EngineJob } from '../engines/engine.ts'

// Static text comes first in our prompts: rules, then the shop's own words. What follows differs by shopper.
const prefixCharsMax = 2_048

/** Requests with the same key share a prefix worth having: one tenant's, of the same rules and the same beginning. */
export function affinityOf({ cacheSalt, messages }: EngineJob): string {
  const system = messages[0]?.role === 'system' ? messages[0].content : ''
  // A conversation's turns build on each other: its first question distinguishes it from the tenant's others.
  const first = messages.find(({ role }) => role === 'user')?.content ?? ''
  return `${cacheSalt ?? ''}\n${system.slice(0, prefixCharsMax)}\n${first.slice(0, prefixCharsMax)}`
}
