import { describe, expect, it } from 'vitest'
import { likelyRatings, reviewOf, soundsLike } from '../../../shared/answers/likely-ratings.ts'

describe('how a review sounds', () => {
  it.each([
    ['I love it, excellent quality, highly recommend!', 5],
    ['Terrible. Broke after a day, total waste of money.', 1],
    ['The lid is blue.', 2],
  ])('%s', (review, rating) => {
    expect(soundsLike(review)).toBe(rating)
  })

  it('turns round after a negation', () => {
    expect(soundsLike('It is not good and does not work well, never recommend')).toBeLessThan(
      soundsLike('It is good and works well, recommend'),
    )
  })

  it('leaves its neighbours possible, and only inwards at the ends', () => {
    expect(likelyRatings('Terrible, awful, waste.')).toEqual([1, 2])
    expect(likelyRatings('I love it, excellent, perfect!')).toEqual([4, 5])
    for (const text of ['', 'x', 'okay', '好', 'not '.repeat(1_000)]) expect(likelyRatings(text).length).toBeGreaterThanOrEqual(2)
  })

  it('is told from the review, not from the instruction', () => {
    expect(reviewOf('Rate it from 1 to 5, 1 is terrible.\nInput: a mug product\nLovely.\nOutput:')).not.toContain('terrible')
  })
})
