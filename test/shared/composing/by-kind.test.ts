import { describe, expect, it } from 'vitest'
import { composeByKind, isOfGoods, tellsWhatIsSold } from '../../../shared/composing/by-kind.ts'
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
const slot = (key: string): string => `{{shop.${key}}}`

describe('an answer by what a message is', () => {
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
      at(0.45, {}),
      at(0.45, { match: 'found' }),
      at(0.7, { match: 'found' }),
      at(0.7, { found: null }),
      at(0.9, { found: null }),
    ]).toEqual([true, false, true, false, true])
  })

  it('has nothing to say of goods, and of policies that the shop has not', () => {
    expect(composeByKind(input('goods', 0.9), slot)).toBeNull()
    expect(composeByKind(input('privacy', 0.9), slot)).toBeNull()
    expect(isOfGoods(guess('goods', 0.9))).toBe(true)
    expect(tellsWhatIsSold(guess('how', 0.6))).toBe(true)
  })

  it('states no fact of its own: figures and rules come by slots', () => {
    for (const kind of kinds) expect(composeByKind(input(kind, 0.95), slot)?.text ?? '').not.toMatch(/\d/)
  })
})
