import { describe, expect, it } from 'vitest'
import { entityTypeOf, likelySpans } from '../../../shared/answers/entity-spans.ts'
import { answerGrammar } from '../../../shared/answers/grammar.ts'

const title = "Acme 77212-23 Men's Stainless Steel Bottle, Navy Blue, 24 oz. (Pack of 2)"

describe('what can be an entity of a type', () => {
  it.each([
    ['Brand', ['Acme', 'Acme 77212-23']],
    ['item model number', ['77212-23']],
    ['color', ['Navy Blue']],
    ['material', ['Stainless Steel']],
    ['gender', ["Men's"]],
    ['capacity', ['24 oz.']],
    ['quantity', ['Pack of 2', '77212', '23', '24', '2']],
  ])('%s: by its shape or by a list', (type, spans) => {
    expect(likelySpans(type, title)).toEqual(spans)
  })

  it('is unknown for a type without a rule, and where nothing in the text fits: any words may be right then', () => {
    expect(likelySpans('mood', title)).toBeNull()
    expect(likelySpans('color', 'Acme Bottle')).toBeNull()
    const grammar = answerGrammar("Identify the 'Mood' in the product title 'Acme Bottle'.", 'named_entity_recognition') ?? ''
    expect(grammar).toContain('"Acme" | "Acme Bottle" | "Bottle"')
  })

  it('every span stands in the text, so that the answer does', () => {
    for (const type of ['brand', 'size', 'color', 'material', 'quantity', 'age'])
      for (const span of likelySpans(type, title) ?? []) expect(title).toContain(span)
  })
})

describe('the entity type of a question', () => {
  it('is what it quotes beside the source, apostrophes or not', () => {
    expect(entityTypeOf(`Considering the product title '${title}', select the appropriate 'Brand Name'.`, title)).toBe(
      'Brand Name',
    )
    expect(entityTypeOf("You're asked for the entity type 'size'.\nQuery: men's mug", "men's mug")).toBe('size')
    expect(entityTypeOf('No type is named. Query: mug', 'mug')).toBeNull()
  })
})
