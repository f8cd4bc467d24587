import { describe, expect, it } from 'vitest'
import { descriptionOf, keywordsOf, titleOf } from '../../shared/tasks/compose-listing.ts'
import { readPicks } from '../../shared/tasks/picked.ts'

describe('listings composed by rules', () => {
  it('make a title of maker, kind and values', () => {
    expect(titleOf('A trekking pack for hut tours.', { brand: 'Fjellvik', capacity: '45 l' })).toBe(
      'Fjellvik Trekking Pack, 45 l',
    )
    expect(titleOf('This is a kettle.', {})).toBe('Kettle')
  })

  it('leave a title to the model where the description does not begin with what it is', () => {
    expect(titleOf('Loved by everybody who travels.', { brand: 'Fjellvik' })).toBeNull()
  })

  it('state nothing that the input does not', () => {
    expect(descriptionOf('Ridge 45 Backpack', { material: 'recycled nylon' })).toBe(
      'Ridge 45 Backpack. Material: recycled nylon.',
    )
    expect(descriptionOf('Ridge 45 Backpack', {})).toBeNull()
  })

  it('name a product as shoppers would, each way once', () => {
    expect(keywordsOf('Fjellvik Ridge 45 Backpack', 'A trekking pack for hut tours.', { material: 'recycled nylon' })).toEqual([
      'fjellvik ridge 45 backpack',
      'backpack',
      'fjellvik backpack',
      'trekking pack',
      'recycled nylon backpack',
    ])
  })

  it('need no model to pick the only one there is', () => {
    expect(readPicks(undefined, [{ id: 'mug', title: 'Mug' }], 3)).toEqual({
      output: { products: [{ id: 'mug', title: 'Mug', rank: 1 }] },
      repaired: false,
    })
  })
})
