import { describe, expect, it } from 'vitest'
import { openSampleShop } from '../../../../scripts/search/open-shop.ts'

describe('why a product has its rank', () => {
  const shop = openSampleShop('en')
  const explained = (query: string) => shop.search({ query, filters: {}, limit: 5, explain: true })

  it.each(['green backpack', 'a warm sleeping bag', 'something to brew coffee', 'tnet for two'])(
    'is told in the ranking’s own figures, which add up to the score that orders them: %s',
    async (query) => {
      const { products, parts } = await explained(query)
      expect(products.length).toBeGreaterThan(0)
      const scores = products.map(({ id }) => {
        const { score, words, meaning } = parts?.get(id) ?? { score: 0, words: [], meaning: 0 }
        expect(words.reduce((sum, word) => sum + word.score, meaning)).toBeCloseTo(score, 5)
        return score
      })
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    },
  )

  it('names where each word stands, and what it was read as', async () => {
    const { products, parts } = await explained('green backpack')
    const words = parts?.get(products[0]?.id ?? '')?.words ?? []
    expect(words.find(({ word }) => word === 'backpack')?.where).toContain('title')
    const misspelt = await explained('tnet')
    expect(misspelt.parts?.get(misspelt.products[0]?.id ?? '')?.words[0]).toMatchObject({ word: 'tnet', term: 'tent' })
  })

  it('costs nothing where nobody asks', async () => {
    expect((await shop.search({ query: 'tent', filters: {}, limit: 5 })).parts).toBeUndefined()
  })
})
