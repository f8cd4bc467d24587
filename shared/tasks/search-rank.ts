import * as z from '../zod.ts'
import { numbersIn, Picks } from './picked.ts'
import { defineTask, Item, named, oneLine, served, text } from './task.ts'
import { rankForQuery } from './wordings/selection.ts'

/** Orders products by how well they meet a query; all of them come back. */
export const searchRank = defineTask({
  name: 'search-rank',
  summary: 'Rank products by their relevance to a search query.',
  skill: 'user behaviour',
  metric: 'NDCG',
  input: z.strictObject({ query: text(300), products: z.array(Item).check(z.minLength(2), z.maxLength(20)) }),
  output: Picks,
  lookup: ({ products }) => ({ items: products }),
  calls: ({ query, products }, world) => [
    {
      question: served(
        rankForQuery(
          oneLine(query),
          named(products, world).map(({ title }) => title),
        ),
      ),
      form: 'ranking',
      tokensMax: 4 * products.length,
    },
  ],
  read: ({ products }, world, [answer = '']) => {
    const items = named(products, world)
    const ranks = numbersIn(answer, items.length)
    if (ranks.length === 0) return null
    // Long lists may repeat numbers; what was left out follows in the caller's order.
    const order = [...ranks, ...items.map((_, at) => at + 1).filter((number) => !ranks.includes(number))]
    const ranked = order.flatMap((number, at) =>
      items[number - 1] ? [{ ...(items[number - 1] as (typeof items)[number]), rank: at + 1 }] : [],
    )
    return { output: { products: ranked }, repaired: ranks.length < items.length }
  },
})
