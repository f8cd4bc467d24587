import { describe, expect, it } from 'vitest'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { entryOnTopic } from '../../../workers/chat/entry-on-topic.ts'
import { createFaqBundle, limitBits } from '../../../workers/known-answers/look-up/faq-bundle.ts'
import { KnownEntry } from '../../../workers/known-answers/publish/published.ts'

const plain = { links: [], regions: [], products: [], priority: 0, verbatim: false }
const entries = [
  { id: 'clubs', question: 'Do you give a discount to clubs?', answer: 'Registered clubs get 8 % off.', more: {} },
  { id: 'invoice', question: 'Can I pay by invoice?', answer: 'Clubs can; all others pay by card or PayPal.', more: {} },
  { id: 'voucher', question: 'How do I use a voucher?', answer: 'Enter it before you pay.', more: {} },
  { id: 'wrap', question: 'Do you gift-wrap?', answer: 'We wrap gifts for 3.50 EUR.', more: {} },
  { id: 'jobs', question: 'Do you have jobs?', answer: 'Terms of applying.', more: { verbatim: true } },
  { id: 'parking', question: 'Is there parking?', answer: 'Behind the house.', more: { regions: ['US'] } },
].map(({ id, question, answer, more }) => {
  const entry = KnownEntry.parse({ ...plain, id, question, answer: { plain: answer }, ...more })
  return { questions: [question], json: JSON.stringify(entry), limits: limitBits(entry) }
})
const bundle = createFaqBundle(buildIndex(readWords(), entries, { language: 'en', version: '1', words: 'v1' }), readWords())
const idFor = (text: string) => entryOnTopic(bundle, { text, country: 'DE', continent: 'EU', products: [], now: 0 })?.id ?? null

describe('a rule that no policy states', () => {
  it.each([
    ['our club has 40 members, any discount for us?', 'clubs'],
    ['Gibt es Rabatt für Studenten?', 'clubs'],
    ['can i pay with klarna', 'invoice'],
    ['Kann ich auf Rechnung kaufen?', 'invoice'],
    ['Kann man bei euch auf Rechnung kaufen?', 'invoice'],
    ['how much is gift wrapping', 'wrap'],
  ])('is known where an answer is on its topic: %s', (text, id) => {
    expect(idFor(text)).toBe(id)
  })

  it.each(['is there a job for me at the warehouse', 'do you price match', 'Habt ihr einen Parkplatz?'])(
    'is unknown where none is, where it may be shown only as written, and elsewhere: %s',
    (text) => {
      expect(idFor(text)).toBeNull()
    },
  )
})
