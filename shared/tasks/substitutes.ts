import { pickFromCandidates } from './pick-from-candidates.ts'
import { substitutes as wording } from './wordings/selection.ts'

/** What could replace a product. */
export const substitutes = pickFromCandidates({
  name: 'substitutes',
  summary: 'Pick the three products that could replace a product.',
  skill: 'shopping knowledge',
  about: 'product',
  kind: 'same',
  wording: ([title = ''], options) => wording(title, options),
  query: ([product]) => product?.title ?? '',
})
