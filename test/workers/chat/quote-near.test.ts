import { describe, expect, it } from 'vitest'
import { quoteNear } from '../../../workers/chat/quote-near.ts'

const quote = {
  id: 'cancel',
  question: 'How do I cancel my order?',
  answer: { plain: 'Press Cancel in your account.' },
  links: [],
  regions: [],
  products: [],
  priority: 0,
  verbatim: false,
}
const prompt = { edgeComposes: 'all', takesKnownAnswers: false } as const
const saying = (kind: string, content = '') => ({ kind, answer: { content } })
const policies = { contact: 'Write to help@shop.example.', shipping: 'Two days.' }
const near = {
  quote,
  prompt,
  language: 'en',
  composed: saying('nothing'),
  match: null,
  question: 'get my order undone',
  policies,
} as const

describe('a known answer that comes near', () => {
  it('is shown under its own question where the edge has nothing to say', () => {
    for (const composed of [null, saying('nothing'), saying('no_policy')])
      expect(quoteNear({ ...near, composed })).toBe(
        'I am not sure that this is what you mean. The shop’s answer to “How do I cancel my order?”: Press Cancel in your account.',
      )
    expect(quoteNear({ ...near, language: 'de' })).toContain('„How do I cancel my order?“')
  })

  it('gives way to facts, policies, small talk and products that were found', () => {
    for (const kind of ['fact', 'policy', 'greeting'])
      expect(quoteNear({ ...near, composed: saying(kind, '{{shop.shipping}}') })).toBeNull()
    expect(quoteNear({ ...near, composed: saying('found'), match: 'found' })).toBeNull()
    expect(quoteNear({ ...near, composed: saying('found'), match: 'near' })).not.toBeNull()
  })

  it('goes before whom to ask, unless that is the question', () => {
    for (const [kind, content] of [
      ['policy', '{{shop.contact}}'],
      ['order_story', '{{shop.contact?}}'],
      ['order', 'I do not see orders here. {{shop.contact}}'],
    ] as const)
      expect(quoteNear({ ...near, composed: saying(kind, content) })).toContain('Press Cancel')
    for (const content of ['{{shop.shipping}}\n{{shop.contact}}', ''])
      expect(quoteNear({ ...near, composed: saying('policy', content) })).toBeNull()
    const composed = saying('policy', '{{shop.contact}}')
    expect(quoteNear({ ...near, composed, question: 'what is your phone number' })).toBeNull()
  })

  it('is left to a model that gets the entry itself', () => {
    expect(quoteNear({ ...near, prompt: { edgeComposes: 'certain', takesKnownAnswers: true } })).toBeNull()
    expect(quoteNear({ ...near, prompt: { edgeComposes: 'nothing', takesKnownAnswers: false } })).toBeNull()
  })
})
