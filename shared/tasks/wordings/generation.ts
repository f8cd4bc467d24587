/** Questions answered by free text. */
type Wordings = readonly string[]

export const categoryFor = (title: string): Wordings => [
  `Name the categories of the product '${title}', widest first.\nAnswer: `,
  `Under which categories is '${title}' found, from the widest to the narrowest?\nAnswer: `,
  `Write the category path of '${title}'.\nAnswer: `,
  `Where in a shop does '${title}' belong? Name the shelves, widest first.\nAnswer: `,
  `File '${title}': list its categories, the broadest in front.\nAnswer: `,
]
export const productsMatchingCategory = (category: string): Wordings => [
  `Name a product of the category '${category}'.\nAnswer: `,
  `Think of a product that belongs to '${category}'.\nAnswer: `,
  `Give an example of a product under '${category}'.\nAnswer: `,
  `Which product could be listed in the category '${category}'?\nAnswer: `,
  `Write the title of a product for '${category}'.\nAnswer: `,
]
export const attributesOf = (title: string): Wordings => [
  `List the attributes of the product '${title}' as name: value.\nOutput: `,
  `Write down what the title '${title}' says, as name: value.\nOutput: `,
  `Turn the title '${title}' into attributes, each as name: value.\nOutput: `,
  `Which attributes does '${title}' have? Write name: value.\nOutput: `,
  `Fill in the attribute table of '${title}' as name: value.\nOutput: `,
]
export const bulletsFor = (title: string): Wordings => [
  `Write three bullet points for the product '${title}'.\nOutput: `,
  `List three selling points of '${title}', one a line.\nOutput: `,
  `What are three bullet points for a listing of '${title}'?\nOutput: `,
  `Sum up '${title}' in three bullet points.\nOutput: `,
  `Describe '${title}' by three short points.\nOutput: `,
]
export const goesWith = (title: string): Wordings => [
  `Name a product that is often bought together with '${title}'.\nOutput: `,
  `What would a shopper add to '${title}'?\nOutput: `,
  `Name something that goes with '${title}'.\nOutput: `,
  `Which product completes '${title}'?\nOutput: `,
  `Somebody buys '${title}'. What else do they need?\nOutput: `,
]
export const judgesExactly = (query: string, title: string): Wordings => [
  `Does the product '${title}' match the query '${query}' exactly? Answer yes or no.\nOutput: `,
  `Is '${title}' exactly what the query '${query}' asks for? Answer yes or no.\nOutput: `,
  `Query: '${query}'. Product: '${title}'. Does every wish of the query hold? Answer yes or no.\nOutput: `,
  `A shopper typed '${query}'. Is '${title}' a full match? Answer yes or no.\nOutput: `,
  `Answer yes or no: '${title}' meets all of '${query}'.\nOutput: `,
]
export const descriptionFor = (title: string): Wordings => [
  `Write a short description of the product '${title}'.\nOutput: `,
  `Describe the product '${title}' in a sentence or two.\nOutput: `,
  `Write the text of a listing for '${title}'.\nOutput: `,
  `Tell shoppers what '${title}' is.\nOutput: `,
  `Introduce '${title}' briefly.\nOutput: `,
]
export const titleFor = (description: string): Wordings => [
  `Write a product title for this description.\nDescription: ${description}\nOutput: `,
  `What title suits this product?\nDescription: ${description}\nOutput: `,
  `Name the listing.\nDescription: ${description}\nOutput: `,
  `Write the title under which this is sold.\nDescription: ${description}\nOutput: `,
  `Make a product title of the description.\nDescription: ${description}\nOutput: `,
]
export const queryFor = (title: string): Wordings => [
  `Which query would a shopper type to find '${title}'?\nOutput: `,
  `What would somebody search for to buy '${title}'?\nOutput: `,
  `Write a search that leads to '${title}'.\nOutput: `,
  `Somebody found '${title}'. What had they typed?\nOutput: `,
  `Give the query of a shopper who wants '${title}'.\nOutput: `,
]
export const nextItemAfter = (session: readonly string[]): Wordings => [
  `A shopper viewed, one after another: ${session.join('; ')}. Name the product viewed next.\nOutput: `,
  `Click history: ${session.join('; ')}. Which product is opened next?\nOutput: `,
  `A visitor has seen ${session.join('; ')}. Write the title of the product they see next.\nOutput: `,
  `Products viewed so far: ${session.join('; ')}. Predict the next one.\nOutput: `,
  `After ${session.join('; ')}, what does the shopper look at?\nOutput: `,
]
export const answerFrom = (question: string, text: string): Wordings => [
  `Answer the question about a product from the text.\nQuestion: ${question}\nText: ${text}\nOutput: `,
  `Use the text to answer the shopper.\nQuestion: ${question}\nText: ${text}\nOutput: `,
  `What does the text answer?\nQuestion: ${question}\nText: ${text}\nOutput: `,
  `A shopper asks; the text knows.\nQuestion: ${question}\nText: ${text}\nOutput: `,
  `Reply to the question with what the text says.\nQuestion: ${question}\nText: ${text}\nOutput: `,
]
export const explainCategory = (name: string): Wordings => [
  `Instructions: Tell me what this product category is about\nInput: ${name}\nOutput:`,
  `Explain the product type ${name}.\nOutput: `,
  `What are ${name}?\nOutput: `,
  `What is sold under '${name}'?\nOutput: `,
  `Describe in a sentence what ${name} are for.\nOutput: `,
]
export const translateTitle = (title: string, language: string): Wordings => [
  `Translate the product title '${title}' into ${language}.\nOutput: `,
  `How is '${title}' called in ${language}?\nOutput: `,
  `Give the ${language} translation of the product title '${title}'.\nOutput: `,
  `A shop sells '${title}' to speakers of ${language}. Translate its title into ${language}.\nOutput: `,
  `Write '${title}' in ${language} (translation of a product title).\nOutput: `,
]
export const keyphraseOf = (category: string, review: string, aspect: string): Wordings => [
  `Extract one keyphrase from this review of a(n) ${category} product that mentions the given aspect, in the review's own words.\nReview: ${review}\nAspect: ${aspect}\nOutput:`,
  `Copy the keyphrase of this review that is about the aspect.\nReview: ${review}\nAspect: ${aspect}\nOutput: `,
  `Which keyphrase in the review of a(n) ${category} product speaks of the aspect? Use the review's own words.\nReview: ${review}\nAspect: ${aspect}\nOutput: `,
  `Find the keyphrase for the aspect.\nReview: ${review}\nAspect: ${aspect}\nOutput: `,
  `Quote one keyphrase that gives the reviewer's opinion on the aspect.\nReview: ${review}\nAspect: ${aspect}\nOutput: `,
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
