import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Answer, noAnswer } from '../../../gpu-backend/evaluate/assistant/answer.ts'
import { Conversation, Expectation, readLines } from '../../../gpu-backend/evaluate/assistant/conversation.ts'
import { judge } from '../../../gpu-backend/evaluate/assistant/judge.ts'
import { shopNamesOf } from '../../../gpu-backend/evaluate/assistant/product-names.ts'
import { sharesOf, tableOf } from '../../../gpu-backend/evaluate/assistant/report.ts'
import { falseStatements, Truth } from '../../../gpu-backend/evaluate/assistant/truth.ts'
import { Catalogue } from '../../../shared/product.ts'

const folder = 'gpu-backend/evaluate/assistant'
const shop = Catalogue.parse(JSON.parse(readFileSync('shared/sample-shop/en.json', 'utf8')))
const names = shopNamesOf(shop.products)
const conversations = readLines(`${folder}/conversations.jsonl`, Conversation)
const fresh = readLines(`${folder}/fresh.jsonl`, Conversation)
const truths = readLines(`${folder}/truths.jsonl`, Truth)

const says = (text: string, more: Partial<Answer> = {}): Answer => ({ ...noAnswer('', 1), problem: null, text, ...more })
const faults = (text: string, expect: object, more: Partial<Answer> = {}, viewIds: string[] = []) =>
  judge(says(text, more), Expectation.parse(expect), names, viewIds)
const truth = (id: string) => truths.find((each) => each.id === id) as Truth

describe('conversations of the evaluation', () => {
  it('are 150 or more, in 16 kinds, and name only products that exist', () => {
    // `-` is the id of no product: an answer about any other is wrong.
    const ids = new Set([...shop.products.map(({ id }) => id), '-'])
    expect(conversations.length).toBeGreaterThanOrEqual(150)
    expect(new Set(conversations.map(({ kind }) => kind)).size).toBe(16)
    for (const { id, turns } of [...conversations, ...fresh])
      for (const { expect: expected } of turns)
        for (const parts of [expected, ...(expected.or ?? [])]) {
          const named = [
            parts.products_any,
            parts.products_all,
            parts.products_none,
            parts.products_only,
            parts.first,
            parts.fields?.map((field) => field.id),
          ]
          expect([id, named.flat().filter((each) => each && !ids.has(each))]).toEqual([id, []])
        }
  })

  it('are 200 questions for the gate, each of its own', () => {
    expect(truths).toHaveLength(200)
    expect(new Set(truths.map(({ user }) => user)).size).toBe(200)
  })
})

describe('a right answer', () => {
  it('is about what was asked for, within the limit', () => {
    expect(faults('We have the Norrholt Tarn 2 Tent for €249.00.', { products_any: ['tarn-2-tent'] })).toEqual([])
    expect(faults('We have the Pip Earbuds.', { products_any: ['tarn-2-tent'] })).toHaveLength(1)
    expect(faults('The Pulse Headphones cost €199.00.', { price_max: 100 })).toHaveLength(1)
    expect(faults('The Pulse Headphones are over your budget.', { price_max: 100 })).toEqual([])
  })

  it('states a field by a claim, or by its value beside that product', () => {
    const weight = { fields: [{ id: 'tarn-2-tent', field: 'weight', value: '2[.,]1' }] }
    expect(faults('Norrholt Tarn 2 Tent weighs 2.1 kg.', weight)).toEqual([])
    expect(
      faults('It weighs that.', weight, { claims: [{ text: '2.1 kg', productId: 'tarn-2-tent', field: 'weight' }] }),
    ).toEqual([])
    expect(faults('The Ember Camping Stove weighs 2.1 kg.', weight)).toHaveLength(1)
  })

  it('declines without offering, or says that it offers something else', () => {
    expect(faults('Sorry, we do not have cellos.', { declines: true })).toEqual([])
    expect(faults('We do not have cellos, but the nearest is the Skog Board Game.', { declines: true })).toEqual([])
    expect(faults('Sorry, no cellos. Skog Board Game.', { declines: true })).toHaveLength(1)
    expect(faults('Yes, we have the Skog Board Game.', { declines: true })).not.toEqual([])
  })

  it('tells the policy, in the language of the shopper, or one of several things', () => {
    expect(faults('You can send anything back unused within 30 days.', { policy: 'returns' })).toEqual([])
    expect(faults('Wir haben das leider nicht.', { language: ['de'] })).toEqual([])
    expect(faults('We do not have that in the shop.', { language: ['de'] })).toHaveLength(1)
    expect(faults('Yes.', { or: [{ policy: 'returns' }, { text: ['\\byes\\b'] }] })).toEqual([])
  })

  it('is the cheapest of those shown before', () => {
    const view = ['sno-duvet', 'mild-pillow']
    expect(faults('Dunvik Mild Pillow: €59.00.', { of_view: 'cheapest' }, {}, view)).toEqual([])
    expect(faults('Dunvik Sno Duvet: €159.00.', { of_view: 'cheapest' }, {}, view)).toHaveLength(1)
  })

  it('has no slot braces, no markup, and no gap that nobody asked for', () => {
    expect(faults('{{1.title}}', {})).toEqual(['slot braces'])
    expect(faults('<b>Tent</b>', {})).toEqual(['markup'])
    expect(faults('Its weight is not given in the listing.', {})).toHaveLength(1)
    expect(faults('Its weight is not given in the listing.', { gap_ok: true })).toEqual([])
  })
})

describe('a false statement', () => {
  const statements = (text: string, id: string) => falseStatements(says(text), truth(id), names)

  it('is the wrong winner of a comparison', () => {
    expect(statements('The Norrholt Tarn 2 Tent is cheaper at €249.00.', 'comparison-01')).toHaveLength(1)
    expect(
      statements('The Fjellvik Ridge 45 Backpack is cheaper: €129.00 against €249.00 (Norrholt Tarn 2 Tent).', 'comparison-01'),
    ).toEqual([])
  })

  it('is to deny what the record gives, and to contradict it', () => {
    expect(statements('The listing does not say how waterproof the Norrholt Tarn 2 Tent is.', 'fact-01')).toHaveLength(1)
    expect(statements('Norrholt Tarn 2 Tent: 3,000 mm water column.', 'fact-01')).toEqual([])
    expect(statements('Norrholt Regn Rain Jacket: no.', 'verdict-01')).toHaveLength(1)
    expect(statements('Norrholt Regn Rain Jacket: yes, 20,000 mm water column.', 'verdict-01')).toEqual([])
  })

  it('is another policy, or a product that is not sold', () => {
    expect(statements('Gift cards from €10 to €250 come by e-mail and are valid for three years.', 'policy-01')).toHaveLength(1)
    expect(statements('You can send anything back unused within 30 days.', 'policy-01')).toEqual([])
    expect(statements('Yes, we have Nest Bowl Set.', 'not-sold-01')).toHaveLength(1)
    expect(statements('Here is what I found: Marebo Nest Bowl Set.', 'not-sold-01')).toHaveLength(1)
    expect(statements('Sorry, we do not have dishwashers, but the nearest is the Nest Bowl Set.', 'not-sold-01')).toEqual([])
  })
})

describe('the report', () => {
  it('counts by kind and puts runs side by side', () => {
    const turn = (kind: string, wrong: string[]) => ({ id: kind, kind, turn: 1, user: '', text: '', faults: wrong, ms: 10 })
    const turns = [turn('stock', []), turn('stock', ['x']), turn('needs', [])]
    expect(sharesOf(turns).map(({ name, right, count }) => [name, right, count])).toEqual([
      ['needs', 1, 1],
      ['stock', 1, 2],
      ['all', 2, 3],
    ])
    const table = tableOf([{ name: 'nano', at: '', turns, truths: [] }], 'turns')
    expect(table).toContain('| stock | 1/2, 50 % (')
    expect(table).toContain('| median ms | 10 |')
  })
})
