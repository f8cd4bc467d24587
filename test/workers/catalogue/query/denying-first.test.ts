import { expect, it } from 'vitest'
import { Product } from '../../../../shared/product.ts'
import { denyingFirst } from '../../../../workers/catalogue/query/denying-first.ts'

const product = (id: string, attributes: Record<string, string> = {}) => Product.parse({ id, title: id, attributes })
const products = [
  product('honey'),
  product('pasta', { gluten: 'gluten-free' }),
  product('tea'),
  product('rice', { gluten: 'none' }),
]
const search = denyingFirst(async ({ limit }) => ({ products: products.slice(0, limit), match: 'found' }))

it('puts what says that it is without before what says nothing, and keeps the order of both', async () => {
  const found = await search({ query: 'food', filters: { not: { words: ['gluten'] } }, limit: 3 })
  expect(found.products.map(({ id }) => id)).toEqual(['pasta', 'rice', 'honey'])
})

it('leaves alone what rules nothing out', async () => {
  const found = await search({ query: 'food', filters: {}, limit: 2 })
  expect(found.products.map(({ id }) => id)).toEqual(['honey', 'pasta'])
})
