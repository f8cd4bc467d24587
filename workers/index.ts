import { createAccess } from './adapters/access.ts'
import { createAnswerCache } from './adapters/answer-cache.ts'
import { createAnswerTiers } from './adapters/answer-tiers.ts'
import { createBackends } from './adapters/backends.ts'
import { createCatalogueDatabase } from './adapters/catalogue-database.ts'
import { createCatalogueDesk } from './adapters/catalogue-desk.ts'
import { createCatalogueFeeds } from './adapters/catalogue-feeds.ts'
import { createCatalogueVersions } from './adapters/catalogue-versions.ts'
import { createCatalogues } from './adapters/catalogues.ts'
import { createFaqBundles } from './adapters/faq-bundles.ts'
import { createFaqStore } from './adapters/faq-store.ts'
import { createFaqUse } from './adapters/faq-use.ts'
import { createFaqVersions } from './adapters/faq-versions.ts'
import { createGuard } from './adapters/guard.ts'
import { createIdempotency } from './adapters/idempotency.ts'
import { createKeyDesk } from './adapters/key-desk.ts'
import { createKeyStore } from './adapters/key-store.ts'
import { createPromptStore } from './adapters/prompt-store.ts'
import { createPurges } from './adapters/purges.ts'
import { createQuotas } from './adapters/quotas.ts'
import { createReach } from './adapters/reach.ts'
import { createRecorder } from './adapters/recorder.ts'
import { createRollouts } from './adapters/rollouts.ts'
import { createWarmLists } from './adapters/warm-lists.ts'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { lifetimeMaxMs } from './core/answer-window.ts'
import { initialRollout } from './core/initial-rollout.ts'
import { probeBackends } from './http/probe-backends.ts'
import type { Services } from './services.ts'

function createServices(env: Env, config: Config): Services {
  const { limits } = config
  const guard = createGuard(env.ROLLOUT_GUARD, limits.guardEveryMs)
  const catalogueDatabase = createCatalogueDatabase(env.DB)
  const rollouts = createRollouts(env.ROLLOUT_DESK, env.STORE, env.DB, initialRollout(config))
  return {
    config,
    access: createAccess(config.admin.access),
    keys: createKeyStore(env.STORE, config.keyPepper),
    keyDesk: createKeyDesk(env.STORE, env.DB, config.keyPepper),
    prompts: createPromptStore(),
    catalogues: createCatalogues(env.STORE, catalogueDatabase),
    catalogueDesk: createCatalogueDesk(env.DB),
    catalogueFeeds: createCatalogueFeeds(env.DB),
    catalogueVersions: createCatalogueVersions(env.STORE, env.DB, catalogueDatabase),
    answers: createAnswerCache(createAnswerTiers(caches.default, env.ANSWERS, { ...limits, kvWaitMs: limits.answerKvWaitMs }), {
      followTimeoutMs: limits.headersTimeoutMs,
    }),
    faqs: createFaqBundles(env.STORE),
    faqStore: createFaqStore(env.DB),
    faqVersions: createFaqVersions(env.STORE, env.DB),
    rollouts,
    purges: createPurges(env.STORE, lifetimeMaxMs(limits.answers)),
    warmLists: createWarmLists(env.DB),
    faqUse: createFaqUse(env.DB),
    backends: createBackends(config, createReach(config.backends, env), rollouts.isReportedDown),
    guard,
    quotas: createQuotas(env.QUOTA_LEDGER, env.BURST),
    idempotency: createIdempotency(env.IDEMPOTENT_REQUEST),
    recorder: createRecorder(env.REQUESTS, guard),
  }
}

// What an import staged may be looked at and committed for this long.
const stagedMs = 86_400_000

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
  /** Every minute: which backends could answer now. Every hour: what was staged and left goes. */
  async scheduled(event, env) {
    edge ??= edgeFor(env)
    if (!edge.services) return
    await probeBackends(edge.services)
    if (new Date(event.scheduledTime).getUTCMinutes() === 0)
      await edge.services.catalogueDesk.forgetStaged(new Date(event.scheduledTime - stagedMs).toISOString())
  },
} satisfies ExportedHandler<Env>

export { IdempotentRequest } from './objects/idempotent-request.ts'
export { QuotaLedger } from './objects/quota-ledger.ts'
export { RolloutDesk } from './objects/rollout-desk.ts'
export { RolloutGuard } from './objects/rollout-guard.ts'
