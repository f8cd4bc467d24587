import { expect, it } from 'vitest'
import { stemIn } from '../../../../workers/catalogue/query/stems.ts'

it.each([
  ['en', 'bus', 'buses'],
  ['en', 'gas', 'gases'],
  ['en', 'index', 'indices'],
  ['de', 'auto', 'autos'],
  ['de', 'museum', 'museen'],
  ['fr', 'jeu', 'jeux'],
  ['fr', 'velo', 'velos'],
  ['fr', 'beau', 'belle'],
  ['fr', 'doux', 'douce'],
  ['es', 'pared', 'paredes'],
])('%s: %s and %s are one word', (language, one, other) => {
  expect(stemIn(language, other)).toBe(stemIn(language, one))
})
