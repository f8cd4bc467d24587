import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { proposeQuestions } from '../../../shared/faq/propose-questions.ts'
import type { WordTable } from '../../../shared/faq/word-table.ts'
import * as z from '../../../shared/zod.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { readJson } from '../../http/read-json.ts'
import { respond, respondJson } from '../../http/respond.ts'
import { draftEntry } from '../author/draft-entry.ts'
import { groupMisses, type MissGroup } from '../author/group-misses.ts'
import { proposalCoverage } from '../author/proposal-coverage.ts'
import { thinEntries } from '../author/thin-entries.ts'
import type { MissedQuestion } from '../contract.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'

const dismissBytesMax = 262_144
const missesRead = 1_000
const groupsListed = 200
const expiringWithinMs = 14 * 86_400_000

/**
 * GET /admin/v1/faqs:insights: unanswered questions, those that mean the same together, by how often they came, each with a
 * draft ready to be stored or the entry to add them to; entries with few questions, never hit, expiring, and voted down.
 */
export async function insights(c: AppContext): Promise<Response> {
  const { faqUse, faqStore, faqVersions, faqs } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { keepMissesDays, orderHelp } = await faqVersions.pointer(tenant)
  const [misses, uses, entries] = await Promise.all([
    keepMissesDays ? faqUse.misses(tenant, keepMissesDays, missesRead) : [],
    faqUse.entries(tenant),
    faqStore.all(tenant),
  ])
  const now = Date.now()
  const live = entries.filter(({ state }) => state === 'live')
  const words = await faqs.words()
  const groups = groupMisses(words, misses, await bundlesOf(c, live), now).slice(0, groupsListed)
  return respondJson(c.get('state'), {
    keepMissesDays,
    orderHelp,
    misses: groups.map((group) => ({ ...group, draft: draftEntry(group.examples, group.language) })),
    thin: thinEntries(live).map((entry) => thinOf(words, entry, groups, misses)),
    entries: uses,
    neverHit: uses.filter(({ answered }) => answered === 0).map(({ id }) => id),
    expiring: live
      .filter(({ validUntil }) => validUntil && Date.parse(validUntil) - now < expiringWithinMs)
      .map(({ id, validUntil }) => ({ id, validUntil })),
    votedDown: uses.filter(({ down }) => down > 0).sort((a, b) => b.down - a.down),
  })
}

async function bundlesOf(c: AppContext, entries: readonly FaqEntry[]): Promise<Map<string, FaqBundle>> {
  const published = await servicesOf(c).faqs.current(callerOf(c).tenant, deferOf(c))
  const bundles = new Map<string, FaqBundle>()
  for (const language of new Set(entries.map((entry) => primaryLanguage(entry.language)))) {
    const bundle = await published.bundle('live', language)
    if (bundle) bundles.set(language, bundle)
  }
  return bundles
}

/** An entry of few questions, wordings for it, and how many unanswered questions mean the same. */
function thinOf(
  words: WordTable,
  { id, questions, language }: FaqEntry,
  groups: readonly MissGroup[],
  misses: readonly MissedQuestion[],
) {
  const primary = primaryLanguage(language)
  const proposals = proposalsFor(id, groups)
  const generated = proposeQuestions(words, questions, primary)
  const wordings = [...proposals, ...generated].map((text) => ({ text, language: primary }))
  const counted = misses.map((miss) => ({ ...miss, text: miss.example }))
  return { id, questions, proposals, generated, coverage: proposalCoverage(words, wordings, counted) }
}

/** What shoppers wrote that comes near: their own words make an entry easier to find, as openings made by rule did not. */
const proposalsFor = (id: string, groups: readonly MissGroup[]): string[] =>
  groups.filter(({ near }) => near?.id === id).flatMap(({ examples }) => examples)

export const Dismiss = z.strictObject({
  language: z.string().check(z.maxLength(35)),
  questions: z.array(z.string().check(z.minLength(1), z.maxLength(2_000))).check(z.minLength(1), z.maxLength(100)),
})

/** POST /admin/v1/faqs:dismiss: unanswered questions that nobody needs to see again. */
export async function dismiss(c: AppContext): Promise<Response> {
  const { language, questions } = await readJson(c.req.raw, Dismiss, dismissBytesMax)
  await servicesOf(c).faqUse.dismiss(callerOf(c).tenant, language, questions)
  return respond(c.get('state'), 204, null, {})
}
