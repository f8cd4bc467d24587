import { describe, expect, it } from 'vitest'
import { composeByKind, goodsParts, isOfGoods, policiesOfParts, tellsWhatIsSold } from '../../../shared/composing/by-kind.ts'
import type { ComposeInput } from '../../../shared/composing/composed.ts'
import { kinds, type MessageKind } from '../../../shared/kinds/kinds.ts'
import type { KindGuess } from '../../../shared/kinds/read-kind.ts'

const guess = (kind: MessageKind, probability: number): KindGuess => {
  const rest = (1 - probability) / (kinds.length - 1)
  const probabilities = Object.fromEntries(
    kinds.map((each) => [each, each === kind ? probability : rest]),
  ) as KindGuess['probabilities']
  return { kind, probability, probabilities }
}
const policies = { shipping: 'In 3 days.', contact: 'Write to a@b.example.', damaged: 'We replace it.', returns: '30 days.' }
const input = (kind: MessageKind, probability: number, more: Partial<ComposeInput> = {}): ComposeInput =>
  ({
    question: 'so and so',
    facts: { policies, fields: new Map([['shop.categories', 'Dogs, Cats']]), namedProducts: [], products: [] },
    language: 'en',
    previous: '',
    answers: [],
    found: 2,
    match: 'near',
    kindOf: () => guess(kind, probability),
    ...more,
  }) as unknown as ComposeInput
const inView = {
  policies,
  fields: new Map([['shop.categories', 'Dogs']]),
  namedProducts: [],
  products: [{ title: 'Skog' }],
} as never
const slot = (key: string): string => `{{shop.${key}}}`

describe('an answer by what a message is', () => {
  it('tells no rule that a question is only somewhat likely to be of, and nothing where work of the shop is asked for', () => {
    expect(composeByKind(input('shipping', 0.4), slot)).toBeNull()
    expect(composeByKind(input('shipping', 0.75), slot)?.text).toBe('{{shop.shipping}}')
    expect(composeByKind(input('bot', 0.95, { question: 'Can you engrave a name?' }), slot)).toBeNull()
  })

  it('tells of a trouble with an order what the shop says on it, and whom to write to', () => {
    expect(composeByKind(input('fault', 0.9), slot)?.text).toBe('{{shop.damaged}}\n{{shop.contact}}')
    expect(composeByKind(input('late', 0.9), slot)?.text).toBe('{{shop.shipping}}\n{{shop.contact}}')
  })

  it('says that it sees no single orders where the shop says nothing', () => {
    const facts = { policies: {}, fields: new Map(), namedProducts: [], products: [] } as never
    expect(composeByKind(input('charge', 0.9, { facts }), slot)?.text).toMatch(/cannot see single orders/)
  })

  it('needs more to speak of the shop where goods were found, and most where some are in view', () => {
    const at = (probability: number, more: Partial<ComposeInput>) =>
      composeByKind(input('range', probability, more), slot) !== null
    expect([
      at(0.5, {}),
      at(0.4, { match: 'found' }),
      at(0.7, { match: 'found' }),
      at(0.7, { found: null, facts: inView }),
      at(0.9, { found: null, facts: inView }),
    ]).toEqual([true, false, true, false, true])
  })

  it('has nothing to say of goods, and of policies that the shop has not', () => {
    expect(composeByKind(input('goods', 0.9), slot)).toBeNull()
    expect(composeByKind(input('privacy', 0.9), slot)).toBeNull()
    expect(isOfGoods(guess('goods', 0.9))).toBe(true)
    expect(tellsWhatIsSold(guess('how', 0.6))).toBe(true)
  })

  it('says nothing of the world or of small talk where a product is named', () => {
    const facts = { policies, fields: new Map(), namedProducts: [1], products: [{ title: 'Skog' }] } as never
    for (const kind of ['offtopic', 'social'] as const) expect(composeByKind(input(kind, 0.9, { facts }), slot)).toBeNull()
  })

  it('looks for goods only where another part asks for a rule of the shop', () => {
    const kindOf = (text: string): KindGuess => guess(/ship|return/.test(text) ? 'shipping' : 'goods', 0.9)
    expect(goodsParts('need hay, also do you ship to Canada', kindOf)).toBe('need hay')
    expect(goodsParts('do you ship to Canada? and how long do I have to return it', kindOf)).toBeNull()
    expect(goodsParts('a kettle and a bowl', kindOf)).toBeNull()
    expect(policiesOfParts(kindOf, ['need hay', 'do you ship'], policies)).toEqual(['shipping'])
  })

  it('lets a rule that is named in so many words go before what the shop sells, unless it is very sure', () => {
    const question = 'what about your returns'
    expect(composeByKind(input('range', 0.7, { question }), slot)).toBeNull()
    expect(composeByKind(input('range', 0.95, { question }), slot)?.kind).toBe('overview')
  })

  it('knows nothing of other scripts', () => {
    expect(composeByKind(input('social', 0.95, { question: '我想买一个礼物' }), slot)).toBeNull()
  })

  it('states no fact of its own: figures and rules come by slots', () => {
    for (const kind of kinds) expect(composeByKind(input(kind, 0.95), slot)?.text ?? '').not.toMatch(/\d/)
  })
})

it('when the shop is open is not off topic where it says whom to ask', () => {
  for (const question of ['what time do you close on saturday', 'Habt ihr am Samstag offen?'])
    expect(composeByKind(input('offtopic', 0.99, { question }), slot)).toBeNull()
  expect(composeByKind(input('offtopic', 0.99, { question: 'is the moon open' }), slot)?.kind).toBe('off_topic')
})
