import { describe, expect, it } from 'vitest'
import { normaliseQuestion } from '../../../shared/faq/normalise.ts'

describe('the same question in other clothes', () => {
  it.each([
    ['  HOW do I return, an item', 'How do I return an item?'],
    ['ＦＡＱ', 'faq'],
    ["what's new", 'whats new?'],
    ['C++ support?', 'c++ support'],
    ['שָׁלוֹם', 'שלום'],
    ['a - b', 'a b'],
  ])('%s is %s', (one, other) => {
    expect(normaliseQuestion(one)).toBe(normaliseQuestion(other))
  })
})

describe('marks that are letters', () => {
  it.each([
    ['ビザは使えますか', 'ピザは使えますか'],
    ['Есть ли мой размер?', 'Есть ли мои размер?'],
    ['ขา', 'ข้า'],
    ['कल', 'कुल'],
    ['store it at -20 °C', 'store it at 20 °C'],
    ['Is C++ taught?', 'Is C# taught?'],
    ['Is C++ taught?', 'Is C taught?'],
    ['Ist es schon da?', 'Ist es schön da?'],
  ])('tell %s from %s', (one, other) => {
    expect(normaliseQuestion(one)).not.toBe(normaliseQuestion(other))
  })
})
