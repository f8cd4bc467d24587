import * as z from '../../../shared/zod.ts'

const phrasesMax = 20
const groupsMax = 1_000
const Phrase = z.string().check(z.trim(), z.minLength(2), z.maxLength(60))

/** Words of a shop's own customers for one thing. */
export const SynonymGroup = z
  .strictObject({
    words: z.array(Phrase).check(z.minLength(1), z.maxLength(phrasesMax)),
    /** One way: whoever says one of `words` finds what is called one of these. Left out, each of `words` finds the others. */
    means: z.optional(z.array(Phrase).check(z.minLength(1), z.maxLength(phrasesMax))),
  })
  .check(
    z.refine(({ words, means }) => means !== undefined || words.length > 1, { error: 'needs two words, or what one means.' }),
  )
export type SynonymGroup = z.infer<typeof SynonymGroup>

/** A locale's list, replaced as one; it serves from the next publishing on. */
export const SynonymList = z.strictObject({ synonyms: z.array(SynonymGroup).check(z.maxLength(groupsMax)) })
export type SynonymList = z.infer<typeof SynonymList>
