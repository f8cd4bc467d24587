import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundedText } from '../../shared/bounded-text.ts'

it('a bounded text is bounded before and after it is normalised, and a short one is as it was', () => {
  const texts = fc.array(fc.constantFrom('a', 'é', 'ﷺ', '①', '㌔', '🏕', '\u0301', ' '), { maxLength: 300 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 100 }), (signs, charsMax) => {
      const text = signs.join('')
      const bounded = boundedText(text, charsMax)
      expect(bounded.length).toBeLessThanOrEqual(charsMax)
      expect(bounded.normalize('NFKC').length).toBeLessThanOrEqual(charsMax)
      if (text.normalize('NFKC').length <= charsMax && text.length <= charsMax) expect(bounded).toBe(text)
    }),
  )
})
