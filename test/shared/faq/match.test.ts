import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../shared/faq/build-index.ts'
import { calibrate, fitTrials, withCalibration } from '../../../shared/faq/calibrate.ts'
import { decide } from '../../../shared/faq/decide.ts'
import { readIndex, writeIndex } from '../../../shared/faq/faq-index.ts'
import { fitThreshold } from '../../../shared/faq/fit-thresholds.ts'
import type { Eligible } from '../../../shared/faq/likeliest.ts'
import { createMatcher } from '../../../shared/faq/match.ts'
import { oneSided, wilson } from '../../../shared/wilson.ts'
import { words } from '../../support/words.ts'

const naming = { language: 'en', version: '1', words: 'v1' }
const entries = [
  ['How do I return an item?', 'Can I send something back?'],
  ['How long does delivery take?', 'When will my parcel arrive?'],
  ['How do I redeem a voucher?', 'Where do I enter my gift code?'],
].map((questions, at) => ({ questions, json: JSON.stringify({ at }), limits: 0 }))
const index = buildIndex(words, entries, naming)
const matchIn = (own: typeof index, text: string, eligible?: Eligible) => createMatcher(own, words)(text, eligible)

describe('the matcher', () => {
  it.each([
    ['I would like to give these shoes back', 0],
    ['when is my package getting here', 1],
    ['use my discount coupon', 2],
  ])('finds the entry that means the same: %s', (text, entry) => {
    expect(matchIn(index, text).candidates[0]?.entry).toBe(entry)
  })

  it('reads as much of a question whose characters stand for many as of any other', () => {
    const opening = 'ﷺ'.repeat(100)
    expect(matchIn(index, `${opening} how do I return an item`).candidates).toEqual(
      matchIn(index, opening.normalize('NFKC').slice(0, 600)).candidates,
    )
  })

  it('takes the same question in other clothes for the same, and for no other entry', () => {
    expect(matchIn(index, '  HOW do I return, an item')).toMatchObject({ entry: 0, exact: true })
  })

  it('never answers a question two entries claim', () => {
    const twice = buildIndex(words, [...entries, { questions: ['How do I return an item?'], json: '', limits: 0 }], naming)
    const match = matchIn(twice, 'How do I return an item?')
    expect(match.exact).toBe(false)
    expect(decide({ ...twice, meta: { ...twice.meta, thresholds: { answer: 0, ground: 0 } } }, match)).toBe('ground')
  })

  it('answers no word alone that an entry only mentions', () => {
    const damaged = { questions: ['My item arrived damaged', 'the tent has a hole'], json: '', limits: 0 }
    const own = buildIndex(words, [...entries, damaged], naming)
    expect(matchIn(own, 'tent?').entry).not.toBe(3)
    expect(matchIn(own, 'my tent has holes').entry).toBe(3)
  })

  it('is less sure of an entry that does not know what the question names', () => {
    const hours = { questions: ['When do you open?'], answer: 'At nine, in Leeds at ten.', json: '', limits: 0 }
    const own = buildIndex(words, [...entries, hours], naming)
    const sure = (place: string) => matchIn(own, `When do you open in ${place}?`)
    expect(sure('Leeds').entry).toBe(3)
    expect(sure('Quebec').probability).toBeLessThan(sure('quebec').probability)
    expect(sure('Leeds').probability).toBe(sure('leeds').probability)
  })

  it('is less sure of the same words but for one that the entry does not know', () => {
    const served = 'At what temperature should a Rioja be served?'
    const wine = { questions: [served], answer: 'At 17 degrees.', json: '', limits: 0 }
    const own = buildIndex(words, [...entries, wine], naming)
    expect(decide(own, matchIn(own, 'In which glass should a Rioja be served?'))).not.toBe('answer')
  })

  it('takes how long one has for no answer to how long it takes', () => {
    const exchange = (answer: string) => ({ questions: ['Can I exchange an item?'], answer, json: '', limits: 0 })
    const [limit, takes] = ['Yes, within 30 days, unused.', 'Yes; the new one is sent within 3 working days.'].map((answer) =>
      matchIn(buildIndex(words, [...entries, exchange(answer)], naming), 'How long does an exchange take?'),
    )
    expect(limit?.candidates.find(({ entry }) => entry === 3)?.gate).toBe('want')
    expect(takes?.entry).toBe(3)
  })

  it('leaves out entries that may not answer', () => {
    expect(matchIn(index, 'How do I return an item?', (entry) => entry !== 0).entry).not.toBe(0)
  })

  it('reads back exactly what it wrote', () => {
    const again = readIndex(writeIndex(index).buffer)
    for (const text of ['return', 'my parcel', 'gift']) expect(matchIn(again, text)).toEqual(matchIn(index, text))
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        const { probability, entry } = matchIn(index, text)
        expect(probability).toBeGreaterThanOrEqual(0)
        expect(probability).toBeLessThanOrEqual(1)
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

describe('a shop of its own questions', () => {
  const aim = { precision: 0.85, falseShareMax: 0.01 }
  const trial = (entry: number, probability: number, right: boolean, possible = true) => ({ entry, probability, right, possible })

  it('stays where the model is when none of its trials could be right', () => {
    const fitted = fitTrials(
      Array.from({ length: 40 }, () => trial(0, 0.3, false, false)),
      [],
      1,
      aim,
    )
    expect(fitted).toMatchObject({ slope: 1, shift: 0, thresholds: { answer: 0.9 } })
    expect([...fitted.penalties]).toEqual([0])
  })

  it('stays where the model is when its trials are few', () => {
    const few = Array.from({ length: 40 }, () => trial(0, 0.7, false))
    expect(fitTrials(few, [], 1, aim)).toMatchObject({ slope: 1, shift: 0 })
  })

  it('is surer where its questions were found more often than the model said, and less where not', () => {
    const trials = (right: number) => Array.from({ length: 200 }, (_, at) => trial(0, 0.7, at < right))
    const adjusted = (right: number) => {
      const { slope, shift } = fitTrials(trials(right), [], 1, aim)
      return Math.log(0.7 / 0.3) * slope + shift
    }
    expect(adjusted(200)).toBeGreaterThan(Math.log(0.7 / 0.3))
    expect(adjusted(50)).toBeLessThan(Math.log(0.7 / 0.3))
  })

  it('makes an entry stricter that a near miss was found for, and only that', () => {
    const right = Array.from({ length: 30 }, () => trial(0, 0.95, true))
    const { penalties } = fitTrials([...right, trial(0, 0.97, false)], [trial(1, 0.97, false, false)], 2, aim)
    expect(penalties[0]).toBe(0)
    expect(penalties[1]).toBeGreaterThan(0)
  })

  it('answers no request for goods that shares one word with an entry', () => {
    const entries = [{ questions: ['How do I cancel my order?', 'Can I still cancel?', 'stop my order'], json: '', limits: 0 }]
    const built = buildIndex(words, entries, naming)
    const index = withCalibration(built, calibrate(words, built, entries, aim))
    for (const text of ['headphones with noise cancelling', 'hedphones with noize canceling'])
      expect(decide(index, createMatcher(index, words)(text)), text).not.toBe('answer')
  })

  it('answers no question it has nothing about, with one entry', () => {
    const entries = [{ questions: ['How long does shipping take?', 'When will my parcel arrive?'], json: '', limits: 0 }]
    const built = buildIndex(words, entries, naming)
    const one = withCalibration(built, calibrate(words, built, entries, aim))
    const decisionOf = (text: string) => decide(one, createMatcher(one, words)(text))
    for (const text of ['When will my refund arrive?', 'How long does charging take?', 'How much is shipping?'])
      expect(decisionOf(text), text).not.toBe('answer')
    for (const text of ['Hello world', 'tell me a joke']) expect(decisionOf(text), text).toBe('ignore')
    expect(decisionOf('how long does shipping take')).toBe('answer')
  })
})
