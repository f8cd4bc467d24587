import { describe, expect, it } from 'vitest'
import { gate } from '../../../shared/faq/gate.ts'
import { rulesFor } from '../../../shared/faq/language/rules-for.ts'
import { nearMisses } from '../../../shared/faq/near-misses.ts'
import { readQuestion } from '../../../shared/faq/read-question.ts'

describe('near misses of a question', () => {
  it.each(['How do I cancel my order?', 'Can I return an item?', 'How long does the delivery take?', 'What is the warranty?'])(
    'want something else: %s',
    (question) => {
      const made = nearMisses(question, 'en')
      expect(made.length).toBeGreaterThan(3)
      const known = readQuestion(question, rulesFor('en'))
      for (const text of made) expect(readQuestion(text, rulesFor('en')).frame, text).not.toBe(known.frame)
    },
  )

  it('turn an opposite round', () => {
    const [turned = ''] = nearMisses('How do I subscribe to the newsletter?', 'en').slice(-1)
    expect(turned).toBe('how do i unsubscribe to the newsletter')
    const of = (text: string) => readQuestion(text, rulesFor('en'))
    expect(gate(of(turned), of('How do I subscribe to the newsletter?'))).toBe('opposite')
  })
})
