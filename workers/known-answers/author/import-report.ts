import * as z from '../../../shared/zod.ts'

const Pair = z.array(z.string()).check(z.length(2))

const Problem = z.object({ line: z.number(), field: z.nullable(z.string()), reason: z.string() })
export type Problem = z.infer<typeof Problem>

/** Two entries that cannot both be right, or that say the same twice. */
const Clash = z.object({
  kind: z.enum(['duplicate', 'contradiction', 'near-duplicate']),
  ids: Pair,
  questions: Pair,
  /** Cosine of the questions' meanings, 1 for the same question. */
  likeness: z.number(),
})
export type Clash = z.infer<typeof Clash>

/** What came of a file of entries. */
export const FaqImportReport = z.object({
  committed: z.boolean(),
  entries: z.number(),
  problems: z.array(Problem),
  /** All of them; `problems` lists the first. */
  problemCount: z.number(),
  clashes: z.array(Clash),
})
export type FaqImportReport = z.infer<typeof FaqImportReport>
