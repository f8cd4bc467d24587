import { numbered } from './numbered.ts'

/** Questions answered by three numbers of a list (hit rate@3), or by its order (NDCG); counted from 1 as ShopBench does. */
const pickThree = 'Answer with 3 numbers separated by commas and nothing else.'

const selections = (questions: readonly string[], heading: string, options: readonly string[]): Wordings =>
  questions.map((question) => `${question}\n${heading}:\n${numbered(options, 1)}\n${pickThree}\nOutput: `)

type Wordings = readonly string[]

export const relevantItems = (query: string, options: readonly string[]): Wordings =>
  selections(
    [
      `A user searched for '${query}'. Select the 3 products of the numbered list that meet the query best.`,
      `Query: '${query}'. Which 3 products should the shop show first?`,
      `Choose the 3 products that answer the search '${query}'.`,
      `Somebody types '${query}'. Which 3 of these products do they want to see?`,
      `Find the 3 best results for '${query}'.`,
    ],
    'Product List',
    options,
  )

export const itemsOfCategory = (category: string, options: readonly string[]): Wordings =>
  selections(
    [
      `Given the category '${category}', choose 3 fitting products from the list.`,
      `Which 3 products of the list belong to '${category}'?`,
      `The page '${category}' has room for 3 products. Select them.`,
      `Pick 3 products that a shop would file under '${category}'.`,
      `Select the 3 items whose category is '${category}'.`,
    ],
    'Products',
    options,
  )

export const complements = (title: string, options: readonly string[]): Wordings =>
  selections(
    [
      `A user of an online shop has just bought '${title}'. Select 3 products from the list that the user may also buy.`,
      `Which 3 products go with '${title}'?`,
      `Recommend 3 products to somebody who has '${title}' in the cart.`,
      `Choose 3 items that are used together with '${title}'.`,
      `'${title}' was bought. Select the 3 items that complete it.`,
    ],
    'Product List',
    options,
  )

export const substitutes = (title: string, options: readonly string[]): Wordings =>
  selections(
    [
      `A user looks for a replacement of '${title}'. Select the 3 products of the list that could replace it.`,
      `'${title}' is sold out. Which 3 products could be bought instead?`,
      `Offer 3 alternatives to '${title}' that do the same job and fit.`,
      `Select the 3 items that can stand in for '${title}'.`,
      `Which 3 products of the list are substitutes for '${title}'?`,
    ],
    'Product List',
    options,
  )

export const nextItems = (session: readonly string[], options: readonly string[]): Wordings => {
  const viewed = session.map((title) => `'${title}'`).join('; ')
  return selections(
    [
      `A user viewed these products, oldest first: ${viewed}. Select 3 products of the list that the user may view next.`,
      `Click history: ${viewed}. Choose the 3 products that may follow.`,
      `After ${viewed}, which 3 items does the shopper open next?`,
      `Predict the next views of this session: ${viewed}. Select 3 products.`,
      `A visitor has seen ${viewed}. Recommend 3 products to look at now.`,
    ],
    'Product List',
    options,
  )
}

export const nextQueries = (query: string, options: readonly string[]): Wordings =>
  selections(
    [
      `A user has searched for '${query}'. Select 3 queries of the list that the user may type next.`,
      `Which 3 queries follow the search '${query}'?`,
      `Suggest 3 queries after '${query}'.`,
      `The last search was '${query}'. Choose the 3 queries that come next.`,
      `Select the 3 queries that somebody who typed '${query}' would try as well.`,
    ],
    'Query List',
    options,
  )

export const aspectsOfReview = (category: string, review: string, options: readonly string[]): Wordings =>
  selections(
    [
      `Here is a review of a(n) ${category} product and a numbered list of aspects. Select the three aspects that the review covers.\nReview: ${review}`,
      `Which three aspects does this review of a(n) ${category} product speak of?\nReview: ${review}`,
      `Choose the 3 aspects on which the reviewer has an opinion.\nReview: ${review}`,
      `A customer wrote about a(n) ${category} product. Select the 3 aspects.\nReview: ${review}`,
      `Tag the review with 3 aspects.\nReview: ${review}`,
    ],
    'Aspect List',
    options,
  )

export const snippetsFor = (category: string, aspect: string, sentiment: string, options: readonly string[]): Wordings =>
  selections(
    [
      `A customer has bought a(n) ${category} product and wants to express a ${sentiment} sentiment on the ${aspect} aspect. Select the 3 snippets that fit.`,
      `Which 3 snippets say something ${sentiment} about the ${aspect} of a(n) ${category} product?`,
      `Choose 3 snippets with a ${sentiment} opinion on ${aspect}.`,
      `Aspect: ${aspect}. Sentiment: ${sentiment}. Product: ${category}. Select the 3 snippets.`,
      `A review of a(n) ${category} product is to be ${sentiment} about its ${aspect}. Which 3 snippets belong in it?`,
    ],
    'Review Snippet List',
    options,
  )

export const rankForQuery = (query: string, options: readonly string[]): Wordings =>
  [
    `A user has made a query with keyword '${query}'. Rank the following ${options.length} products by their relevance to the query.`,
    `Rank these ${options.length} search results for '${query}', the best first.`,
    `The shop was searched for '${query}'. Rank the ${options.length} products in the order in which they should be shown.`,
    `Rank the ${options.length} products below by how well they meet '${query}'.`,
    `Query: '${query}'. Rank all ${options.length} products from most to least relevant.`,
  ].map(
    (question) =>
      `${question}\nProduct List:\n${numbered(options, 1)}\nAnswer with a permutation of 1 to ${options.length}, separated by commas, and nothing else.\nOutput: `,
  )
