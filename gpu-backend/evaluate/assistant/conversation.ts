import { readFileSync } from 'node:fs'
import * as z from 'zod'

const Texts = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value))

/** What a right answer to a turn is; every part that is given must hold. The parts are explained in README.md. */
const Parts = z.strictObject({
  products_any: Texts.optional(),
  products_all: Texts.optional(),
  products_none: Texts.optional(),
  products_only: Texts.optional(),
  first: Texts.optional(),
  of_view: z.enum(['cheapest', 'dearest']).optional(),
  price_max: z.number().optional(),
  price_min: z.number().optional(),
  fields: z.array(z.strictObject({ id: z.string(), field: Texts, value: z.string().optional() })).optional(),
  policy: z.string().optional(),
  faq: Texts.optional(),
  text: Texts.optional(),
  not_text: Texts.optional(),
  declines: z.union([z.literal(true), z.literal('fact')]).optional(),
  language: Texts.optional(),
  prefers: z.string().optional(),
  asks_back_ok: z.boolean().optional(),
  max_chars: z.number().optional(),
  gap_ok: z.boolean().optional(),
})
export const Expectation = Parts.extend({ or: z.array(Parts).optional() })
export type Expectation = z.infer<typeof Expectation>

export const Conversation = z.strictObject({
  id: z.string(),
  kind: z.string(),
  locale: z.string(),
  shop: z.string(),
  turns: z.array(z.strictObject({ user: z.string(), expect: Expectation })).min(1),
})
export type Conversation = z.infer<typeof Conversation>

/** Reads JSON lines of one schema, and says which line is wrong. */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (!line) return []
      const read = schema.safeParse(JSON.parse(line))
      if (!read.success) throw new Error(`${file} line ${at + 1}: ${z.prettifyError(read.error)}`)
      return [read.data]
    })
}
