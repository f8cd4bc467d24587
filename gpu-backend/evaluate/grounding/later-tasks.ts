import type { Product } from '../../../shared/product.ts'
import { summariseReviews } from '../../../shared/tasks/summarise-reviews.ts'
import type { Task, TaskWorld } from '../../../shared/tasks/task.ts'
import { translateListing } from '../../../shared/tasks/translate-listing.ts'
import { writeDescription, writeTitle } from '../../../shared/tasks/write-listing.ts'
import { type Later, laterShops, readLaterLies } from './later.ts'
import { asRead, contextOf } from './lies.ts'

const world: TaskWorld = { titleOf: () => '', candidates: [] }

// Parsed by the task's own schema, as requests are.
const outputOf = (task: Task, input: object, answers: readonly string[]): unknown =>
  task.read(task.input.parse(input) as never, world, answers)?.output ?? ''

/** What the tasks that write prose make of a text, where a model wrote nothing else about a product. */
const tasks = {
  description: ({ title, attributes, description = '' }: Product, text: string) =>
    outputOf(writeDescription, { title, attributes: { ...attributes, about: description } }, [text]),
  title: ({ attributes, description = '' }: Product, text: string) => outputOf(writeTitle, { description, attributes }, [text]),
  reviews: ({ title, attributes, description = '' }: Product, text: string) =>
    outputOf(summariseReviews, { product: title, reviews: [description, Object.values(attributes).join(', ')].map(review) }, [
      text,
    ]),
  translation: ({ title, description }: Product, text: string, to: string) =>
    outputOf(translateListing, { title, description, to }, [title, text]),
} as const
const review = (text: string) => ({ text })

interface TaskTrials {
  readonly task: keyof typeof tasks
  tries: number
  readonly through: { readonly text: Later; readonly title: string; readonly shown: string }[]
}

/** Each lie of a round as what each of these tasks writes of each product of its shop. */
export function tryLaterTasks(round: number): TaskTrials[] {
  const rows = Object.keys(tasks).map((task): TaskTrials => ({ task: task as keyof typeof tasks, tries: 0, through: [] }))
  for (const text of readLaterLies(round)) {
    if (text.kind === 'table' || text.kind === 'json') continue
    const plain = text.text.replace(/\[\[|\]\]/g, '')
    const lie = asRead(contextOf(text.text))
    for (const product of laterShops[text.shop]?.products ?? [])
      for (const row of rows) {
        row.tries++
        const shown = JSON.stringify(tasks[row.task](product, plain, text.language))
        const isOwn = asRead(`${product.title} ${product.description}`).includes(lie)
        if (asRead(shown).includes(lie) && !isOwn) row.through.push({ text, title: product.title, shown })
      }
  }
  return rows
}

export function printLaterTasks(round: number): void {
  for (const { task, tries, through } of tryLaterTasks(round)) {
    console.log(`round ${round}, lies that got through as ${task}: ${through.length} of ${tries}`)
    for (const { text, title, shown } of through) console.log(`${title}: ${text.text}\n  → ${shown}`)
  }
}
