/** Judgements answered by one word, yes or no; the grammar of the answer knows them by that (`answers/grammar.ts`). */
type Wordings = readonly string[]

const yesNoQuestions = (questions: readonly string[]): Wordings =>
  questions.map((question) => `${question}\nAnswer yes or no.\nOutput: `)

export const isAnswered = (question: string, text: string): Wordings =>
  yesNoQuestions([
    `Can the question be answered from the text?\nQuestion: ${question}\nText: ${text}`,
    `Does the text give the answer?\nQuestion: ${question}\nText: ${text}`,
    `Is the answer in the text?\nQuestion: ${question}\nText: ${text}`,
    `Text: ${text}\nDoes it answer this question: ${question}`,
    `A shopper asks: ${question}\nIs this enough to reply?\nText: ${text}`,
  ])

export const couldReplace = (query: string, title: string): Wordings =>
  yesNoQuestions([
    `Could '${title}' serve as a substitute for what the query '${query}' asks for?`,
    `Query: '${query}'. Product: '${title}'. Would it do instead?`,
    `Somebody searched for '${query}'. Is '${title}' an acceptable alternative?`,
    `Can '${title}' be bought in place of '${query}'?`,
    `Does '${title}' do the job of '${query}', and does it fit?`,
  ])

export const isSameProduct = (a: string, b: string): Wordings =>
  yesNoQuestions([
    `Do these titles name the same product?\nTitle 1: ${a}\nTitle 2: ${b}`,
    `Are these two offers of one product?\nTitle 1: ${a}\nTitle 2: ${b}`,
    `Should a price comparison put these together?\nTitle 1: ${a}\nTitle 2: ${b}`,
    `Title 1: ${a}\nTitle 2: ${b}\nIs it one product?`,
    `Is the second title another way to write the first?\nTitle 1: ${a}\nTitle 2: ${b}`,
  ])
