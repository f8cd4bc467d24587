import type { Match } from '../catalogue/query/tiers.ts'

// The edge says by these that it has nothing to say.
const empty = new Set(['nothing', 'unknown_fact', 'unclear', 'no_policy', 'off_topic'])

/** Whether the edge's own answer leaves the question open: it has none, or lists only what comes near. */
export const saysNothing = ({ kind }: { readonly kind: string }, match: Match | null): boolean =>
  empty.has(kind) || (kind === 'found' && match !== 'found')

const denials = new Set(['no_policy', 'location'])

/** Whether the edge says that the shop has no rule on something. */
export const deniesRule = ({ kind }: { readonly kind: string }): boolean => denials.has(kind)
