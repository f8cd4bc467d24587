import { type AppContext, callerOf, servicesOf } from '../../context.ts'
import { respondJson } from '../../http/respond.ts'

const missesListed = 200
const expiringWithinMs = 14 * 86_400_000

/**
 * GET /admin/v1/faqs:insights: unanswered questions by how often they came, with a draft ready to be stored; entries never
 * hit, expiring, and voted down.
 */
export async function insights(c: AppContext): Promise<Response> {
  const { faqUse, faqStore, faqVersions } = servicesOf(c)
  const { tenant } = callerOf(c)
  const { keepMissesDays } = await faqVersions.pointer(tenant)
  const [misses, uses, entries] = await Promise.all([
    keepMissesDays ? faqUse.misses(tenant, keepMissesDays, missesListed) : [],
    faqUse.entries(tenant),
    faqStore.all(tenant),
  ])
  const now = Date.now()
  const live = entries.filter(({ state }) => state === 'live')
  return respondJson(c.get('state'), {
    keepMissesDays,
    misses: misses.map((miss) => ({ ...miss, draft: draftOf(miss) })),
    entries: uses,
    neverHit: uses.filter(({ answered }) => answered === 0).map(({ id }) => id),
    expiring: live
      .filter(({ validUntil }) => validUntil && Date.parse(validUntil) - now < expiringWithinMs)
      .map(({ id, validUntil }) => ({ id, validUntil })),
    votedDown: uses.filter(({ down }) => down > 0).sort((a, b) => b.down - a.down),
  })
}

/** An entry to be finished by a person: the question as it was asked, no answer yet. */
const draftOf = ({ question, example, language }: { question: string; example: string; language: string }) => ({
  id:
    question
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64) || 'draft',
  questions: [example],
  answer: { plain: '…' },
  language,
  state: 'draft' as const,
})
