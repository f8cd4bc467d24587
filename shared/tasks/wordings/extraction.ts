/** Questions answered by words of the text itself (micro F1). */
type Wordings = readonly string[]

export const entityInQuery = (type: string, query: string): Wordings => [
  `Extract the phrases of the query that correspond to the entity type '${type}'. Answer with the phrases only, separated by commas.\nQuery: ${query}\nOutput: `,
  `A customer of an online shop typed the query below. Identify the words in it that name the entity type '${type}', without explanation.\nQuery: ${query}\nOutput: `,
  `Which words of the query are of the entity type '${type}'? Copy them.\nQuery: ${query}\nOutput: `,
  `Entity type '${type}': extract its phrases from the query, as they are written.\nQuery: ${query}\nOutput: `,
  `Mark the entity type '${type}' in a shopper's query and answer with the marked words only.\nQuery: ${query}\nOutput: `,
]

export const attributeInTitle = (attribute: string, title: string): Wordings => [
  `Identify the '${attribute}' in the product title '${title}'.`,
  `Locate the '${attribute}' in the following product title: '${title}'.`,
  `Considering the product title '${title}', select the appropriate '${attribute}'.`,
  `Find the '${attribute}' that the product title '${title}' names.`,
  `Determine the '${attribute}' from the product title '${title}'.`,
]
