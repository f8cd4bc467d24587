import { describe, expect, it } from 'vitest'
import { factsFor } from '../../../gpu-backend/evaluate/grounding/facts-for.ts'
import { composeAnswer } from '../../../shared/composing/compose-answer.ts'
import { groundText } from '../../../shared/grounding/grounded-text.ts'
import type { Product } from '../../../shared/product.ts'

const record = (id: string, title: string, description: string, attributes: Record<string, string>): Product => ({
  id,
  title,
  description,
  attributes,
})
// As feeds have them: most of what is known stands in sentences.
const shop = {
  manual: record('manual', 'Hand Extractor', 'For four frames. Two-year warranty. Weighs 18 kg.', { color: 'silver' }),
  electric: record('electric', 'Motor Extractor', 'For nine frames. Two-year warranty. Weighs 34 kg.', { color: 'silver' }),
  game: record('game', 'Salt Roads', 'Trade for 3 to 5 players, from 14 years, 150 minutes.', { material: 'cardboard' }),
  gloves: record('gloves', 'Goatskin Gloves', 'Soft gloves.', { material: 'goatskin' }),
  band: record('band', 'Stretch Band', 'Three strengths.', { material: 'natural latex' }),
  blocks: record('blocks', 'Bygg Building Blocks', 'Eighty pieces.', { material: 'beech' }),
  pack: record('pack', 'Ridge Pack', 'For huts.', { color: 'moss green', capacity: '45 l' }),
}

function answerTo(question: string, ids: readonly (keyof typeof shop)[], found: number | null = null, match?: 'found'): string {
  const facts = factsFor(
    ids.map((id) => shop[id]),
    { question },
  )
  const composed = composeAnswer({ question, facts, language: 'en', previous: '', answers: [], found, ...(match && { match }) })
  return composed ? groundText(composed.text, facts, { isTrusted: true }).text : ''
}

describe('what stands in a description only', () => {
  it.each([
    ['what about the warranty?', ['manual'], 'Two-year warranty'],
    ['is it ok for a 6 year old?', ['game'], 'from 14 years'],
    ['can Salt Roads be played by two?', ['game'], '3 to 5 players'],
    ['how long does a round take', ['game'], '150 minutes'],
  ] as const)('is shown and not denied: %s', (question, ids, says) => {
    const text = answerTo(question, ids)
    expect(text).toContain(says)
    expect(text).not.toMatch(/does not say|does not state/u)
  })

  it('is shown of all that are to be compared', () => {
    const text = answerTo('which of your extractors is lighter', ['manual', 'electric'], 2)
    expect(text).toContain('Weighs 18 kg')
    expect(text).toContain('Weighs 34 kg')
    expect(text).not.toContain('cannot be compared')
  })
})

describe('a question that a yes or no answers the wrong way round', () => {
  it.each([
    ["I'm allergic to latex, are the gloves ok?", ['gloves'], 'goatskin'],
    ['I am allergic to latex, is it fine?', ['band'], 'natural latex'],
    ['is the band made of latex or fabric?', ['band'], 'natural latex'],
    ['are the gloves leather or latex?', ['gloves'], 'goatskin'],
    ['is the moss green pack really carry-on size?', ['pack'], ''],
  ] as const)('gets what the record says: %s', (question, ids, says) => {
    const text = answerTo(question, ids)
    expect(text).toContain(says)
    expect(text).not.toMatch(/(?:^|[:;] )(?:yes|no)(?=[,.])/iu)
  })

  it('has a colour that the record denies', () => {
    expect(answerTo('is the red pack in stock and waterproof?', ['pack'])).toContain('no, colour: moss green')
  })
})

it('goods that only share a word with what is meant say nothing of it', () => {
  const jars = record('jars', 'Honey Jars', 'Glass, dishwasher-safe.', {})
  const question = 'is the honey extractor dishwasher safe'
  const facts = factsFor([jars], { question })
  const input = { question, facts, language: 'en', previous: '', answers: [], found: 1, match: 'near' } as const
  expect(composeAnswer(input)?.kind).toBe('found')
  const own = { ...input, question: 'are the honey jars dishwasher safe' }
  expect(composeAnswer({ ...own, facts: factsFor([jars], own) })?.kind).toBe('verdict')
})

describe('after goods that only came near', () => {
  const answers = [
    'I am not sure that we have just that, but this comes nearest:\n- Goatskin Gloves: in stock\n- Ridge Pack: in stock',
  ]
  const follow = (question: string): string => {
    const facts = factsFor([shop.gloves, shop.pack], { question })
    const composed = composeAnswer({ question, facts, language: 'en', previous: 'a chess set', answers, found: null })
    return composed ? groundText(composed.text, facts, { isTrusted: true }).text : ''
  }

  it('none is meant before the shopper says which', () => {
    expect(follow('what colour is it?')).not.toContain('does not')
    expect(follow('what colour is it?')).toContain('moss green')
    expect(follow('who designed it?')).toMatch(/Which product|which product/u)
    expect(follow('what colour is the Ridge Pack?')).toContain('moss green')
  })
})

it('damage when something arrives asks for no times of delivery', () => {
  const policies = { shipping: 'Two days.', contact: 'Write to help@shop.example.' }
  const question = 'what happens if the game is damaged when it arrives'
  const facts = factsFor([], { policies, question })
  const composed = composeAnswer({ question, facts, language: 'en', previous: '', answers: [], found: 0 })
  expect(composed?.text).toBe('{{shop.contact}}')
})

it('a title that begins with an article gets no other', () => {
  const manor = { ...record('manor', 'The Silent Manor', 'Ten cases.', {}), availability: { available: false } }
  const question = 'is The Silent Manor in stock?'
  const facts = factsFor([manor], { question })
  const composed = composeAnswer({ question, facts, language: 'en', previous: '', answers: [], found: null })
  expect(composed?.text).not.toMatch(/the \{\{/iu)
})

describe('goods by two words', () => {
  it.each(['wooden ladder?', 'a wooden ladder?'])('are no question about something else that has one of them: %s', (question) => {
    expect(answerTo(question, ['blocks'], 1, 'found')).not.toMatch(/yes/iu)
  })
})
