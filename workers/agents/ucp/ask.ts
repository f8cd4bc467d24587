import { Locale } from '../../../shared/locale.ts'
import * as z from '../../../shared/zod.ts'

/** Buyer signals: hints, of which we read the language. */
export const UcpContext = z.object({ language: z.optional(Locale) })

export const AskRequest = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(4_000)),
  /** Products or variants the question is about. */
  ids: z._default(z.array(z.string().check(z.maxLength(128))).check(z.maxLength(20)), []),
  conversation: z.optional(z.object({ id: z.string() })),
  context: z.optional(UcpContext),
})
