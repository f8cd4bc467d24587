import { type FaqEntry, primaryLanguage } from '../../../shared/faq/entry.ts'
import { readIndex } from '../../../shared/faq/faq-index.ts'
import { atOnce } from '../../../shared/in-steps.ts'
import type { Product } from '../../../shared/product.ts'
import { resting } from '../../http/adapters/resting.ts'
import type { Services } from '../../services.ts'
import type { Faqs, PublishRequest } from '../contract.ts'
import { createFaqBundle } from '../look-up/faq-bundle.ts'
import { type LostAnswer, lostAnswers } from '../publish/lost-answers.ts'
import { type Bundle, publishFaqsInSteps } from '../publish/publish-faqs.ts'
import type { PublishReport } from '../publish/published.ts'

type PublisherServices = Pick<Services, 'catalogues' | 'faqs' | 'faqStore' | 'faqVersions'>

// Names of more products than these are not kept apart.
const namedProductsMax = 10_000
// Three milliseconds an entry: so few are done before a rest would end where an isolate is full of requests.
const atOnceMax = 50
// Each publishing reads what is served anew, so nothing is left to renew.
const defer = (): void => {}

/** The live entries as a new, immutable version, and the channel that serves it; a dry run only says what it would be. */
export async function publishKnownQuestions(services: PublisherServices, request: PublishRequest): Promise<PublishReport> {
  const { tenant, by, channel, dryRun, aim } = request
  const { faqs, faqStore, faqVersions } = services
  const version = `${new Date().toISOString().replace(/[-:.]/g, '').slice(0, 18)}Z`
  const entries = await faqStore.all(tenant)
  const products = await productsOf(services, tenant, entries)
  const bundles = await runOf(entries)(publishFaqsInSteps(await faqs.words(), { entries, products, version, aim }))
  const lost = await lostBy(faqs, request, entries, bundles)
  if (!dryRun) await faqVersions.publish(tenant, by, channel, version, bundles)
  return { version: dryRun ? null : version, channel, languages: bundles.map(({ report }) => report), lost }
}

const runOf = ({ length }: readonly FaqEntry[]): typeof resting | typeof atOnce => (length > atOnceMax ? resting : atOnce)

async function lostBy(
  faqs: Faqs,
  { tenant, channel }: PublishRequest,
  entries: readonly FaqEntry[],
  bundles: readonly Bundle[],
): Promise<LostAnswer[]> {
  const published = await faqs.current(tenant, defer)
  const languages = new Set([
    ...bundles.map(({ language }) => language),
    ...entries.map(({ language }) => primaryLanguage(language)),
  ])
  const lost: LostAnswer[] = []
  for (const language of languages) {
    const served = await published.bundle(channel, language)
    if (!served) continue
    const made = bundles.find((bundle) => bundle.language === language)
    const next = made ? createFaqBundle(readIndex(made.bytes.buffer), await faqs.words()) : null
    lost.push(...(await runOf(entries)(lostAnswers(entries, language, { served, next, now: Date.now() }))))
  }
  return lost
}

/** What the shop sells, in each language it has entries for. */
async function productsOf({ catalogues }: PublisherServices, tenant: string, entries: readonly FaqEntry[]): Promise<Product[]> {
  const locales = [...new Set(entries.map(({ language }) => language))]
  const shops = await Promise.all(locales.map((locale) => catalogues.current(tenant, locale, defer)))
  const pages = await Promise.all(shops.map((shop) => shop?.page(0, namedProductsMax) ?? []))
  return pages.flat()
}
