import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { proposeQuestions } from '../../../shared/faq/propose-questions.ts'
import { type AppContext, callerOf, deferOf, servicesOf } from '../../context.ts'
import { respondJson } from '../../http/respond.ts'
import { groupMisses, type MissGroup } from '../author/group-misses.ts'
import { thinEntries } from '../author/thin-entries.ts'
import type { FaqBundle } from '../look-up/faq-bundle.ts'

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
  const { keepMissesDays } = await faqVersions.pointer(tenant)
  const [misses, uses, entries] = await Promise.all([
    keepMissesDays ? faqUse.misses(tenant, keepMissesDays, missesRead) : [],
    faqUse.entries(tenant),
    faqStore.all(tenant),
  ])
  const now = Date.now()
  const live = entries.filter(({ state }) => state === 'live')
  const groups = groupMisses(faqs.words(), misses, await bundlesOf(c, live), now).slice(0, groupsListed)
  return respondJson(c.get('state'), {
    keepMissesDays,
    misses: groups.map((group) => ({ ...group, draft: draftOf(group) })),
    thin: thinEntries(live).map(({ id, questions, language }) => ({
      id,
      questions,
      proposals: proposalsFor(id, groups),
      generated: proposeQuestions(questions, primaryLanguage(language)),
    })),
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

/** What shoppers wrote that comes near: their own words make an entry easier to find, as openings made by rule did not. */
const proposalsFor = (id: string, groups: readonly MissGroup[]): string[] =>
  groups.filter(({ near }) => near?.id === id).flatMap(({ examples }) => examples)

/** An entry to be finished by a person: the questions as shoppers wrote them, no answer yet. */
const draftOf = ({ examples, language }: MissGroup) => ({
  id:
    (examples[0] ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64) || 'draft',
  questions: examples,
  answer: { plain: '…' },
  language,
  state: 'draft' as const,
})
