import { numbered } from './numbered.ts'

/** Questions whose answer is one printed number, counted from 0 as ShopBench does. Each returns wordings to choose from. */
const choices = (questions: readonly string[], options: readonly string[]): Wordings =>
  questions.map((question) => `${question}\n${numbered(options, 0)}\nAnswer: `)

type Wordings = readonly string[]

export const categoryOf = (title: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which category does the product '${title}' belong to?`,
      `The product '${title}' is sold by an online shop. In which of these categories is it found?`,
      `A shop files each product under one category. Where does '${title}' go?`,
      `Pick the category under which a shopper would look for '${title}'.`,
      `'${title}' has to be listed. Which of these categories fits?`,
      `Sort the product '${title}' into the right category.`,
    ],
    options,
  )

export const productOfCategory = (category: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following products belongs to the category '${category}'?`,
      `A shopper browses the category '${category}'. Which of these products is listed there?`,
      `One of these products is filed under '${category}'. Which one?`,
      `Find the product that a shop would put into '${category}'.`,
      `The page '${category}' shows only products of that kind. Which of these could be on it?`,
    ],
    options,
  )

export const nextItem = (session: readonly string[], options: readonly string[]): Wordings =>
  choices(
    [
      `A shopper looked at these products one after another:\n${list(session)}\nWhich product does the shopper look at next?`,
      `Products viewed in one session, oldest first:\n${list(session)}\nWhich of the following comes next?`,
      `So far a visitor has opened these pages:\n${list(session)}\nWhich page is most likely opened now?`,
      `Click history of a shopper:\n${list(session)}\nPredict the next click.`,
      `Somebody compares products and has seen:\n${list(session)}\nWhat will they look at after that?`,
    ],
    options,
  )

export const sessionOf = (title: string, options: readonly string[]): Wordings =>
  choices(
    [
      `In which of the following sessions was the product '${title}' viewed next?`,
      `Somebody ended up at '${title}'. What had they looked at before?`,
      `One of these click histories goes on with '${title}'. Which one?`,
      `'${title}' is the next product of one of these sessions. Of which?`,
      `Match the product '${title}' with the session that leads to it.`,
    ],
    options,
  )

export const complement = (title: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following products complements '${title}'?`,
      `A shopper puts '${title}' into the cart. Which of these products goes with it?`,
      `What would be bought together with '${title}'?`,
      `'${title}' is more useful with one of these. With which?`,
      `Suggest an addition to '${title}'.`,
      `Frequently bought together with '${title}':`,
    ],
    options,
  )

export const complementCategory = (category: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following product categories best complements the product type ${category}?`,
      `People who buy from the category '${category}' also need something from which of these?`,
      `Which category goes well with '${category}'?`,
      `After '${category}', from which category does a shopper buy next?`,
      `Pick the category whose products are used together with those of '${category}'.`,
    ],
    options,
  )

export const substitute = (title: string, options: readonly string[]): Wordings =>
  choices(
    [
      `The product '${title}' is sold out. Which of these could replace it?`,
      `Which of the following products is a substitute for '${title}'?`,
      `A shopper cannot get '${title}'. Which of these does the same job and fits?`,
      `Offer an alternative to '${title}'.`,
      `Which of these could be bought in place of '${title}'?`,
      `'${title}' is no longer made. What can stand in for it?`,
    ],
    options,
  )

export const productRelation = (a: string, b: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Compare the titles of two products and tell how they are related.\nProduct 1: ${a}\nProduct 2: ${b}`,
      `How do these products relate?\nProduct 1: ${a}\nProduct 2: ${b}`,
      `Two products of one shop:\nProduct 1: ${a}\nProduct 2: ${b}\nWhich statement about shoppers is most likely true?`,
      `Judge the relation between product 1 and product 2.\nProduct 1: ${a}\nProduct 2: ${b}`,
      `What connects these two products, if anything?\nProduct 1: ${a}\nProduct 2: ${b}`,
    ],
    options,
  )

export const relationOptions = [
  'Shoppers who buy product 1 may also buy product 2.',
  'Shoppers who view product 1 may also view product 2.',
  'Product 1 and product 2 have little to do with each other.',
] as const

const noYes = ['no', 'yes'] as const

export const answerable = (question: string, text: string): Wordings =>
  choices(
    [
      `Can the question be answered from the text?\nQuestion: ${question}\nText: ${text}`,
      `Does the text give the answer to the question?\nQuestion: ${question}\nText: ${text}`,
      `A shopper asks something about a product.\nQuestion: ${question}\nText: ${text}\nIs the answer in the text?`,
      `Is the text enough to answer?\nQuestion: ${question}\nText: ${text}`,
      `Check whether this product text answers the shopper.\nQuestion: ${question}\nText: ${text}`,
    ],
    noYes,
  )

export const isSubstitute = (query: string, title: string): Wordings =>
  choices(
    [
      `A shopper searched for '${query}'. The product '${title}' does not meet every wish. Could it serve as a substitute?`,
      `Would '${title}' do for somebody who searched for '${query}'?`,
      `Query: '${query}'. Product: '${title}'. Could the product be used instead of what was looked for?`,
      `Nothing matches '${query}' exactly. Is '${title}' an acceptable alternative?`,
      `Can '${title}' replace what the query '${query}' asks for?`,
    ],
    noYes,
  )

export const sameProduct = (a: string, b: string): Wordings =>
  choices(
    [
      `Do these two titles name the same product?\nTitle 1: ${a}\nTitle 2: ${b}`,
      `Are these offers of one and the same product?\nTitle 1: ${a}\nTitle 2: ${b}`,
      `Two shops list a product.\nTitle 1: ${a}\nTitle 2: ${b}\nIs it the same one?`,
      `Should these listings be merged?\nTitle 1: ${a}\nTitle 2: ${b}`,
      `Is title 2 another way to write title 1?\nTitle 1: ${a}\nTitle 2: ${b}`,
    ],
    noYes,
  )

export const relevance = (query: string, title: string, options: readonly string[]): Wordings =>
  choices(
    [
      `How relevant is the product to the query?\nQuery: ${query}\nProduct: ${title}`,
      `A search for the query below shows this product. How well does it fit?\nQuery: ${query}\nProduct: ${title}`,
      `Grade the search result.\nQuery: ${query}\nProduct: ${title}`,
      `Does the product give the shopper what the query asks for?\nQuery: ${query}\nProduct: ${title}`,
      `Judge query and product.\nQuery: ${query}\nProduct: ${title}`,
    ],
    options,
  )

export const relevanceOptions = [
  'It meets every wish of the query.',
  'It misses some wishes but could be used instead.',
  'It does not meet the query but goes with a product that does.',
  'It has nothing to do with the query.',
] as const

export const queryRelation = (a: string, b: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following statements best describes the relation from query "${a}" to query "${b}"?`,
      `A shopper typed "${a}" and then "${b}". How did the search change?`,
      `What is the second query to the first?\nQuery 1: ${a}\nQuery 2: ${b}`,
      `How is the query "${b}" related to the query "${a}"?`,
      `First search: "${a}". Second search: "${b}". Which word describes the step?`,
    ],
    options,
  )

export const reviewRating = (category: string, review: string): Wordings => [
  `Instructions: Rate the following product review on a scale of 1 to 5, where 1 is very negative and 5 is very positive.\nInput: a review of a(n) ${category} product\n${review}\nOutput:`,
  `How satisfied is the reviewer, from 1 to 5, with 5 the best?\nReview: ${review}\nAnswer: `,
  `On a scale of 1 to 5, how many stars did this reviewer give?\nReview: ${review}\nAnswer: `,
  `Read the review of a(n) ${category} product and tell its rating on a 1 to 5 scale.\nReview: ${review}\nAnswer: `,
  `Guess the rating (1-5 scale) that goes with this review.\nReview: ${review}\nAnswer: `,
]

export const sentiment = (review: string, options: readonly string[]): Wordings =>
  choices(
    [
      `What is the sentiment of this review?\nReview: ${review}`,
      `How does the reviewer feel about the product?\nReview: ${review}`,
      `Read the review and choose its sentiment.\nReview: ${review}`,
      `Is the customer happy?\nReview: ${review}`,
      `Classify this customer's opinion.\nReview: ${review}`,
    ],
    options,
  )

export const attributeValue = (title: string, attribute: string, options: readonly string[]): Wordings =>
  choices(
    [
      `The product '${title}' appears on an e-commerce website. What is its ${attribute}?`,
      `Read the product title '${title}'. Which ${attribute} does it have?`,
      `What does the title '${title}' say about the ${attribute}?`,
      `Tell the ${attribute} of '${title}'.`,
      `A shopper asks for the ${attribute} of '${title}'. What is the answer?`,
    ],
    options,
  )

export const keywordSet = (title: string, description: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which set of keywords fits the following product best?\nProduct title: ${title}\nProduct description: ${description}`,
      `Choose the keywords by which this product should be found.\nProduct title: ${title}\nProduct description: ${description}`,
      `Which of these keyword lists was written for the product?\nProduct title: ${title}\nProduct description: ${description}`,
      `Tag the product.\nProduct title: ${title}\nProduct description: ${description}`,
      `Which keywords describe this listing?\nProduct title: ${title}\nProduct description: ${description}`,
    ],
    options,
  )

export const sameInOtherLanguage = (text: string, options: readonly string[]): Wordings =>
  choices(
    [
      `A product is described as '${text}'. Which of the following describes the same product in another language?`,
      `Which of these is '${text}' in another language?`,
      `Find the translation of '${text}'.`,
      `A shop abroad sells '${text}'. How is it called there?`,
      `One of these words means the same as '${text}'. Which?`,
    ],
    options,
  )

export const categoryWithAttribute = (attribute: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following product categories may have the attribute ${attribute}?`,
      `For which of these categories does a filter '${attribute}' make sense?`,
      `Products of which category come with a ${attribute}?`,
      `A shopper filters by '${attribute}'. In which category?`,
      `Where would a listing state the ${attribute}?`,
    ],
    options,
  )

export const totalAmount = (title: string, what: string, options: readonly string[]): Wordings =>
  choices(
    [
      `The product '${title}' appears on an e-commerce website. What is the total ${what} of the pack?`,
      `How much is the ${what} of everything in '${title}' together?`,
      `Work out the total ${what}: '${title}'.`,
      `A shopper buys '${title}'. Which total ${what} arrives?`,
      `What does the complete pack '${title}' add up to in ${what}?`,
    ],
    options,
  )

export const obstructs = (event: string, options: readonly string[]): Wordings =>
  choices(
    [
      `Which of the following events can obstruct the event "${event}"?`,
      `What could keep this from happening: "${event}"?`,
      `"${event}" does not work out. Which of these may be why?`,
      `Which of these gets in the way of "${event}"?`,
      `Name the obstacle to "${event}".`,
    ],
    options,
  )

export const whyTogether = (a: string, b: string, options: readonly string[]): Wordings =>
  choices(
    [
      `A shopper bought these two products together. Why?\nProduct 1: ${a}\nProduct 2: ${b}`,
      `What is the reason to buy both of these?\nProduct 1: ${a}\nProduct 2: ${b}`,
      `Both products lie in one cart. Which intention explains it best?\nProduct 1: ${a}\nProduct 2: ${b}`,
      `Explain the purchase of product 1 with product 2.\nProduct 1: ${a}\nProduct 2: ${b}`,
      `Why would somebody want these two at once?\nProduct 1: ${a}\nProduct 2: ${b}`,
    ],
    options,
  )

const list = (titles: readonly string[]): string => titles.map((title) => `- ${title}`).join('\n')
