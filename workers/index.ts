import { createAccess } from './access/adapters/access.ts'
import { createIdempotency } from './access/adapters/idempotency.ts'
import { createKeyStore } from './access/adapters/key-store.ts'
import { createKeyUsage } from './access/adapters/key-usage.ts'
import { createManagedKeys } from './access/adapters/managed-keys.ts'
import { createQuotas } from './access/adapters/quotas.ts'
import { createAnswerCache } from './answer-cache/adapters/answer-cache.ts'
import { createAnswerTiers } from './answer-cache/adapters/answer-tiers.ts'
import { createPurges } from './answer-cache/adapters/purges.ts'
import { createWarmLists } from './answer-cache/adapters/warm-lists.ts'
import { lifetimeMaxMs } from './answer-cache/answer-window.ts'
import { warmAnswers } from './answer-cache/warm-answers.ts'
import { createApp } from './app.ts'
import { createBackendClients } from './backends/adapters/backend-client.ts'
import { createBackends } from './backends/adapters/backends.ts'
import { probeBackends } from './backends/probe-backends.ts'
import { createCatalogueDatabase } from './catalogue/adapters/catalogue-database.ts'
import { createCatalogueFeeds } from './catalogue/adapters/catalogue-feeds.ts'
import { createCatalogueVersions } from './catalogue/adapters/catalogue-versions.ts'
import { createCatalogues } from './catalogue/adapters/catalogues.ts'
import { createImportService } from './catalogue/adapters/import-service.ts'
import { createImporter } from './catalogue/adapters/importer.ts'
import { createSearchUse } from './catalogue/adapters/search-use.ts'
import { wordKnowledge } from './catalogue/adapters/word-knowledge.ts'
import { createAnswerIds } from './chat/adapters/answer-ids.ts'
import { createPromptStore } from './chat/adapters/prompt-store.ts'
import { createReadAhead } from './chat/adapters/read-ahead.ts'
import { answerChat } from './chat/answer-chat.ts'
import { type Config, readConfig, secretOf } from './config.ts'
import { createRecorder } from './http/adapters/recorder.ts'
import { createConversations } from './known-answers/adapters/conversations.ts'
import { createFaqBundles } from './known-answers/adapters/faq-bundles.ts'
import { createFaqStore } from './known-answers/adapters/faq-store.ts'
import { createFaqUse } from './known-answers/adapters/faq-use.ts'
import { createFaqVersions } from './known-answers/adapters/faq-versions.ts'
import { createPointers } from './known-answers/adapters/pointers.ts'
import { createAnalyticsSeries } from './rollout/adapters/analytics-series.ts'
import { createGuard } from './rollout/adapters/guard.ts'
import { createRollouts } from './rollout/adapters/rollouts.ts'
import { initialRollout } from './rollout/initial-rollout.ts'
import type { Services } from './services.ts'

// An eighth of an isolate's memory.
const readAheadBytesMax = 16_777_216

function createServices(env: Env, config: Config): Services {
  const { limits } = config
  const keyUsage = createKeyUsage(env.DB)
  const token = config.plots && secretOf(env, config.plots.tokenSecret)
  const series =
    config.plots && token ? createAnalyticsSeries({ ...config.plots, token, send: (input, init) => fetch(input, init) }) : null
  const guard = createGuard(env.ROLLOUT_GUARD, limits.guardEveryMs, series)
  const catalogueDatabase = createCatalogueDatabase(env.DB, wordKnowledge)
  const rollouts = createRollouts(env.ROLLOUT_STORE, env.STORE, env.DB, initialRollout(config))
  return {
    config,
    access: createAccess(config.admin.access),
    keys: createKeyStore(env.STORE, config.keyPepper),
    keyUsage,
    managedKeys: createManagedKeys(env.STORE, env.DB, config.keyPepper),
    prompts: createPromptStore(),
    answerIds: createAnswerIds(config.keyPepper),
    readAhead: createReadAhead(readAheadBytesMax),
    catalogues: createCatalogues(env.STORE, catalogueDatabase, wordKnowledge),
    importService: createImportService(env.DB),
    importer: createImporter(env.CATALOGUE_IMPORTER),
    searchUse: createSearchUse(env.DB),
    catalogueFeeds: createCatalogueFeeds(env.DB),
    catalogueVersions: createCatalogueVersions(env.STORE, env.DB, catalogueDatabase, wordKnowledge),
    answers: createAnswerCache(createAnswerTiers(caches.default, env.ANSWERS, { ...limits, kvWaitMs: limits.answerKvWaitMs }), {
      followTimeoutMs: limits.headersTimeoutMs,
    }),
    faqs: createFaqBundles(env.STORE),
    faqStore: createFaqStore(env.DB),
    faqVersions: createFaqVersions(env.STORE, env.DB),
    rollouts,
    purges: createPurges(createPointers(env.STORE), lifetimeMaxMs(limits.answers)),
    warmLists: createWarmLists(env.DB),
    warming: { warm: (context, questions) => warmAnswers(answerChat, context, questions) },
    faqUse: createFaqUse(env.DB),
    conversations: createConversations(env.DB, config.keyPepper),
    backends: createBackends(config, createBackendClients(config, env), rollouts.isReportedDown),
    guard,
    quotas: createQuotas(env.QUOTA_LEDGER, env.BURST),
    idempotency: createIdempotency(env.IDEMPOTENT_REQUEST, config.keyPepper),
    recorder: createRecorder(env.REQUESTS, guard, keyUsage, config.logs),
  }
}

// What an import staged may be looked at and committed for this long.
const stagedMs = 86_400_000
// What shoppers wrote is kept a quarter of a year at most, whatever a shop sets; what they voted, a year.
const notesDays = 90
const votesDays = 365

interface Edge {
  readonly app: ReturnType<typeof createApp>
  readonly services: Services | null
}
let edge: Edge | undefined

/** Built once per isolate, at the first request, since only then the bindings are there. */
function edgeFor(env: Env): Edge {
  const config = readConfig(env)
  const services = config.ok ? createServices(env, config.config) : null
  return { app: createApp(config, services, config.ok ? config.config.version : 'unconfigured'), services }
}

export default {
  fetch(request, env, context) {
    edge ??= edgeFor(env)
    return edge.app.fetch(request, env, context)
  },
  /** Every minute: which backends could answer now. Every hour: what was staged and left goes, and searches and conversations that were kept long enough. */
  async scheduled(event, env) {
    edge ??= edgeFor(env)
    if (!edge.services) return
    await probeBackends(edge.services)
    if (new Date(event.scheduledTime).getUTCMinutes() !== 0) return
    const { importService, searchUse, faqUse, conversations } = edge.services
    await importService.forgetStaged(new Date(event.scheduledTime - stagedMs).toISOString())
    const daysAgo = (days: number): string => new Date(event.scheduledTime - days * 86_400_000).toISOString()
    await faqUse.forgetOld(daysAgo(notesDays), daysAgo(votesDays))
    const today = daysAgo(0).slice(0, 10)
    await searchUse.forgetExpired(today)
    await conversations.forgetExpired(today)
  },
} satisfies ExportedHandler<Env>

export { IdempotentRequest } from './access/objects/idempotent-request.ts'
export { QuotaLedger } from './access/objects/quota-ledger.ts'
export { CatalogueImporter } from './catalogue/objects/catalogue-importer.ts'
export { RolloutGuard } from './rollout/objects/rollout-guard.ts'
export { RolloutStore } from './rollout/objects/rollout-store.ts'
