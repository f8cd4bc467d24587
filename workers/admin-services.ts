import { createAccess } from './access/adapters/access.ts'
import { createManagedKeys } from './access/adapters/managed-keys.ts'
import { createPurges } from './answer-cache/adapters/purges.ts'
import { createWarmLists } from './answer-cache/adapters/warm-lists.ts'
import { lifetimeMaxMs } from './answer-cache/answer-window.ts'
import { createCatalogueDatabase } from './catalogue/adapters/catalogue-database.ts'
import { createCatalogueFeeds } from './catalogue/adapters/catalogue-feeds.ts'
import { createCatalogueVersions } from './catalogue/adapters/catalogue-versions.ts'
import { createImportService } from './catalogue/adapters/import-service.ts'
import { createImporter } from './catalogue/adapters/importer.ts'
import { wordKnowledge } from './catalogue/adapters/word-knowledge.ts'
import type { Config } from './config.ts'
import { createConversations } from './known-answers/adapters/conversations.ts'
import { createFaqPublisher } from './known-answers/adapters/faq-publisher.ts'
import { createFaqStore } from './known-answers/adapters/faq-store.ts'
import { createFaqVersions } from './known-answers/adapters/faq-versions.ts'
import { createPointers } from './known-answers/adapters/pointers.ts'

/** Services that most isolates never call: what is authored, and by whom. `index.ts` loads them on demand. */
export function createAdminServices(env: Env, config: Config) {
  const catalogueDatabase = createCatalogueDatabase(env.DB, wordKnowledge)
  return {
    access: createAccess(config.admin.access),
    managedKeys: createManagedKeys(env.STORE, env.DB, config.keyPepper),
    importService: createImportService(env.DB),
    importer: createImporter(env.CATALOGUE_IMPORTER),
    catalogueDatabase,
    catalogueFeeds: createCatalogueFeeds(env.DB),
    catalogueVersions: createCatalogueVersions(env.STORE, env.DB, catalogueDatabase, wordKnowledge),
    faqStore: createFaqStore(env.DB),
    faqVersions: createFaqVersions(env.STORE, env.DB),
    faqPublisher: createFaqPublisher(env.FAQ_PUBLISHER),
    purges: createPurges(createPointers(env.STORE), lifetimeMaxMs(config.limits.answers)),
    warmLists: createWarmLists(env.DB),
    conversations: createConversations(env.DB, config.keyPepper),
  }
}
