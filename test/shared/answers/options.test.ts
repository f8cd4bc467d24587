import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../shared/answers/options.ts'

const numbers = (question: string) => readOptions(question)?.items.map(({ number }) => number) ?? null

describe('numbered options', () => {
  it('are read one to a line, from 0 or from 1, with or without a space', () => {
    expect(numbers('Which?\n0. red\n1. blue\nAnswer: ')).toEqual([0, 1])
    expect(numbers('Aspect List: \n1.arch support\n2.comfort\n3.lid\nOutput: ')).toEqual([1, 2, 3])
  })

  it('may begin on the line of their heading, or stand in running text', () => {
    expect(numbers('Products: 0. Brush\n1. Soap\n2. Pipe')).toEqual([0, 1, 2])
    expect(numbers('Options: 0. apple watch 1. steel 2. ipad')).toEqual([0, 1, 2])
  })

  it('are not mistaken for weights and sizes in a title', () => {
    expect(numbers('Product List: \n1. Tea | Net Weight: 0.5oz / 15g\n2. Shampoo, 33.8 Oz\n3. Pump\nOutput: ')).toEqual([1, 2, 3])
  })

  it('keep a gap of one, as EC-Guide prints it', () => {
    expect(numbers('Relation?\n0. buy\n1. view\n3. similar\nAnswer: ')).toEqual([0, 1, 3])
  })

  it('are absent where nothing is listed', () => {
    expect(numbers('Translate this title into German.')).toBeNull()
    expect(numbers('')).toBeNull()
  })

  it('come back whole from any list of lines', () => {
    const line = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,4}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 20 }), fc.constantFrom(0, 1), (texts, first) => {
        const list = texts.map((text, index) => `${index + first}. ${text}`).join('\n')
        expect(readOptions(`Which one?\n${list}\nAnswer: `)?.items.map(({ text }) => text)).toEqual(texts)
      }),
    )
  })
})
