import * as z from '../zod.ts'
import { descriptionOf, keywordsOf, titleOf } from './compose-listing.ts'
import { inventedNumbers, lineGrammar, phrasesGrammar, readLine, readTitle, type Written } from './free-text.ts'
import { defineTask, oneLine, served, text } from './task.ts'
import { descriptionFor, keywordsFor, titleFor } from './wordings/generation.ts'

const Attributes = z._default(
  z
    .record(text(60), text(200))
    .check(z.refine((attributes) => Object.keys(attributes).length <= 20, { error: 'must be at most 20 entries long.' })),
  {},
)
/** What is known of the product, as one text: numbers in what is written must come from here. */
const factsOf = (listing: {
  title?: string | undefined
  description?: string | undefined
  attributes: Record<string, string>
}): string =>
  [
    listing.title ?? '',
    listing.description ?? '',
    ...Object.entries(listing.attributes).map(([name, value]) => `${name}: ${value}.`),
  ]
    .map(oneLine)
    .filter(Boolean)
    .join(' ')

/** What the input itself says, where nothing of what a model wrote may stay. */
const instead = (composed: Written | null): Written | null => composed && { ...composed, repaired: true }

/** A title from a description and attributes. */
export const writeTitle = defineTask({
  name: 'write-title',
  summary: 'Write a product title from what is known of the product.',
  skill: 'shopping concepts',
  metric: 'ROUGE-L',
  refusal: inventedNumbers,
  input: z.strictObject({ description: text(2_000), attributes: Attributes }),
  output: z.object({ title: z.string().check(z.minLength(1), z.maxLength(150)) }),
  compose: ({ description, attributes }) => [titleOf(description, attributes)],
  calls: (input) => [
    { question: served(titleFor(factsOf(input).slice(0, 1_500))), form: 'generation', grammar: lineGrammar, tokensMax: 48 },
  ],
  read: (input, _world, [answer = '']) => {
    const kept = (text: string) => readTitle(text, { sources: [factsOf(input)], charsMax: 150 })
    const written = kept(answer) ?? instead(kept(titleOf(input.description, input.attributes) ?? ''))
    return written && { output: { title: written.text }, repaired: written.repaired }
  },
})

/** A description from a title and attributes. */
export const writeDescription = defineTask({
  name: 'write-description',
  summary: 'Write a product description from what is known of the product.',
  skill: 'shopping concepts',
  metric: 'sentence similarity',
  refusal: inventedNumbers,
  input: z.strictObject({ title: text(200), attributes: Attributes }),
  output: z.object({ description: z.string().check(z.minLength(1), z.maxLength(1_000)) }),
  compose: ({ title, attributes }) => [descriptionOf(title, attributes)],
  calls: (input) => [
    {
      question: served(descriptionFor(factsOf(input).slice(0, 1_000))),
      form: 'generation',
      grammar: lineGrammar,
      tokensMax: 200,
    },
  ],
  read: (input, _world, [answer = '']) => {
    const kept = (text: string) => readLine(text, { sources: [factsOf(input)], charsMax: 1_000, name: input.title })
    const written = kept(answer) ?? instead(kept(descriptionOf(input.title, input.attributes) ?? ''))
    return written && { output: { description: written.text }, repaired: written.repaired }
  },
})

/** Search keywords of a product. */
export const writeKeywords = defineTask({
  name: 'write-keywords',
  summary: 'Write the keywords shoppers would search a product by.',
  skill: 'shopping concepts',
  metric: 'ROUGE-L',
  refusal: inventedNumbers,
  input: z.strictObject({ title: text(200), description: z.optional(text(2_000)), attributes: Attributes }),
  output: z.object({
    keywords: z.array(z.string().check(z.minLength(1), z.maxLength(80))).check(z.minLength(1), z.maxLength(8)),
  }),
  compose: ({ title, description, attributes }) => [keywordsOf(title, description, attributes).join(', ')],
  calls: (input) => [
    { question: served(keywordsFor(factsOf(input).slice(0, 1_000))), form: 'generation', grammar: phrasesGrammar, tokensMax: 80 },
  ],
  read: (input, _world, [answer = '']) => {
    const words = answer.split(',').map((each) => each.trim())
    const kept = (some: readonly string[]): string[] => {
      const read = some.flatMap((each) => readTitle(each, { sources: [factsOf(input)], charsMax: 80 })?.text ?? [])
      return [...new Map(read.map((each) => [each.toLowerCase(), each])).values()].slice(0, 8)
    }
    const own = kept(words)
    const keywords = own.length ? own : kept(keywordsOf(input.title, input.description, input.attributes))
    return keywords.length
      ? { output: { keywords }, repaired: own.length < words.filter(Boolean).length || own.length === 0 }
      : null
  },
})
