import { describe, expect, it } from 'vitest'
import { readWords } from '../../../gpu-backend/evaluate/faq/words.ts'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { createFaqBundle, limitBits } from '../../../workers/known-answers/look-up/faq-bundle.ts'
import { KnownEntry } from '../../../workers/known-answers/publish/published.ts'

const plain = { links: [], regions: [], products: [], priority: 0, verbatim: false }
const entries = [
  { id: 'sale', question: 'When does the winter sale end?', limits: { validUntil: '2026-12-01T00:00:00Z' } },
  { id: 'alaska', question: 'Do you ship to Alaska?', limits: { regions: ['US'] } },
  { id: 'returns', question: 'How do I return a parcel?', limits: {} },
].map(({ id, question, limits }) => {
  const entry = KnownEntry.parse({ ...plain, id, question, answer: { plain: `About ${id}.` }, ...limits })
  return { questions: [question], json: JSON.stringify(entry), limits: limitBits(entry) }
})
const words = readWords()
const index = buildIndex(words, entries, { language: 'en', version: '1', words: 'v1' })
const bundle = createFaqBundle(index, words)
const answered = (text: string, country: string, day: string) =>
  bundle.lookUp({ text, country, continent: null, products: [], now: Date.parse(`${day}T00:00:00Z`) }).entry?.id ?? null

describe('a question looked up again', () => {
  it('is answered as at first', () => {
    for (let time = 0; time < 3; time++) expect(answered('How do I return a parcel?', 'DE', '2026-11-26')).toBe('returns')
  })

  it('is answered by what holds now and here, whatever held before', () => {
    for (let time = 0; time < 2; time++) {
      expect(answered('When does the winter sale end?', 'DE', '2026-11-30')).toBe('sale')
      expect(answered('When does the winter sale end?', 'DE', '2026-12-02')).toBe(null)
      expect(answered('Do you ship to Alaska?', 'US', '2026-11-26')).toBe('alaska')
      expect(answered('Do you ship to Alaska?', 'DE', '2026-11-26')).toBe(null)
    }
  })

  it('is remembered, within bounds', () => {
    const first = (text: string) => bundle.lookUp({ text, country: null, continent: null, products: [], now: 0 })
    const found = first('How do I return a parcel?')
    expect(first('How do I return a parcel?')).toBe(found)
    for (let at = 0; at < 600; at++) first(`question ${at}`)
    expect(first('How do I return a parcel?')).not.toBe(found)
  })
})
