import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkProducts, withLinks } from '../../shared/link-products.ts'

const titles = ['Fjellvik Ridge 45 Backpack', 'Norrholt Tarn 2 Tent', 'Fjellvik Glimt Headlamp']

describe('linking a question to products', () => {
  it.each([
    ['How heavy is the tent?', [2]],
    ['compare the ridge and the headlamp', [1, 3]],
    ['headlamp or backpack?', [3, 1]],
    ['is the second one waterproof', [2]],
    ['what about product 3', [3]],
    ['how long is the bakcpack', [1]],
    ['do you have backpacks', [1]],
    ['which Fjellvik is best', []],
    ['my first question: 2 of them?', []],
    ['how much is it', []],
    ['the fifth one', []],
  ])('%s → %j', (question, places) => {
    expect(linkProducts(question, titles)).toEqual(places)
  })

  it('finds nothing where nothing is listed, and leaves the question as it was', () => {
    expect(withLinks('the tent', [])).toBe('the tent')
    expect(withLinks('the tent', titles)).toBe('the tent\n{{2.title}}')
  })

  it('finds each title by itself, and only places that exist', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{6,12}$/), { minLength: 1, maxLength: 5 }),
        fc.string(),
        (names, noise) => {
          for (const place of linkProducts(noise, names)) expect(place).toBeLessThanOrEqual(names.length)
          names.forEach((name, index) => {
            expect(linkProducts(`is ${name} nice`, names)).toContain(index + 1)
          })
        },
      ),
    )
  })
})

it('a model number is named as people type it, without its hyphen', () => {
  const titles = ['Arlo WH-720 Headphones', 'Arlo WH-520 Headphones', 'Kestrel KB-87 Keyboard']
  expect(linkProducts('battery life of the wh720?', titles)).toEqual([1])
  expect(linkProducts('what switches are in the KB87', titles)).toEqual([3])
})
