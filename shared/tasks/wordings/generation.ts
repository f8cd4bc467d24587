/** Questions answered by free text. */
type Wordings = readonly string[]

export const categoryFor = (title: string): Wordings => [`Name the categories of the product '${title}', widest first.\nAnswer: `]
export const productsMatchingCategory = (category: string): Wordings => [
  `Name a product of the category '${category}'.\nAnswer: `,
]
export const attributesOf = (title: string): Wordings => [
  `List the attributes of the product '${title}' as name: value.\nOutput: `,
]
export const bulletsFor = (title: string): Wordings => [`Write three bullet points for the product '${title}'.\nOutput: `]
export const goesWith = (title: string): Wordings => [`Name a product that is often bought together with '${title}'.\nOutput: `]
export const judgesExactly = (query: string, title: string): Wordings => [
  `Does the product '${title}' match the query '${query}' exactly? Answer yes or no.\nOutput: `,
]
export const descriptionFor = (title: string): Wordings => [`Write a short description of the product '${title}'.\nOutput: `]
export const titleFor = (description: string): Wordings => [
  `Write a product title for this description.\nDescription: ${description}\nOutput: `,
]
export const queryFor = (title: string): Wordings => [`Which query would a shopper type to find '${title}'?\nOutput: `]
export const nextItemAfter = (session: readonly string[]): Wordings => [
  `A shopper viewed, one after another: ${session.join('; ')}. Name the product viewed next.\nOutput: `,
]
export const answerFrom = (question: string, text: string): Wordings => [
  `Answer the question about a product from the text.\nQuestion: ${question}\nText: ${text}\nOutput: `,
]
export const explainCategory = (name: string): Wordings => [
  `Instructions: Tell me what this product category is about\nInput: ${name}\nOutput:`,
  `Explain the product type ${name}.\nOutput: `,
]
export const translateTitle = (title: string, language: string): Wordings => [
  `Translate the product title '${title}' into ${language}.\nOutput: `,
]
export const keyphraseOf = (category: string, review: string, aspect: string): Wordings => [
  `Extract one keyphrase from this review of a(n) ${category} product that mentions the given aspect, in the review's own words.\nReview: ${review}\nAspect: ${aspect}\nOutput:`,
]
export const whyTogether = (a: string, b: string): Wordings => [
  `Why would a shopper buy these two products together?\nProduct A: ${a}\nProduct B: ${b}\nOutput: `,
]
export const summaryOf = (product: string, reviews: readonly string[]): Wordings => [
  `Summarize these reviews of a(n) ${product} in one sentence.\n${reviews.map((review) => `Review: ${review}`).join('\n')}\nOutput: `,
]
export const keywordsFor = (facts: string): Wordings => [
  `Write the keywords by which shoppers would search this product, separated by commas.\nProduct: ${facts}\nOutput: `,
]
export const translateText = (text: string, language: string): Wordings => [
  `Translate this product description into ${language}.\nDescription: ${text}\nOutput: `,
]
