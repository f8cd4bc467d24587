import { describe, expect, it } from 'vitest'
import { namesOf } from '../../../../workers/catalogue/query/categories-of.ts'

describe('what a shop sells, in names', () => {
  it.each([
    [
      ['Tents', 'Cups', 'Cups'],
      ['Cups', 'Tents'],
    ],
    [
      ['Apparel > Bags', 'Apparel > Shoes', 'Apparel > Shoes > Boots'],
      ['Shoes', 'Bags'],
    ],
    [
      ['Apparel > Bags', 'Garden > Pots'],
      ['Apparel', 'Garden'],
    ],
  ])('the widest that tell products apart, most products first', (paths, names) => {
    expect(namesOf(paths.map((category) => ({ category })))).toEqual(names)
  })

  it('is nothing where products have no category', () => {
    expect(namesOf([{ category: undefined }])).toEqual([])
  })
})
