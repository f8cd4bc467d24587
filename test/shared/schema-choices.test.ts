import { expect, it } from 'vitest'
import { choicesOf } from '../../shared/schema-choices.ts'

it('finds the texts that a schema offers, wherever in it', () => {
  const schema = {
    properties: {
      size: { enum: ['small', 'large', 3, null] },
      list: { items: { anyOf: [{ const: 'one' }, { type: 'string' }] } },
    },
    required: ['size'],
  }
  expect([...choicesOf(schema)].sort()).toEqual(['large', 'one', 'small'])
  expect(choicesOf({}).size).toBe(0)
})
