import { type InSteps, mapInSteps } from '../../../shared/in-steps.ts'
import * as z from '../../../shared/zod.ts'
import type { FaqBundle } from './faq-bundle.ts'

const Decision = z.enum(['answer', 'ground', 'ignore'])

/** What a question meets, and why it is answered or not. */
const Preview = z.object({
  decision: Decision,
  reason: z.string(),
  id: z.optional(z.string()),
  probability: z.optional(z.number()),
  margin: z.optional(z.number()),
  exact: z.optional(z.boolean()),
  candidates: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      score: z.number(),
      meaning: z.number(),
      wording: z.number(),
      gate: z.nullable(z.string()),
    }),
  ),
})
type Preview = z.infer<typeof Preview>
const Looked = { version: z.string(), thresholds: z.object({ answer: z.number(), ground: z.number() }) }
export const MatchView = z.extend(Preview, Looked)
export type MatchView = z.infer<typeof MatchView>
export const TestView = z.object({
  ...Looked,
  summary: z.object({ answer: z.number(), ground: z.number(), ignore: z.number() }),
  data: z.array(z.extend(Preview, { query: z.string() })),
})
export type TestView = z.infer<typeof TestView>

/** Where and about what a shopper would ask. */
interface Circumstances {
  readonly country: string | null
  readonly continent: string | null
  readonly products: readonly string[]
  readonly now: number
}

const shownCandidates = 5

/** What a shopper's question would meet, and why it would be answered or not. */
export const matchView = (bundle: FaqBundle, text: string, where: Circumstances): MatchView => ({
  ...lookedIn(bundle),
  ...preview(bundle, text, where),
})

/** Many questions at once, one a step; near-ties are listed, since neither entry will ever answer them. */
export function* testView(bundle: FaqBundle, questions: readonly string[], where: Circumstances): InSteps<TestView> {
  const data = yield* mapInSteps(questions, (query) => ({ query, ...preview(bundle, query, where) }), 1)
  const count = (decision: string): number => data.filter((row) => row.decision === decision).length
  return {
    ...lookedIn(bundle),
    summary: { answer: count('answer'), ground: count('ground'), ignore: count('ignore') },
    data,
  }
}

const lookedIn = ({ version, index }: FaqBundle) => ({ version, thresholds: index.meta.thresholds })

function preview(bundle: FaqBundle, text: string, where: Circumstances): Preview {
  const { decision, match } = bundle.lookUp({ text, ...where })
  const candidates = match.candidates.slice(0, shownCandidates).map(({ entry, score, meaning, wording, gate }) => {
    const { id, question } = bundle.entryAt(entry)
    return { id, question, score, meaning, wording, gate }
  })
  const { answer } = bundle.index.meta.thresholds
  return {
    decision,
    reason: reasonOf(),
    ...(match.entry >= 0 && {
      id: bundle.entryAt(match.entry).id,
      probability: match.probability,
      margin: match.margin,
      exact: match.exact,
    }),
    candidates,
  }

  function reasonOf(): string {
    const best = match.candidates[0]
    if (!best) return 'No entry may answer here.'
    if (match.exact) return 'The question is one of the entry’s own.'
    if (decision === 'answer') return 'The probability is at or above the threshold.'
    if (best.gate) return `The nearest entry is held back: another ${best.gate}.`
    if (match.tied && match.probability >= answer) return 'Two entries are too near each other.'
    if (match.probability >= answer) return 'Most of the question is about something else.'
    return 'The probability is below the threshold.'
  }
}
