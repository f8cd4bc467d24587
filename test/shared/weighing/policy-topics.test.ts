import { describe, expect, it } from 'vitest'
import { barePolicy, policiesAbout, policyOn, readPolicyTopics } from '../../../shared/weighing/policy-topics.ts'

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

it.each(['noise cancelling', '¿Tienen auriculares con cancelación de ruido?', 'un casque avec annulation du bruit'])(
  'a property of goods is no rule on orders: %s',
  (text) => {
    expect(readPolicyTopics(text, { cancellation: 'Free of charge.' }, { hinted: true })).toEqual([])
  },
)

const shopPolicies = {
  shipping: 'Delivery within the EU takes 2 to 5 working days.',
  returns: 'Send anything back within 30 days.',
  payment: 'Card, PayPal or invoice.',
  warranty_claims: 'Send a photo and the order number; we repair or replace it.',
  cancellation: 'Free of charge until it has left the warehouse.',
}

describe('policies that a question is about', () => {
  it.each([
    ['can I get my money back if it does not fit', 'returns'],
    ['it arrived broken, who fixes it', 'warranty_claims'],
    ['oops, clicked twice', 'cancellation'],
    ['klarna ok?', 'payment'],
    ['kommt es noch bis Freitag an?', 'shipping'],
    ['es ist kaputt angekommen', 'warranty_claims'],
    ['puis-je être remboursé ?', 'returns'],
    ['cuánto tarda el envío', 'shipping'],
  ])('%s: %s', (question, key) => {
    expect(policiesAbout(question, shopPolicies)).toContain(key)
  })

  it('a shop’s own topic is found by its name, and what is about none finds none', () => {
    expect(policiesAbout('how does your loyalty club work', { loyalty_club: 'Members collect points.' })).toEqual([
      'loyalty_club',
    ])
    expect(policiesAbout('how heavy is the tent', shopPolicies)).toEqual([])
  })
})
