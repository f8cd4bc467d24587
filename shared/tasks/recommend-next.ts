import { pickFromCandidates } from './pick-from-candidates.ts'
import { nextItems } from './wordings/selection.ts'

/** What a shopper may look at next, after the products of a session. */
export const recommendNext = pickFromCandidates({
  name: 'recommend-next',
  summary: 'Pick the three products a shopper may view next.',
  skill: 'user behaviour',
  about: 'session',
  wording: (session, options) => nextItems(session, options),
  query: (session) => session.at(-1)?.title ?? '',
})
