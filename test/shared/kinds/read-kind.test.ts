import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWordTable } from '../../../shared/faq/word-table.ts'
import { featuresOf, slotCount } from '../../../shared/kinds/features.ts'
import { kinds } from '../../../shared/kinds/kinds.ts'
import { type KindGuess, readKind, readKindModel } from '../../../shared/kinds/read-kind.ts'

const bytes = (file: string): ArrayBuffer => new Uint8Array(readFileSync(file)).buffer
const table = readWordTable(bytes('shared/faq/words-v1.bin'))
const model = readKindModel(bytes('shared/kinds/message-kinds-v1.bin'), table.dimensions)
const kindOf = (text: string): KindGuess => readKind(model, table, text)

const folder = 'gpu-backend/evaluate/assistant'
const turns = [
  'conversations.jsonl',
  'fresh.jsonl',
  'shops/garden/conversations.jsonl',
  'shops/organic/conversations.jsonl',
].flatMap((file) =>
  readFileSync(`${folder}/${file}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { kind: string; turns: { user: string }[] })
    .flatMap((conversation) => conversation.turns.map(({ user }) => ({ kind: conversation.kind, user }))),
)
const share = (ofKinds: readonly string[], holds: (guess: KindGuess) => boolean): number => {
  const own = turns.filter(({ kind }) => ofKinds.includes(kind))
  return own.filter(({ user }) => holds(kindOf(user))).length / own.length
}

describe('what a message is', () => {
  it('is goods where a shopper looks for some, whatever else they tell of', () => {
    const ofGoods = ['attribute', 'budget', 'category', 'comparison', 'negation', 'needs', 'size-colour', 'superlative', 'stock']
    expect(share(ofGoods, ({ kind, probability }) => kind !== 'goods' && probability > 0.7)).toBeLessThan(0.02)
  })

  it('is no goods in nine of ten stories about orders and questions about the shop', () => {
    expect(share(['orders', 'newcomers'], ({ kind }) => kind !== 'goods')).toBeGreaterThan(0.9)
  })

  it('adds up to one, for whatever is written', () => {
    for (const text of [
      '',
      '?',
      '🙂',
      'x'.repeat(5_000),
      '\u0000',
      'Ünïcödé ¿qué?',
      ...turns.slice(0, 50).map(({ user }) => user),
    ]) {
      const { kind, probability, probabilities } = kindOf(text)
      expect(kinds).toContain(kind)
      expect(Object.values(probabilities).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4)
      expect(probability).toBe(Math.max(...Object.values(probabilities)))
    }
  })

  it('is read from slots that the weights have, and from a bounded part of a message', () => {
    for (const slot of featuresOf('Where is my parcel? '.repeat(500))) expect(slot).toBeLessThan(slotCount)
    expect(featuresOf(Array.from({ length: 5_000 }, (_, at) => `w${at}`).join(' ')).length).toBeLessThan(700)
  })

  it('refuses weights of another size', () => {
    expect(() => readKindModel(new ArrayBuffer(8), table.dimensions)).toThrow('not the weights')
  })
})
