import { describe, expect, it } from 'vitest'
import { goodsFor } from '../../../../workers/catalogue/query/needs.ts'

describe('goods for a need', () => {
  it.each([
    ['my phone is always dead halfway through a hike', 'en', 'power bank'],
    ['our toddler is afraid of the dark', 'en', 'night light'],
    ['der Nachbar schnarcht, ich kann nicht schlafen', 'de', 'Ohrstöpsel'],
    ['j’ai mal à la nuque le matin', 'fr', 'oreiller'],
    ['mi piel está seca y roja', 'es', 'crema facial'],
    ['ich friere nachts im Zelt', 'en', 'sleeping bag'],
    ['something for the kids?', 'en', 'toys'],
    ['coats all over the floor in the hall', 'en', 'coat rack'],
  ] as const)('%s', (text, language, goods) => {
    expect(goodsFor(text, language)).toContain(goods)
  })

  it.each(['how much does the tent weigh', 'is it in stock?', 'where is my order', 'a red belt', 'thanks'])(
    'none where none is spoken of: %s',
    (text) => {
      expect(goodsFor(text, 'en')).toEqual([])
    },
  )
})
