import { describe, expect, it } from 'vitest'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { proposeQuestions } from '../../../shared/faq/propose-questions.ts'

const words = readWords()
const proposed = (question: string, language = 'en'): string[] => proposeQuestions(words, [question], language)

describe('wordings proposed to a merchant', () => {
  it.each([
    'How do I cancel my order?',
    'Can I collect my order in the shop?',
    'Can I pay by invoice?',
    'Do you replace missing pieces?',
  ])('are written as one writes: %s', (question) => {
    const texts = proposed(question)
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts) {
      expect(text).not.toMatch(/(?<!\p{L})i(?!\p{L})/u)
      expect(text.endsWith('?')).toBe(!/^(?:I|Help|Please)\b/u.test(text))
      expect(text).not.toMatch(/\b(?:cancellation|collection|payment|replacement|paid)\b/u)
    }
  })

  it('leave the language of the question as it is', () => {
    for (const text of proposed('Kann ich meine Bestellung stornieren?', 'de')) expect(text).toMatch(/stornieren\??$/u)
  })
})
