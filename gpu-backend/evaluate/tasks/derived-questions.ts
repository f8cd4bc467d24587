import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { categoryOf } from '../../../shared/tasks/wordings/choice.ts'
import { rankForQuery } from '../../../shared/tasks/wordings/selection.ts'
import { Random } from '../../dataset/grounded/random.ts'
import type { Question } from '../shopbench/questions.ts'

/** Questions of kinds that the public instructions do not have, made of what they and the public searches say. */

const common = { skill: 'all', form: 'multiple-choice', metric: 'accuracy', type: 'multiple-choice' } as const
const othersCount = 3

/** Which category a product belongs to: EC-Guide has it as text to be written ("Patio, Grills, Freestanding Grills"). */
export function categoryQuestions(questions: readonly Question[], seed: number): Question[] {
  const random = new Random(seed)
  const filed = questions.flatMap(({ id, prompt, gold, task }) => {
    const title = task.endsWith('-cr') ? /'(.+)'/.exec(prompt)?.[1] : undefined
    const path = String(gold)
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    return title && path.length ? [{ id, title, path }] : []
  })
  const widest = [...new Set(filed.map(({ path }) => path[0] as string))]
  const narrowest = [...new Set(filed.map(({ path }) => path.at(-1) as string))]
  return filed.map(({ id, title, path }, index) => {
    const isWide = index % 2 === 1
    const right = (isWide ? path[0] : path.at(-1)) as string
    const others = (isWide ? widest : narrowest).filter((category) => !path.includes(category))
    const options = random.shuffle([right, ...random.sample(others, othersCount)])
    const wordings = categoryOf(title, options)
    return {
      ...common,
      id: `category-${id}`,
      prompt: wordings[index % wordings.length] as string,
      gold: options.indexOf(right),
      task: 'category of a product',
    }
  })
}

const Product = z.object({ id: z.string(), title: z.string() })
const Search = z.object({ query: z.string(), grades: z.record(z.string(), z.number()) })
const alikeMax = 6
const alikeCount = 2
const strangersCount = 2

/** A query with the product that meets it, two that share its words, and two that do not (`search/esci10k`). */
export function rankingQuestions(folder: string, seed: number, isHeldOut: (query: string) => boolean): Question[] {
  const random = new Random(seed)
  const products = linesOf(join(folder, 'esci10k.products.jsonl'), Product).map(({ id, title }) => ({
    id,
    title: title.replace(/\s+/g, ' '),
    words: wordsOf(title),
  }))
  const counts = new Map<string, number>()
  for (const { words } of products) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return linesOf(join(folder, 'esci10k.dev.jsonl'), Search).flatMap(({ query, grades }, index) => {
    const right = products.find(({ id }) => id in grades)
    if (!right || isHeldOut(query)) return []
    const weighted = (words: ReadonlySet<string>) =>
      [...wordsOf(query)].reduce(
        (sum, word) => sum + (words.has(word) ? Math.log(products.length / (counts.get(word) ?? 1)) : 0),
        0,
      )
    const others = products.filter(({ id }) => !(id in grades))
    const near = others.map((product) => ({ product, score: weighted(product.words) })).sort((a, b) => b.score - a.score)
    const alike = random.sample(
      near.slice(0, alikeMax).map(({ product }) => product),
      alikeCount,
    )
    const options = random.shuffle([right, ...alike, ...random.sample(others, strangersCount)])
    const wordings = rankForQuery(
      query,
      options.map(({ title }) => title),
    )
    return [
      {
        id: `search-${index}`,
        prompt: wordings[index % wordings.length] as string,
        gold: options.map(({ id }) => (id === right.id ? 1 : 0)),
        type: 'ranking',
        form: 'ranking',
        metric: 'ndcg',
        task: 'search results',
        skill: 'all',
      },
    ]
  })
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))

const linesOf = <T>(file: string, schema: z.ZodType<T>): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => schema.parse(JSON.parse(line)))
