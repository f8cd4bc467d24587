import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { fitTrials } from '../../../shared/faq/calibrate.ts'
import { decide } from '../../../shared/faq/decide.ts'
import { readIndex, writeIndex } from '../../../shared/faq/faq-index.ts'
import { fitThreshold } from '../../../shared/faq/fit-thresholds.ts'
import { matchQuestion } from '../../../shared/faq/match.ts'
import { oneSided, wilson } from '../../../shared/wilson.ts'
import { words } from '../../support/words.ts'

const naming = { language: 'en', version: '1', words: 'v1' }
const entries = [
  ['How do I return an item?', 'Can I send something back?'],
  ['How long does delivery take?', 'When will my parcel arrive?'],
  ['How do I redeem a voucher?', 'Where do I enter my gift code?'],
].map((questions, at) => ({ questions, json: JSON.stringify({ at }), limits: 0 }))
const index = buildIndex(words, entries, naming)

describe('the matcher', () => {
  it.each([
    ['I would like to give these shoes back', 0],
    ['when is my package getting here', 1],
    ['use my discount coupon', 2],
  ])('finds the entry that means the same: %s', (text, entry) => {
    expect(matchQuestion(index, words, text).candidates[0]?.entry).toBe(entry)
  })

  it('takes the same question in other clothes for the same, and for no other entry', () => {
    expect(matchQuestion(index, words, '  HOW do I return, an item')).toMatchObject({ entry: 0, exact: true })
  })

  it('never answers a question two entries claim', () => {
    const twice = buildIndex(words, [...entries, { questions: ['How do I return an item?'], json: '', limits: 0 }], naming)
    const match = matchQuestion(twice, words, 'How do I return an item?')
    expect(match.exact).toBe(false)
    expect(decide({ ...twice, meta: { ...twice.meta, thresholds: { answer: 0, ground: 0 } } }, match)).toBe('ground')
  })

  it('leaves out entries that may not answer', () => {
    expect(matchQuestion(index, words, 'How do I return an item?', (entry) => entry !== 0).entry).not.toBe(0)
  })

  it('reads back exactly what it wrote', () => {
    const again = readIndex(writeIndex(index).buffer)
    for (const text of ['return', 'my parcel', 'gift'])
      expect(matchQuestion(again, words, text)).toEqual(matchQuestion(index, words, text))
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const { confidence, entry } = matchQuestion(index, words, text)
        expect(Number.isNaN(confidence)).toBe(false)
        expect(entry).toBeLessThan(entries.length)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a fitted threshold', () => {
  it('keeps precision and false share by their bounds on what it was fitted to, for any trials', () => {
    const trial = fc.record({ confidence: fc.double({ min: -2, max: 2, noNaN: true }), right: fc.boolean() })
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 400 }), (trials) => {
        const { threshold } = fitThreshold(trials, { precision: 0.8, falseShareMax: 0.05 })
        if (threshold === null) return
        const answered = trials.filter(({ confidence }) => confidence >= threshold)
        const right = answered.filter((each) => each.right).length
        expect(wilson(right, answered.length, oneSided).low).toBeGreaterThanOrEqual(0.8)
        const wrong = answered.length - right
        if (wrong > 0) expect(wilson(wrong, trials.length, oneSided).high).toBeLessThanOrEqual(0.05)
      }),
    )
  })

  it('is not given where too few trials could promise anything', () => {
    expect(fitThreshold([{ confidence: 1, right: true }], { precision: 0.9, falseShareMax: 0.01 }).threshold).toBeNull()
  })
})

describe('a threshold of an entry', () => {
  const aim = { precision: 0.85, falseShareMax: 1 }
  const trials = (entry: number, confidence: number, right: number, wrong: number) => [
    ...Array.from({ length: right }, () => ({ entry, confidence, right: true })),
    ...Array.from({ length: wrong }, () => ({ entry, confidence, right: false })),
  ]

  it('lies higher than the common one where the entry drew wrong questions, and only there', () => {
    const all = [...trials(0, 0.9, 200, 0), ...trials(1, 0.9, 4, 12), ...trials(1, 1.2, 40, 0), ...trials(2, 0.9, 3, 2)]
    const { answer, raises } = fitTrials(all, 3, aim)
    expect(answer.threshold).toBe(0.9)
    expect([...raises].map((raise) => Number(raise.toFixed(2)))).toEqual([0, 0.3, 0])
    const raised = { ...index, meta: { ...index.meta, thresholds: { answer: 0.9, ground: 0.5 } }, thresholdRaise: raises }
    const match = { candidates: [], confidence: 1, margin: 1, tied: false, exact: false }
    expect([0, 1].map((entry) => decide(raised, { ...match, entry }))).toEqual(['answer', 'ground'])
  })

  it('is never reached where nothing of it was right', () => {
    const { raises } = fitTrials([...trials(0, 0.9, 200, 0), ...trials(1, 0.9, 0, 14)], 2, aim)
    expect(raises[1]).toBeGreaterThan(1_000)
  })
})
