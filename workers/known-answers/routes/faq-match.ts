import { AppError } from '../../../shared/errors.ts'
import { Locale } from '../../../shared/locale.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { locationOf } from '../../http/location.ts'
import { readJson } from '../../http/read-json.ts'
import { respondJson } from '../../http/respond.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'
import { Channel } from '../publish/published.ts'

const bytesMax = 262_144
const questionsMax = 500
const shownCandidates = 5
const common = {
  locale: z._default(Locale, 'en'),
  channel: z._default(Channel, 'live'),
  products: z._default(z.array(z.string()).check(z.maxLength(20)), []),
}
export const MatchRequest = z.strictObject({ query: z.string().check(z.minLength(1), z.maxLength(2_000)), ...common })
export const TestRequest = z.strictObject({
  questions: z.array(z.string().check(z.minLength(1), z.maxLength(2_000))).check(z.minLength(1), z.maxLength(questionsMax)),
  ...common,
})

/** POST /admin/v1/faqs:match: what a shopper's question would meet, and why it would be answered or not. */
export async function matchFaq(c: AppContext): Promise<Response> {
  const request = await readJson(c.req.raw, MatchRequest, bytesMax)
  const bundle = await bundleOf(c, request)
  return respondJson(c.get('state'), {
    version: bundle.version,
    thresholds: bundle.index.meta.thresholds,
    ...preview(c, bundle, request.query, request.products),
  })
}

/** POST /admin/v1/faqs:test: many questions at once; near-ties are listed, since neither entry will ever answer them. */
export async function testFaqs(c: AppContext): Promise<Response> {
  const request = await readJson(c.req.raw, TestRequest, bytesMax)
  const bundle = await bundleOf(c, request)
  const rows = request.questions.map((query) => ({ query, ...preview(c, bundle, query, request.products) }))
  const count = (decision: string) => rows.filter((row) => row.decision === decision).length
  const summary = { answer: count('answer'), ground: count('ground'), ignore: count('ignore') }
  return respondJson(c.get('state'), { version: bundle.version, thresholds: bundle.index.meta.thresholds, summary, data: rows })
}

async function bundleOf(c: AppContext, { locale, channel }: { locale: string; channel: string }): Promise<FaqBundle> {
  const published = await servicesOf(c).faqs.current(callerOf(c).tenant, deferOf(c))
  const bundle = await published.bundle(channel, locale)
  if (!bundle) throw new AppError('not_found', 'Nothing is published for this channel and language.', { param: 'channel' })
  return bundle
}

function preview(c: AppContext, bundle: FaqBundle, text: string, products: readonly string[]) {
  const { decision, match } = bundle.lookUp({ text, products, now: Date.now(), ...locationOf(c.req.raw) })
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
