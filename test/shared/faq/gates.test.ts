import { describe, expect, it } from 'vitest'
import { gate, readMarks, stemsOf } from '../../../shared/faq/gates.ts'

function between(asked: string, known: string) {
  const stems = new Set(stemsOf(known))
  return gate(readMarks(asked), new Set(stemsOf(asked)), readMarks(known), (stem) => stems.has(stem))
}

describe('two questions are different ones', () => {
  it.each([
    ["Can't I return the item?", 'Can I return the item?', 'negation'],
    ['Kann ich nicht stornieren?', 'Kann ich stornieren?', 'negation'],
    ['Can I return it after 45 days?', 'Can I return it after 30 days?', 'number'],
    ['Is it free above 50 €?', 'Is it free above €80?', 'price'],
    ['Where is order 00123842?', 'Where is my order?', 'order id'],
    ['How do I activate my card?', 'How do I deactivate my card?', 'opposite'],
    ['Do you ship from Spain to France?', 'Do you ship from France to Spain?', 'direction'],
  ])('%s – %s: %s', (asked, known, reason) => {
    expect(between(asked, known)).toBe(reason)
  })
})

describe('two questions may be the same', () => {
  it.each([
    ["I don't want my account any more, how do I delete it?", 'How do I delete my account?'],
    ["I can't find out how to redeem a voucher", 'How do I redeem a voucher?'],
    ['Is it free above 50.00 EUR?', 'Is it free above 50€?'],
    ['Two-factor login, how?', 'How do I use 2 factor login?'],
    ['How do I cancel order 112233?', 'How do I cancel order 99887766?'],
    ['T10 points not updated', 'Points not updated'],
  ])('%s – %s', (asked, known) => {
    expect(between(asked, known)).toBeNull()
  })
})
