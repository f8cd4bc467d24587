import { expect, it } from 'vitest'
import { readConstraints } from '../../../../workers/catalogue/query/read-constraints.ts'
import { queryWords } from '../../../../workers/catalogue/query/search-words.ts'

it.each([
  ['en', 'lamps priced under 40 €'],
  ['en', 'lamps starting from 40 €'],
  ['en', 'lamps over 40 € but under 80 €'],
  ['de', 'Lampen, die höchstens 40 € kosten dürfen'],
  ['de', 'Lampen zw. 40 € und 80 €'],
  ['de', 'Lampen ab 40 € aufwärts'],
  ['fr', 'lampes qui coûtent moins de 40 €'],
  ['fr', 'lampes comprises entre 40 € et 80 €'],
  ['fr', 'lampes ne dépassant pas 40 €'],
  ['es', 'lámparas que cuesten menos de 40 €'],
  ['es', 'lámparas con un presupuesto de 40 €'],
])('%s: no word of a limit is looked for: %s', (language, question) => {
  const [first, ...more] = queryWords(readConstraints(question, 'EUR').query, language)
  expect([first?.slice(0, 4), more]).toEqual(['lamp', []])
})
