import * as z from '../zod.ts'
import { defineTask, oneLine, served, text } from './task.ts'
import { categoryOf, relevance, relevanceOptions, sentiment } from './wordings/choice.ts'

/** The option a printed number stands for, counted from 0 as ShopBench does; -1 when it stands for none. */
function indexIn(answer: string | undefined, count: number): number {
  // Nothing but the number: talk that has one in it is no answer.
  const number = Number(/^\s*(\d+)\s*$/.exec(answer ?? '')?.[1] ?? Number.NaN)
  return number >= 0 && number < count ? number : -1
}

const alikeMax = 5

/** One of the categories a caller names. */
export const classifyCategory = defineTask({
  name: 'classify-category',
  summary: 'Choose the category a product belongs to.',
  skill: 'shopping concepts',
  metric: 'accuracy',
  input: z.strictObject({ title: text(300), categories: z.array(text(120)).check(z.minLength(2), z.maxLength(50)) }),
  output: z.object({ category: z.string(), index: z.int() }),
  lookup: ({ title }) => ({ candidates: { query: oneLine(title), limit: alikeMax, exclude: [], kind: 'same' } }),
  // A shop files things of one kind under one category: where it has such a thing already, this one goes there too.
  compose: ({ categories }, { candidates }) => {
    const filed = candidates.flatMap(({ category }) => category?.toLowerCase() ?? [])
    const index = categories.findIndex((category) => filed[0] === category.toLowerCase())
    return [index < 0 ? null : String(index)]
  },
  calls: ({ title, categories }) => [
    { question: served(categoryOf(oneLine(title), categories.map(oneLine))), form: 'multiple-choice', tokensMax: 4 },
  ],
  read: ({ categories }, _world, [answer]) => {
    const index = indexIn(answer, categories.length)
    const category = categories[index]
    return category === undefined ? null : { output: { category, index }, repaired: false }
  },
})

const esci = ['exact', 'substitute', 'complement', 'irrelevant'] as const

/** How a product stands to a query, in Amazon's four ESCI labels (arXiv 2206.06588). */
export const classifyRelevance = defineTask({
  name: 'classify-relevance',
  summary: 'Tell how relevant a product is to a query: exact, substitute, complement or irrelevant (ESCI).',
  skill: 'user behaviour',
  metric: 'accuracy',
  input: z.strictObject({ query: text(300), title: text(300) }),
  output: z.object({ label: z.enum(esci) }),
  calls: ({ query, title }) => [
    { question: served(relevance(oneLine(query), oneLine(title), relevanceOptions)), form: 'multiple-choice', tokensMax: 4 },
  ],
  read: (_input, _world, [answer]) => {
    const label = esci[indexIn(answer, esci.length)]
    return label ? { output: { label }, repaired: false } : null
  },
})

const sentiments = ['very negative', 'negative', 'neutral', 'positive', 'very positive'] as const

/** What a review feels, in five steps. */
export const classifySentiment = defineTask({
  name: 'classify-sentiment',
  summary: 'Tell the sentiment of a review in five steps.',
  skill: 'user behaviour',
  metric: 'accuracy',
  input: z.strictObject({ text: text(2_000) }),
  output: z.object({ sentiment: z.enum(sentiments), score: z.int() }),
  calls: ({ text: review }) => [
    { question: served(sentiment(oneLine(review), sentiments)), form: 'multiple-choice', tokensMax: 4 },
  ],
  read: (_input, _world, [answer]) => {
    const score = indexIn(answer, sentiments.length)
    const found = sentiments[score]
    return found ? { output: { sentiment: found, score: score - 2 }, repaired: false } : null
  },
})
