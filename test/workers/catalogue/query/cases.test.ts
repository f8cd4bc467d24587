import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShop } from '../../../../scripts/search/open-shop.ts'
import { Product } from '../../../../shared/product.ts'
import { readConstraints } from '../../../../workers/catalogue/query/read-constraints.ts'

const products = readFileSync('test/fixtures/search/catalogue.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => Product.parse(JSON.parse(line)))

describe.each(['en', 'de'])('words as shoppers write them, in a shop of %s', (locale) => {
  const { search } = openShop(products, locale)
  const find = async (text: string) => {
    const { query, filters, sort } = readConstraints(text)
    return search({ query, filters, ...(sort && { sort }), limit: 5 })
  }

  it.each([
    ['plurals', 'cookies', 'cookie'],
    ['plurals', 'lenses', 'lens'],
    ['plurals', 'hoodies', 'hoodie'],
    ['plurals', 'scarves', 'scarf'],
    ['plurals', 'Gläser', 'glas'],
    ['letters and digits', 'fon12', 'phone'],
    ['letters and digits', 'fon 12', 'phone'],
    ['letters and digits', 'WH720BT', 'ear'],
    ['letters and digits', 'wh-720 bt', 'ear'],
    ['letters and digits', 'RKX 2214', 'relay'],
    ['a sharp s', 'bluse weiss', 'weiss'],
    ['a sharp s', 'handball grösse 2', 'ball'],
    ['a sharp s', 'strassenkarte', 'strasse'],
    ['compounds', 'Keulen', 'keulen'],
    ['compounds', 'Stiefel für Kinder', 'kinder'],
    ['compounds', 'Milch', 'milk'],
    ['units', 'water flask 750ml', 'water'],
    ['units', 'water flask 0.75 l', 'water'],
    ['units', 'Teeglas 0,3l', 'glas'],
    ['a word too many', 'tent Norway', 'tent'],
    ['a word too many', 'tent for a trip to the Alps in August', 'tent'],
    ['a word too many', 'I need a hoodie for my trip to Norway in August', 'hoodie'],
    ['a limit', 'tent under 50', 'tent'],
  ])('%s: %s', async (_class, text, id) => {
    const { products: found } = await find(text)
    // Of two tents either may come first.
    expect(found.slice(0, id === 'tent' ? 2 : 1).map((product) => product.id)).toContain(id)
  })

  it.each(['submarine', 'washing machine', 'dog food'])('what is not sold is not found: %s', async (text) => {
    expect((await find(text)).match).not.toBe('found')
  })
})
