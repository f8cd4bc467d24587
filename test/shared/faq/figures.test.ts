import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { topics, topicsFile } from '../../../scripts/faq/build-topics.ts'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { decide } from '../../../shared/faq/decide.ts'
import { figures, figuresIn } from '../../../shared/faq/figures.ts'
import { createMatcher } from '../../../shared/faq/match.ts'

const words = readWords()
const shopOf = (entries: readonly (readonly [question: string, answer: string])[], language = 'en') => {
  const indexed = entries.map(([question, answer]) => ({ questions: question.split(' | '), json: '', limits: 0, answer }))
  const built = buildIndex(words, indexed, { language, version: '', words: 'v1' })
  const index = { ...built, meta: { ...built.meta, thresholds: { answer: 0.9, ground: 0.3 } } }
  const matcher = createMatcher(index, words)
  return (text: string) => {
    const match = matcher(text)
    return decide(index, match) === 'answer' ? match.entry : -1
  }
}
const track = ['Where is my order? | When will my package arrive? | track my shipment', 'The mail has a link.'] as const

it('the topics of all languages are what their files say', () => {
  expect(readFileSync(topicsFile, 'utf8')).toBe(topics())
})

it.each([
  ['Two to three working days.', figures.duration | figures.taking],
  ['Zwei bis drei Werktage.', figures.duration | figures.taking],
  ['Sous 30 jours.', figures.duration],
  ['Dentro de 30 días.', figures.duration],
  ['4,90 €, ab 40 € frei.', figures.amount],
  ['Free of charge within a week.', figures.duration | figures.amount],
  ['Weekdays from 9:00, not on Sundays.', figures.moment],
  ['The link is updated every few hours.', 0],
  ['Write to us in the chat.', 0],
])('an answer gives these figures and no others: %s', (answer, stated) => {
  expect(figuresIn(answer)).toBe(stated)
})

it.each([
  'How long does shipping take?',
  'How fast is delivery?',
  'How many days does a parcel take?',
  'How much is shipping?',
  'What does delivery cost?',
])('an entry without a figure does not answer what asks for one: %s', (text) => expect(shopOf([track])(text)).toBe(-1))

it('the entry that has the figure answers', () => {
  const find = shopOf([
    track,
    ['How fast do you deliver?', 'Two to three working days.'],
    ['What is the delivery fee?', '4.90 euros.'],
  ])
  expect(find('How long does shipping take?')).toBe(1)
  expect(find('How much is shipping?')).toBe(2)
  expect(find('Where is my order?')).toBe(0)
})

it('a merchant who answers the very question without a figure is heard', () => {
  expect(
    shopOf([['How long does delivery take?', 'The carrier tells you when it has the parcel.']])('How fast is delivery?'),
  ).toBe(0)
})

it('German: how long is not answered by where', () => {
  const entries = [['Wo ist meine Bestellung? | Wann kommt mein Paket an?', 'Die Mail enthält einen Link.']] as const
  expect(shopOf(entries, 'de')('Wie lange dauert der Versand?')).toBe(-1)
  expect(shopOf(entries, 'de')('Was kostet der Versand?')).toBe(-1)
})
