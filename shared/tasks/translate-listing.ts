import * as z from '../zod.ts'
import { inventedNumbers, lineGrammar, readLine, readTitle } from './free-text.ts'
import { defineTask, oneLine, served, text } from './task.ts'
import { translateText, translateTitle } from './wordings/generation.ts'

/** Languages by BCP 47, as the wording names them. */
export const languages = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  ja: 'Japanese',
  zh: 'Chinese',
  pt: 'Portuguese',
  nl: 'Dutch',
} as const

/** A listing in another language; numbers stay as they are, and one that was not there does not come in. */
export const translateListing = defineTask({
  name: 'translate-listing',
  summary: 'Translate a title and a description into another language.',
  skill: 'multilingual abilities',
  metric: 'BLEU',
  refusal: inventedNumbers,
  input: z.strictObject({
    title: text(200),
    description: z.optional(text(1_000)),
    to: z.enum(Object.keys(languages) as [keyof typeof languages, ...(keyof typeof languages)[]]),
  }),
  output: z.object({ title: z.string().check(z.minLength(1)), description: z.nullable(z.string()), language: z.string() }),
  calls: ({ title, description, to }) => [
    {
      question: served(translateTitle(oneLine(title).replaceAll("'", '’'), languages[to])),
      form: 'generation',
      grammar: lineGrammar,
      tokensMax: 80,
    },
    ...(description === undefined
      ? []
      : [
          {
            question: served(translateText(oneLine(description), languages[to])),
            form: 'generation' as const,
            grammar: lineGrammar,
            tokensMax: 300,
          },
        ]),
  ],
  read: ({ title, description, to }, _world, [first = '', second = '']) => {
    const translated = readTitle(first, { sources: [title], charsMax: 300, origin: 'translation', language: to })
    const body =
      description === undefined
        ? null
        : readLine(second, { sources: [description], charsMax: 1_500, origin: 'translation', language: to })
    if (!translated || (description !== undefined && !body)) return null
    return {
      output: { title: translated.text, description: body?.text ?? null, language: to },
      repaired: translated.repaired || (body?.repaired ?? false),
    }
  },
})
