import { resting } from '../../http/adapters/resting.ts'
import type { Services } from '../../services.ts'
import type { FaqTestRequest } from '../contract.ts'
import { type TestView, testView } from '../look-up/preview.ts'
import { nothingPublished } from '../publish/published.ts'

/** What each of many questions would meet in what is served now. */
export async function testKnownQuestions(
  { faqs }: Pick<Services, 'faqs'>,
  { tenant, locale, channel, questions, ...where }: FaqTestRequest,
): Promise<TestView> {
  const published = await faqs.current(tenant, () => {})
  const bundle = await published.bundle(channel, locale)
  if (!bundle) throw nothingPublished()
  return resting(testView(bundle, questions, { ...where, now: Date.now() }))
}
