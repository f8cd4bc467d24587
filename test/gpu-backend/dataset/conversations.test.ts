import { describe, expect, it } from 'vitest'
import { brandName } from '../../../gpu-backend/dataset/conversations/brands.ts'
import { converse } from '../../../gpu-backend/dataset/conversations/converse.ts'
import { allGoods } from '../../../gpu-backend/dataset/conversations/goods/all.ts'
import { countSentences, expand, wordingsOf } from '../../../gpu-backend/dataset/conversations/grammar.ts'
import type { OpenSearch } from '../../../gpu-backend/dataset/conversations/retrieve.ts'
import { makeShop } from '../../../gpu-backend/dataset/conversations/shop.ts'
import { en } from '../../../gpu-backend/dataset/conversations/wordings/en.ts'
import { Random } from '../../../gpu-backend/dataset/grounded/random.ts'
import { Product } from '../../../shared/product.ts'
import { parsePrompt } from '../../../shared/prompt.ts'

const prompt = parsePrompt('test', '---\nvalueCharsMax: 60\nlistingCharsMax: 1400\nlistsWeighed: true\n---\nSTATIC\n')

/** A search as plain as can be: products whose words the question has, most of them first. */
const openPlainSearch: OpenSearch = (products) => (messages, view) => {
  const words = new Set(
    messages
      .at(-1)
      ?.content.toLowerCase()
      .match(/\p{L}{3,}/gu),
  )
  const scored = products.map((product) => ({
    product,
    score: (`${product.title} ${product.category ?? ''}`.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) =>
      words.has(word),
    ).length,
  }))
  const found = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ product }) => product)
  const rest = view.filter(({ id }) => !found.some((other) => other.id === id))
  return { products: [...found, ...rest], found: found.length }
}

async function rowsOf(seed: number, shops: number, split: 'train' | 'test' = 'train') {
  const random = new Random(seed)
  const rows = []
  for (let made = 0; made < shops; made++)
    rows.push(...(await converse({ random, split, prompt, openSearch: openPlainSearch })).rows)
  return rows
}
const slotsOf = (text: string): string[] => [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, slot]) => slot ?? '')

describe('conversations', () => {
  it('are the same for the same seed', async () => {
    expect(await rowsOf(1, 2)).toEqual(await rowsOf(1, 2))
    expect(await rowsOf(1, 2)).not.toEqual(await rowsOf(2, 2))
  })

  it('answer with slots that stand in the prompt, and never with a figure', async () => {
    for (const { messages } of await rowsOf(3, 5)) {
      const read = messages.filter(({ role }) => role !== 'assistant').map(({ content }) => content)
      const shown = new Set(slotsOf(read.join('\n')))
      for (const { role, content, weight } of messages) {
        if (role !== 'assistant' || weight === 0) continue
        expect(slotsOf(content).filter((slot) => !shown.has(slot))).toEqual([])
        expect(content.replace(/\{\{[^{}]+\}\}/g, '')).not.toMatch(/[€$£]\s?\d|\d\s?(?:€|kg|cm|hours|stars)/)
      }
    }
  })

  it('show earlier answers as the shopper read them, and train on none of them', async () => {
    const earlier = (await rowsOf(4, 5)).flatMap(({ messages }) => messages.filter(({ weight }) => weight === 0))
    expect(earlier.length).toBeGreaterThan(10)
    for (const { role, content } of earlier) {
      expect(role).toBe('assistant')
      expect(content).not.toContain('{{')
    }
  })

  it('are of every kind within some shops, and in all languages', async () => {
    const rows = await rowsOf(5, 24)
    const kinds = new Set(rows.flatMap((row) => row.kinds))
    for (const kind of [
      'seek',
      'budget',
      'superlative',
      'verdict',
      'comparison',
      'policy',
      'unknown-fact',
      'unknown-product',
      'thanks',
      'two-questions',
    ])
      expect(kinds).toContain(kind)
    expect([...new Set(rows.map(({ language }) => language))].sort()).toEqual(['de', 'en', 'es', 'fr'])
  })
})

describe('shops', () => {
  it('have products that our own schema accepts', () => {
    const random = new Random(6)
    for (let made = 0; made < 12; made++)
      for (const product of makeShop(random, 'train').products) expect(Product.safeParse(product).error).toBeUndefined()
  })

  it('share no maker between training and test', () => {
    const random = new Random(7)
    const train = new Set(Array.from({ length: 400 }, () => brandName(random, 'train')))
    expect(Array.from({ length: 100 }, () => brandName(random, 'test')).filter((name) => train.has(name))).toEqual([])
  })

  it('know every kind of goods by a name in each language', () => {
    for (const { names } of allGoods) for (const { one, many } of Object.values(names)) expect(one && many).toBeTruthy()
    expect(new Set(allGoods.map(({ id }) => id)).size).toBe(allGoods.length)
  })
})

describe('wordings', () => {
  it('expand choices within choices, and say which variable is missing', () => {
    const random = new Random(8)
    const seen = new Set(Array.from({ length: 40 }, () => expand(random, '[a|b [c|d]] {x}', { x: 'y' })))
    expect([...seen].sort()).toEqual(['a y', 'b c y', 'b d y'])
    expect(countSentences('[a|b [c|d]] {x}')).toBe(3)
    expect(() => expand(random, '{z}', {})).toThrow('{z}')
  })

  it('are at least twenty sentences a kind in English', () => {
    const {
      byKey: _keys,
      leaders: _leaders,
      policies,
      countries: _countries,
      and: _and,
      pronouns: _pronouns,
      ordinals: _ordinals,
      ...lists
    } = en
    // A need is a sentence of its own for every kind of goods.
    for (const [name, wordings] of [...Object.entries(lists), ...Object.entries(policies)])
      if (name !== 'gibberish')
        expect(
          `${name} ${wordings.reduce((sum, each) => sum + countSentences(each), 0) * (name === 'need' ? allGoods.length : 1) >= 20}`,
        ).toBe(`${name} true`)
  })

  it('are other ones in the test split', () => {
    const train = wordingsOf(en.seek, 'train')
    expect(wordingsOf(en.seek, 'test').filter((wording) => train.includes(wording))).toEqual([])
    expect(wordingsOf(en.seek, 'test').length).toBeGreaterThan(0)
  })
})
