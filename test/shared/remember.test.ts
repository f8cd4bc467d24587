import { expect, test } from 'vitest'
import { rememberFor, rememberText } from '../../shared/remember.ts'

test('what is worked out from an object is made once, and found by that very object only', () => {
  let made = 0
  const lengthOf = rememberFor(10, ({ text }: { text: string }) => ({ length: text.length, made: ++made }))
  const one = { text: 'tent' }
  expect(lengthOf(one)).toBe(lengthOf(one))
  expect(lengthOf({ text: 'tent' })).not.toBe(lengthOf(one))
  expect(made).toBe(2)
})

test('after as many objects as were allowed all is let go and made anew', () => {
  let made = 0
  const remembered = rememberFor(2, (_: object) => ++made)
  const [a, b, c] = [{}, {}, {}]
  expect([a, b, a, b].map(remembered)).toEqual([1, 2, 1, 2])
  expect([c, a].map(remembered)).toEqual([3, 4])
})

test('texts are remembered up to a number, then all are let go', () => {
  let made = 0
  const remembered = rememberText(2, () => ++made)
  expect(['a', 'b', 'a', 'c', 'a'].map(remembered)).toEqual([1, 2, 1, 3, 4])
})
