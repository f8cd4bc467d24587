import { pickFromCandidates } from './pick-from-candidates.ts'
import { complements as wording } from './wordings/selection.ts'

/** What goes with a product. */
export const complements = pickFromCandidates({
  name: 'complements',
  summary: 'Pick the three products that go with a product.',
  skill: 'shopping knowledge',
  about: 'product',
  related: 'complement',
  kind: 'other',
  wording: ([title = ''], options) => wording(title, options),
  query: ([product]) => product?.title ?? '',
})
