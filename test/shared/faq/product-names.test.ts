import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { createMatcher } from '../../../shared/faq/match.ts'
import { namesIn, productNames } from '../../../shared/faq/product-names.ts'
import { words } from '../../support/words.ts'

const product = (id: string, title: string, brand: string, description: string) => ({
  id,
  title,
  brand,
  description,
  attributes: {},
})
const products = [
  product('ridge', 'Fjellvik Ridge 45 Backpack', 'Fjellvik', 'A backpack for huts.'),
  product('glimt', 'Fjellvik Glimt Headlamp', 'Fjellvik', 'A light headlamp.'),
  product('power', 'Orbit Power Bank', 'Orbit', 'Charges twice.'),
]
const shopTexts = ['Can I pay by bank transfer?', 'How long is the warranty of the Ridge?']
const names = productNames(products, shopTexts)
const naming = { language: 'en', version: '1', words: 'v1', productNames: names }
const entry = (questions: string[], implied: string[] = []) => ({ questions, json: '', limits: 0, implied })

describe('names of products', () => {
  it('are brands and words of titles, not the words for what they are nor what the shop says of other things', () => {
    expect(names.toSorted()).toEqual(['fjellvik', 'glimt', 'orbit', 'power', 'ridge'])
  })

  it('keep a question about one product from being answered for another', () => {
    const index = buildIndex(words, [entry(['How long is the warranty of the Ridge?'])], naming)
    const gateOf = (text: string) => createMatcher(index, words)(text).candidates[0]?.gate
    expect(gateOf('How long is the warranty of the Glimt?')).toBe('product')
    expect(gateOf('How long is the warranty?')).toBe('product')
    expect(gateOf('What is the warranty of the Ridge?')).toBeNull()
  })

  it('go without saying where the entry holds for that product only', () => {
    const own = namesIn('Fjellvik Ridge 45 Backpack', new Set(names))
    const index = buildIndex(words, [entry(['How long is the warranty?'], own)], naming)
    const gateOf = (text: string) => createMatcher(index, words)(text).candidates[0]?.gate
    expect(gateOf('How long is the warranty of the Ridge?')).toBeNull()
    expect(gateOf('How long is the warranty of the Glimt?')).toBe('product')
  })
})
