import * as z from '../zod.ts'
import { defineTask, oneLine, served, text } from './task.ts'
import { attributeInTitle } from './wordings/extraction.ts'

const Attribute = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\p{L}][\p{L}\p{N} _-]*$/u))

/** Attributes of a title or query, each a run of its own words and where it stands (named entity recognition). */
export const extractAttributes = defineTask({
  name: 'extract-attributes',
  summary: 'Extract named attributes (brand, colour, size …) from a product text, as words of that text.',
  skill: 'shopping concepts',
  metric: 'micro F1',
  input: z.strictObject({ text: text(600), attributes: z.array(Attribute).check(z.minLength(1), z.maxLength(10)) }),
  output: z.object({
    attributes: z.array(
      z.object({ name: z.string(), value: z.nullable(z.string()), start: z.nullable(z.int()), end: z.nullable(z.int()) }),
    ),
  }),
  calls: ({ text, attributes }) =>
    attributes.map((attribute) => ({
      question: served(attributeInTitle(oneLine(attribute), oneLine(text).replaceAll("'", '’'))),
      form: 'named_entity_recognition',
      tokensMax: 48,
    })),
  read: ({ text, attributes }, _world, answers) => {
    let repaired = false
    const read = attributes.map((name, at) => {
      const value = (answers[at] ?? '').split(', ')[0]?.trim() ?? ''
      const start = value ? text.toLowerCase().replaceAll("'", '’').indexOf(value.toLowerCase()) : -1
      if (start < 0) {
        // Not a run of the text as it was sent: reported as unknown rather than invented.
        repaired ||= value !== ''
        return { name, value: null, start: null, end: null }
      }
      return { name, value: text.slice(start, start + value.length), start, end: start + value.length }
    })
    return { output: { attributes: read }, repaired }
  },
})
