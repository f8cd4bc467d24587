import { createCatalogueDatabase } from './catalogue/adapters/catalogue-database.ts'
import { createCatalogues } from './catalogue/adapters/catalogues.ts'
import { wordKnowledge } from './catalogue/adapters/word-knowledge.ts'
import { createFaqBundles } from './known-answers/adapters/faq-bundles.ts'
import { createFaqStore } from './known-answers/adapters/faq-store.ts'
import { createFaqVersions } from './known-answers/adapters/faq-versions.ts'
import type { Services } from './services.ts'

/** What the object that publishes known questions works with: made anew each time, so that it sees what is served now. */
export const createPublisherServices = ({
  STORE,
  DB,
}: Pick<Env, 'STORE' | 'DB'>): Pick<Services, 'catalogues' | 'faqs' | 'faqStore' | 'faqVersions'> => ({
  catalogues: createCatalogues(STORE, createCatalogueDatabase(DB, wordKnowledge)),
  faqs: createFaqBundles(STORE),
  faqStore: createFaqStore(DB),
  faqVersions: createFaqVersions(STORE, DB),
})
