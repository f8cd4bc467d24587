import * as z from 'zod/mini'
import { FaqEntry } from '../../../shared/faq/entry.ts'

/** What the known answers' routes answer with. The pages and the command line read these. */

export const EntryView = z.looseObject({ ...FaqEntry.shape, revision: z.number(), updatedAt: z.optional(z.string()) })
export type EntryView = z.infer<typeof EntryView>
export const EntryPage = z.object({ data: z.array(EntryView), after: z.nullable(z.string()) })
export type EntryPage = z.infer<typeof EntryPage>
export const EntryExport = z.object({ entries: z.array(FaqEntry) })

export const FaqImportReport = z.looseObject({ committed: z.boolean(), entries: z.number(), problemCount: z.number() })

/** What a question would meet, and why it would be answered or not. */
export const MatchView = z.looseObject({
  version: z.string(),
  decision: z.enum(['answer', 'ground', 'ignore']),
  reason: z.string(),
})
export const TestView = z.looseObject({
  version: z.string(),
  summary: z.object({ answer: z.number(), ground: z.number(), ignore: z.number() }),
  data: z.array(z.looseObject({ query: z.string(), decision: z.enum(['answer', 'ground', 'ignore']) })),
})

export const PublishedView = z.looseObject({ version: z.string(), channel: z.string() })
export const VersionList = z.looseObject({
  channels: z.record(z.string(), z.looseObject({ version: z.string() })),
  versions: z.array(z.looseObject({ version: z.string() })),
})
export const InsightsView = z.looseObject({ keepMissesDays: z.number(), misses: z.array(z.looseObject({ times: z.number() })) })
export const SettingsView = z.looseObject({ keepMissesDays: z.number() })
