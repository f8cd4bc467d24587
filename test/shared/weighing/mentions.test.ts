import { expect, it } from 'vitest'
import { readMentions } from '../../../shared/weighing/mentions.ts'

const keysOf = (question: string, own: readonly string[]): string[] =>
  readMentions(question, own).map(({ attribute }) => attribute.key)

it('"how much" of what a shop’s own field is called is that field, and a price only where nothing else is', () => {
  expect(keysOf('How much fruit is in the jam?', ['fruit_content'])).toEqual(['fruit_content'])
  expect(keysOf('How much is the jam?', ['fruit_content'])).toEqual(['price'])
  expect(keysOf('How many pockets do they have?', ['pockets'])).toEqual(['pockets'])
})

it('a field is named without the hyphen of its first word', () => {
  expect(keysOf('Which wifi standard has the router?', ['wi_fi_standard'])).toEqual(['wi_fi_standard'])
})
