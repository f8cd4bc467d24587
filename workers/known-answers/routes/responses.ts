import { FaqEntry } from '../../../shared/faq/entry.ts'
import { Receipt } from '../../../shared/grounding/receipt.ts'
import * as z from '../../../shared/zod.ts'
import { FaqImportReport } from '../author/import-report.ts'
import { MatchView, TestView } from '../look-up/preview.ts'
import { OrderHelp } from '../publish/order-help.ts'
import { FaqPointer, LanguageReport, PublishReport } from '../publish/published.ts'

/** What the known answers' routes answer with; the pages and the command line read these. */

export const EntryView = z.object({ ...FaqEntry.shape, revision: z.number(), updatedAt: z.optional(z.string()) })
export type EntryView = z.infer<typeof EntryView>
export const EntryPage = z.object({ data: z.array(EntryView), after: z.nullable(z.string()) })
export type EntryPage = z.infer<typeof EntryPage>
export const EntryExport = z.object({ entries: z.array(FaqEntry) })

export { FaqImportReport, MatchView, TestView }

export const PublishedView = PublishReport
export type PublishedView = z.infer<typeof PublishedView>

const VersionView = z.object({
  version: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  languages: z.array(LanguageReport),
})
export const RestoredView = z.extend(VersionView, { channel: z.string() })
export const VersionList = z.extend(FaqPointer, {
  versions: z.array(VersionView),
})
export type VersionList = z.infer<typeof VersionList>

const UseView = z.object({ id: z.string(), answered: z.number(), up: z.number(), down: z.number() })

/** What to store to make an entry of what shoppers wrote. */
const DraftView = z.object({
  id: z.string(),
  questions: z.array(z.string()),
  answer: z.object({ plain: z.string() }),
  language: z.string(),
  state: z.literal('draft'),
})
/** Shoppers' questions that mean the same and no entry answered. */
const MissView = z.object({
  times: z.number(),
  language: z.string(),
  lastAt: z.string(),
  examples: z.array(z.string()),
  near: z.nullable(z.object({ id: z.string(), question: z.string() })),
  draft: DraftView,
})
export type MissView = z.infer<typeof MissView>
export const InsightsView = z.object({
  keepMissesDays: z.number(),
  orderHelp: z.nullable(OrderHelp),
  misses: z.array(MissView),
  thin: z.array(
    z.object({
      id: z.string(),
      questions: z.array(z.string()),
      /** What shoppers wrote that comes near, and wordings made by rule. */
      proposals: z.array(z.string()),
      generated: z.array(z.string()),
      /** How many unanswered questions mean what a wording means. */
      coverage: z.record(z.string(), z.number()),
    }),
  ),
  entries: z.array(UseView),
  neverHit: z.array(z.string()),
  expiring: z.array(z.object({ id: z.string(), validUntil: z.optional(z.string()) })),
  votedDown: z.array(UseView),
})
export type InsightsView = z.infer<typeof InsightsView>
export const SettingsView = z.object({ keepMissesDays: z.number(), orderHelp: z.nullable(OrderHelp) })
export type SettingsView = z.infer<typeof SettingsView>

export const TurnView = z.object({
  id: z.string(),
  at: z.string(),
  /** The same for all turns of a conversation. */
  conversation: z.string(),
  turn: z.number(),
  locale: z.string(),
  /** Addresses and numbers are masked, and what is long is cut, as in the answer. */
  question: z.string(),
  answer: z.string(),
  /** `faq`, `faq-near`, `order`, `model`, `stand-in`, the kind of the edge's own answer, or the code of the refusal. */
  by: z.string(),
  unanswered: z.boolean(),
  answerId: z.string(),
  /** Those it names, else those that were found. */
  products: z.array(z.string()),
  receipt: z.nullable(Receipt),
  vote: z.nullable(z.object({ vote: z.enum(['up', 'down']), reasons: z.array(z.string()) })),
  draft: DraftView,
})
export type TurnView = z.infer<typeof TurnView>
export const TurnPage = z.object({
  keepConversationsDays: z.number(),
  data: z.array(TurnView),
  after: z.nullable(z.string()),
})
export type TurnPage = z.infer<typeof TurnPage>
export const ConversationSettingsView = z.object({ keepConversationsDays: z.number() })
