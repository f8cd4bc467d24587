import { AppError } from '../../../shared/errors.ts'
import { type FaqEntry, FaqLink } from '../../../shared/faq/entry.ts'
import * as z from '../../../shared/zod.ts'
import { OrderHelp } from './order-help.ts'

/** What of an entry goes to the edge: all an answer needs, nothing a merchant keeps to himself. */
export const KnownEntry = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.object({ plain: z.string(), markdown: z.optional(z.string()) }),
  links: z.array(FaqLink),
  regions: z.array(z.string()),
  products: z.array(z.string()),
  validFrom: z.optional(z.string()),
  validUntil: z.optional(z.string()),
  priority: z.number(),
  verbatim: z.boolean(),
})
export type KnownEntry = z.infer<typeof KnownEntry>

export const toKnownEntry = ({ language: _l, state: _s, owner: _o, questions, ...rest }: FaqEntry): KnownEntry => ({
  question: questions[0] ?? '',
  ...rest,
})

/** What publishing found out about the entries of a language. */
export const LanguageReport = z.object({
  language: z.string(),
  entries: z.number(),
  questions: z.number(),
  bytes: z.number(),
  /** Probability from which an entry answers, and from which the model gets it. Versions of before stated none. */
  answerThreshold: z.catch(z.number(), 1),
  groundThreshold: z.catch(z.number(), 1),
  /** What looking the own questions up showed. */
  trials: z.object({
    trials: z._default(z.number(), 0),
    possible: z._default(z.number(), 0),
    answered: z.number(),
    right: z.number(),
    precisionAtLeast: z._default(z.nullable(z.number()), null),
  }),
  /** Entries with fewer than three questions: alternates would make them easier to find. */
  thinEntries: z.array(z.string()),
})
export type LanguageReport = z.infer<typeof LanguageReport>

/** What a publishing did, or would. */
export const PublishReport = z.object({
  /** Null when nothing was published, only tried. */
  version: z.nullable(z.string()),
  channel: z.string(),
  languages: z.array(LanguageReport),
  /** What was answered until now and no longer is. */
  lost: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      language: z.string(),
      reason: z.enum(['contested', 'removed', 'unsure']),
    }),
  ),
})
export type PublishReport = z.infer<typeof PublishReport>

/** Bundles are immutable and bear a version; the pointer says which one each channel serves. An arm names a channel. */
export const FaqPointer = z.object({
  channels: z.record(z.string(), z.object({ version: z.string(), languages: z.array(z.string()) })),
  /** Whether questions no entry answered may be kept, and for how long. */
  keepMissesDays: z._default(z.number(), 0),
  /** The same of complete conversations. */
  keepConversationsDays: z._default(z.number(), 0),
  /** What is said to shoppers who want to know about an order of theirs; null where nothing is. */
  orderHelp: z._default(z.nullable(OrderHelp), null),
  /** In every key of the tenant's stored answers: another number, and none of them is found again. */
  answersEpoch: z._default(z.number(), 0),
  /** Tag → when answers with it were last purged, in milliseconds; older ones no longer count. */
  purges: z._default(z.record(z.string(), z.number()), {}),
})
export type FaqPointer = z.infer<typeof FaqPointer>

export const emptyPointer: FaqPointer = {
  channels: {},
  keepMissesDays: 0,
  keepConversationsDays: 0,
  orderHelp: null,
  answersEpoch: 0,
  purges: {},
}

export const pointerName = (tenant: string): string => `faq:v1:${tenant}`
export const bundleName = (tenant: string, version: string, language: string): string => `faq:v1:${tenant}:${version}:${language}`

export const Channel = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))

export const nothingPublished = (): AppError =>
  new AppError('not_found', 'Nothing is published for this channel and language.', { param: 'channel' })
