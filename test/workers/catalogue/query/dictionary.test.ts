import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shopWords, shopWordsFile } from '../../../../scripts/search/build-shop-words.ts'
import { dictionary, openSampleShop } from '../../../../scripts/search/open-shop.ts'
import { possibleTerms, translated } from '../../../../workers/catalogue/query/dictionary.ts'
import { stemIn } from '../../../../workers/catalogue/query/stems.ts'

const catalogueOf = (words: string, language = 'en') => {
  const terms = new Set(
    words
      .toLowerCase()
      .split(' ')
      .map((word) => stemIn(language, word)),
  )
  return { language, has: (term: string) => terms.has(term) }
}
const shop = openSampleShop('en')
const firstFor = async (query: string) => (await shop.search({ query, filters: {}, limit: 5 })).products[0]?.id

describe('a question in another language than the catalogue', () => {
  it.each([
    ['Wasserkocher', 'kupa-kettle'],
    ['sac à dos imperméable', 'ridge-45-backpack'],
    ['auriculares inalámbricos', 'pulse-headphones'],
    ['Ich suche ein Zelt', 'tarn-2-tent'],
    ['zapatillas', 'lop-sneakers'],
    ['bottes de randonnée ou chaussures de randonnée', 'berg-hiking-boots'],
  ])('finds what it means: %s', async (query, id) => {
    expect(await firstFor(query)).toBe(id)
  })

  it.each([
    ['Hundebett', 'dog bed', 'dog bed'],
    ['Lederjacke', 'leather jacket', 'leather jacket'],
    ['lámpara de pie', 'floor lamp', 'floor lamp'],
  ])('has its compounds and phrases as one: %s', (query, words, expected) => {
    expect(translated(dictionary, query, catalogueOf(words))).toBe(expected)
  })

  it('is put into whichever of the four languages the catalogue has', () => {
    expect(translated(dictionary, 'rain jacket', catalogueOf('Regenjacke', 'de'))).toBe('regenjacke')
    expect(translated(dictionary, 'Regenjacke', catalogueOf('veste pluie', 'fr'))).toBe('veste de pluie')
    expect(translated(dictionary, 'tent', catalogueOf('tente', 'nl'))).toBe('tent')
  })
})

describe('an English question', () => {
  it.each(['garden hose', 'most expensive item you sell', 'pain relief', 'a gift for a kind man', 'rock music', 'main course'])(
    'is not taken for another language: %s',
    (query) => {
      expect(translated(dictionary, query, catalogueOf('trousers salt bread child skirt hand'))).toBe(query)
    },
  )

  it('keeps every word that the catalogue has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('tent', 'black', 'hose', 'pan', 'backpack', 'for', 'light'), { minLength: 1 }),
        (words) => {
          const query = words.join(' ')
          expect(translated(dictionary, query, catalogueOf(query))).toBe(query)
        },
      ),
    )
  })
})

describe('the table', () => {
  it('is published as it is written', () => {
    expect(readFileSync(shopWordsFile, 'utf8')).toBe(shopWords())
  })

  it('has a word in each language on every line, and says what sort of word it is', () => {
    for (const line of readFileSync('scripts/search/shop-words.tsv', 'utf8')
      .split('\n')
      .filter((each) => each && !each.startsWith('#')))
      expect(line).toMatch(/^[^\t]+\t[^\t]+\t[^\t]+\t[^\t]+\t(?:goods|trait|context)\t[^\t]*$/)
  })

  it('names every term a question may become, for a catalogue that has to be asked first', () => {
    expect(possibleTerms(dictionary, 'Wasserkocher', 'en')).toEqual(['wasserkoch', 'kettl'].map((word) => stemIn('en', word)))
    expect(possibleTerms(dictionary, 'do you have any of these in stock', 'en')).toEqual([])
  })
})
