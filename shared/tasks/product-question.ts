import { Claim } from '../grounding/receipt.ts'
import * as z from '../zod.ts'
import { defineTask, Item, taskLocale, text } from './task.ts'

/**
 * A question about one product of the catalogue, answered from its record. Not held to a grammar but to the record: the
 * edge asks it as a chat about that product, and its numbers are proven (`shared/grounding`).
 */
export const productQuestion = defineTask({
  name: 'product-question',
  summary: 'Answer a question about a product from its record, with a receipt for each fact.',
  skill: 'shopping knowledge',
  metric: 'grounding',
  input: z.strictObject({ product: Item, question: text(1_000), locale: taskLocale }),
  output: z.object({ answer: z.string(), answered: z.boolean(), claims: z.array(Claim) }),
  lookup: ({ product }) => ({ items: [product] }),
  calls: () => [],
  read: () => null,
})
