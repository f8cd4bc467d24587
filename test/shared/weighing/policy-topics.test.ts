import { describe, expect, it } from 'vitest'
import { barePolicy, policyOn } from '../../../shared/weighing/policy-topics.ts'

const policies = { shipping: 'Two days.', returns: 'Thirty days.', warranty_claims: 'Send a photo.', payment: 'By card.' }

describe('a word that names a policy', () => {
  it.each([
    ['warranty', 'warranty_claims'],
    ['Garantie?', 'warranty_claims'],
    ['shipping?', 'shipping'],
    ['delivery costs', 'shipping'],
    ['refund', 'returns'],
    ['paypal?', 'payment'],
    ['the returns please', 'returns'],
  ])('is answered by it: %s', (text, key) => {
    expect(barePolicy(text, policies)).toBe(key)
  })

  it.each(['tent', 'gift', 'warranty of the tent', 'tent 2 years', 'how long is the warranty?', 'contact'])(
    'and no other word, nor what the shop says nothing of: %s',
    (text) => {
      expect(barePolicy(text, policies)).toBeNull()
    },
  )

  it('has the key that the shop gave it', () => {
    expect([policyOn('returns', { refunds: '.' }), policyOn('returns', { shipping: '.' })]).toEqual(['refunds', null])
  })
})
