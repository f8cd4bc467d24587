import { numbered } from './numbered.ts'

/** Questions answered by three numbers of a list (hit rate@3), or by its order (NDCG); counted from 1 as ShopBench does. */
const pickThree = 'Answer with 3 numbers separated by commas and nothing else.'

const select = (question: string, heading: string, options: readonly string[]): string =>
  `${question}\n${heading}:\n${numbered(options, 1)}\n${pickThree}\nOutput: `

type Wordings = readonly string[]

export const relevantItems = (query: string, options: readonly string[]): Wordings => [
  select(
    `A user searched for '${query}'. Select the 3 products of the numbered list that meet the query best.`,
    'Product List',
    options,
  ),
  select(`Query: '${query}'. Which 3 products should the shop show first?`, 'Product List', options),
]

export const itemsOfCategory = (category: string, options: readonly string[]): Wordings => [
  select(`Given the category '${category}', choose 3 fitting products from the list.`, 'Products', options),
]

export const complements = (title: string, options: readonly string[]): Wordings => [
  select(
    `A user of an online shop has just bought '${title}'. Select 3 products from the list that the user may also buy.`,
    'Product List',
    options,
  ),
]

export const substitutes = (title: string, options: readonly string[]): Wordings => [
  select(
    `A user looks for a replacement of '${title}'. Select the 3 products of the list that could replace it.`,
    'Product List',
    options,
  ),
]

export const nextItems = (session: readonly string[], options: readonly string[]): Wordings => [
  select(
    `A user viewed these products, oldest first: ${session.map((title) => `'${title}'`).join('; ')}. Select 3 products of the list that the user may view next.`,
    'Product List',
    options,
  ),
]

export const nextQueries = (query: string, options: readonly string[]): Wordings => [
  select(`A user has searched for '${query}'. Select 3 queries of the list that the user may type next.`, 'Query List', options),
]

export const aspectsOfReview = (category: string, review: string, options: readonly string[]): Wordings => [
  select(
    `Here is a review of a(n) ${category} product and a numbered list of aspects. Select the three aspects that the review covers.\nReview: ${review}`,
    'Aspect List',
    options,
  ),
]

export const snippetsFor = (category: string, aspect: string, sentiment: string, options: readonly string[]): Wordings => [
  select(
    `A customer has bought a(n) ${category} product and wants to express a ${sentiment} sentiment on the ${aspect} aspect. Select the 3 snippets that fit.`,
    'Review Snippet List',
    options,
  ),
]

export const rankForQuery = (query: string, options: readonly string[]): Wordings => [
  `A user has made a query with keyword '${query}'. Rank the following ${options.length} products by their relevance to the query.\nProduct List:\n${numbered(options, 1)}\nAnswer with a permutation of 1 to ${options.length}, separated by commas, and nothing else.\nOutput: `,
]
