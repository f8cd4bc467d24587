import { numbered } from './numbered.ts'

/** Questions whose answer is one printed number, counted from 0 as ShopBench does. Each returns wordings to choose from. */
const choice = (question: string, options: readonly string[]): string => `${question}\n${numbered(options, 0)}\nAnswer: `

type Wordings = readonly string[]

export const categoryOf = (title: string, options: readonly string[]): Wordings => [
  choice(`Which category does the product '${title}' belong to?`, options),
  choice(`The product '${title}' is sold by an online shop. In which of these categories is it found?`, options),
]

export const productOfCategory = (category: string, options: readonly string[]): Wordings => [
  choice(`Which of the following products belongs to the category '${category}'?`, options),
  choice(`A shopper browses the category '${category}'. Which of these products is listed there?`, options),
]

export const nextItem = (session: readonly string[], options: readonly string[]): Wordings => [
  choice(
    `A shopper looked at these products one after another:\n${list(session)}\nWhich product does the shopper look at next?`,
    options,
  ),
  choice(`Products viewed in one session, oldest first:\n${list(session)}\nWhich of the following comes next?`, options),
]

export const sessionOf = (title: string, options: readonly string[]): Wordings => [
  choice(`In which of the following sessions was the product '${title}' viewed next?`, options),
]

export const complement = (title: string, options: readonly string[]): Wordings => [
  choice(`Which of the following products complements '${title}'?`, options),
  choice(`A shopper puts '${title}' into the cart. Which of these products goes with it?`, options),
]

export const complementCategory = (category: string, options: readonly string[]): Wordings => [
  choice(`Which of the following product categories best complements the product type ${category}?`, options),
]

export const substitute = (title: string, options: readonly string[]): Wordings => [
  choice(`The product '${title}' is sold out. Which of these could replace it?`, options),
  choice(`Which of the following products is a substitute for '${title}'?`, options),
]

export const productRelation = (a: string, b: string, options: readonly string[]): Wordings => [
  choice(`Compare the titles of two products and tell how they are related.\nProduct 1: ${a}\nProduct 2: ${b}`, options),
]

export const relationOptions = [
  'Shoppers who buy product 1 may also buy product 2.',
  'Shoppers who view product 1 may also view product 2.',
  'Product 1 and product 2 have little to do with each other.',
] as const

export const answerable = (question: string, text: string): Wordings => [
  choice(`Can the question be answered from the text?\nQuestion: ${question}\nText: ${text}`, ['no', 'yes']),
]

export const isSubstitute = (query: string, title: string): Wordings => [
  choice(`A shopper searched for '${query}'. The product '${title}' does not meet every wish. Could it serve as a substitute?`, [
    'no',
    'yes',
  ]),
]

export const sameProduct = (a: string, b: string): Wordings => [
  choice(`Do these two titles name the same product?\nTitle 1: ${a}\nTitle 2: ${b}`, ['no', 'yes']),
]

export const relevance = (query: string, title: string, options: readonly string[]): Wordings => [
  choice(`How relevant is the product to the query?\nQuery: ${query}\nProduct: ${title}`, options),
]

export const relevanceOptions = [
  'It meets every wish of the query.',
  'It misses some wishes but could be used instead.',
  'It does not meet the query but goes with a product that does.',
  'It has nothing to do with the query.',
] as const

export const queryRelation = (a: string, b: string, options: readonly string[]): Wordings => [
  choice(`Which of the following statements best describes the relation from query "${a}" to query "${b}"?`, options),
]

export const reviewRating = (category: string, review: string): Wordings => [
  `Instructions: Rate the following product review on a scale of 1 to 5, where 1 is very negative and 5 is very positive.\nInput: a review of a(n) ${category} product\n${review}\nOutput:`,
  `How satisfied is the reviewer, from 1 to 5, with 5 the best?\nReview: ${review}\nAnswer: `,
]

export const sentiment = (review: string, options: readonly string[]): Wordings => [
  choice(`What is the sentiment of this review?\nReview: ${review}`, options),
]

export const attributeValue = (title: string, attribute: string, options: readonly string[]): Wordings => [
  choice(`The product '${title}' appears on an e-commerce website. What is its ${attribute}?`, options),
  choice(`Read the product title '${title}'. Which ${attribute} does it have?`, options),
]

export const keywordSet = (title: string, description: string, options: readonly string[]): Wordings => [
  choice(
    `Which set of keywords fits the following product best?\nProduct title: ${title}\nProduct description: ${description}`,
    options,
  ),
]

export const sameInOtherLanguage = (text: string, options: readonly string[]): Wordings => [
  choice(`A product is described as '${text}'. Which of the following describes the same product in another language?`, options),
]

export const categoryWithAttribute = (attribute: string, options: readonly string[]): Wordings => [
  choice(`Which of the following product categories may have the attribute ${attribute}?`, options),
]

export const totalAmount = (title: string, what: string, options: readonly string[]): Wordings => [
  choice(`The product '${title}' appears on an e-commerce website. What is the total ${what} of the pack?`, options),
]

export const obstructs = (event: string, options: readonly string[]): Wordings => [
  choice(`Which of the following events can obstruct the event "${event}"?`, options),
]

export const whyTogether = (a: string, b: string, options: readonly string[]): Wordings => [
  choice(`A shopper bought these two products together. Why?\nProduct 1: ${a}\nProduct 2: ${b}`, options),
]

const list = (titles: readonly string[]): string => titles.map((title) => `- ${title}`).join('\n')
