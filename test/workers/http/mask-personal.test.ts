import { expect, it } from 'vitest'
import { maskPersonal } from '../../../workers/http/mask-personal.ts'

it.each([
  ['write to anna.k+shop@mail.example.co.uk please', 'write to … please'],
  ['call +49 (170) 123-4567', 'call …'],
  ['where is order #A-20931?', 'where is order …?'],
  ['where is my order no. 512?', 'where is my order no. …?'],
  ['my card 4111 1111 1111 1111 was charged', 'my card … was charged'],
  ['tent for 2, under 300 euros, 45 l', 'tent for 2, under 300 euros, 45 l'],
])('what is a shopper’s own is masked, what is looked for stays: %s', (text, masked) => {
  expect(maskPersonal(text)).toBe(masked)
})

it('cuts between two words, so that half an address is not left', () => {
  const masked = maskPersonal(`${'word '.repeat(198)}anna@example.com and more`)
  expect(masked).toBe('word '.repeat(198).trimEnd())
})
