import { createIdempotency } from './access/adapters/idempotency.ts'
import { createKeyStore } from './access/adapters/key-store.ts'
import { createKeyUsage } from './access/adapters/key-usage.ts'
import { createQuotas } from './access/adapters/quotas.ts'
import type { createAdminServices } from './admin-services.ts'
import { createAnswerCache } from './answer-cache/adapters/answer-cache.ts'
import { createAnswerTiers } from './answer-cache/adapters/answer-tiers.ts'
import { createApp } from './app.ts'
import { createBackendClients } from './backends/adapters/backend-client.ts'
import { createBackends } from './backends/adapters/backends.ts'
import { probeBackends } from './backends/probe-backends.ts'
import { createCatalogues } from './catalogue/adapters/catalogues.ts'
import { createSearchUse } from './catalogue/adapters/search-use.ts'
import { createAnswerIds } from './chat/adapters/answer-ids.ts'
import { createPromptStore } from './chat/adapters/prompt-store.ts'
import { createReadAhead } from './chat/adapters/read-ahead.ts'
import { type Config, readConfig, secretOf } from './config.ts'
import { lazily } from './http/adapters/lazily.ts'
import { createRecorder } from './http/adapters/recorder.ts'
import { createFaqBundles } from './known-answers/adapters/faq-bundles.ts'
import { createFaqUse } from './known-answers/adapters/faq-use.ts'
import { createGuard } from './rollout/adapters/guard.ts'
import { createRollouts } from './rollout/adapters/rollouts.ts'
import type { Guard } from './rollout/contract.ts'
import { initialRollout } from './rollout/initial-rollout.ts'
import type { Services } from './services.ts'

// An eighth of an isolate's memory.
const readAheadBytesMax = 16_777_216

type AdminServices = ReturnType<typeof createAdminServices>

function createServices(env: Env, config: Config): Services {
  const { limits } = config
  const keyUsage = createKeyUsage(env.DB)
  let admin: Promise<AdminServices> | undefined
  const loaded = (): Promise<AdminServices> => {
    admin ??= import('./admin-services.ts').then(({ createAdminServices }) => createAdminServices(env, config))
    return admin
  }
  const onDemand = <Name extends keyof AdminServices>(name: Name) => lazily(async () => (await loaded())[name])
  const { plots } = config
  const token = plots && secretOf(env, plots.tokenSecret)
  const series: Guard['series'] | null =
    plots && token
      ? async (window) => {
          const { createAnalyticsSeries } = await import('./rollout/adapters/analytics-series.ts')
          return createAnalyticsSeries({ ...plots, token, send: (input, init) => fetch(input, init) })(window)
        }
      : null
  const guard = createGuard(env.ROLLOUT_GUARD, limits.guardEveryMs, series)
  const rollouts = createRollouts(env.ROLLOUT_STORE, env.STORE, env.DB, initialRollout(config))
  return {
    config,
    access: onDemand('access'),
    keys: createKeyStore(env.STORE, config.keyPepper),
    keyUsage,
    managedKeys: onDemand('managedKeys'),
    prompts: createPromptStore(),
    taskRules: lazily(async () => (await import('./chat/adapters/task-rules.ts')).taskRules),
    messageKinds: lazily(async () => (await import('./chat/adapters/message-kinds.ts')).messageKinds),
    productAnswers: { ready: async () => (await import('./chat/adapters/product-answers.ts')).ready() },
    answerIds: createAnswerIds(config.keyPepper),
    readAhead: createReadAhead(readAheadBytesMax),
    catalogues: createCatalogues(env.STORE, onDemand('catalogueDatabase')),
    importService: onDemand('importService'),
    importer: onDemand('importer'),
    searchUse: createSearchUse(env.DB),
    catalogueFeeds: onDemand('catalogueFeeds'),
    catalogueVersions: onDemand('catalogueVersions'),
    answers: createAnswerCache(createAnswerTiers(caches.default, env.ANSWERS, { ...limits, kvWaitMs: limits.answerKvWaitMs }), {
      followTimeoutMs: limits.headersTimeoutMs,
    }),
    faqs: createFaqBundles(env.STORE),
    faqStore: onDemand('faqStore'),
    faqVersions: onDemand('faqVersions'),
    faqPublisher: onDemand('faqPublisher'),
    rollouts,
    purges: onDemand('purges'),
    warmLists: onDemand('warmLists'),
    warming: {
      async *warm(context, questions) {
        const [{ warmAnswers }, { answerChat }] = await Promise.all([
          import('./answer-cache/warm-answers.ts'),
          import('./chat/answer-chat.ts'),
        ])
        yield* warmAnswers(answerChat, context, questions)
      },
    },
    faqUse: createFaqUse(env.DB),
    conversations: onDemand('conversations'),
    backends: createBackends(config, createBackendClients(config, env), rollouts.isReportedDown),
    guard,
    quotas: createQuotas(env.QUOTA_LEDGER, env.BURST, env.OPERATOR_BURST),
    idempotency: createIdempotency(env.IDEMPOTENT_REQUEST, config.keyPepper),
    recorder: createRecorder(env.REQUESTS, guard, keyUsage, config.logs),
  }
}

// What an import staged may be looked at and committed for this long.
const stagedMs = 86_400_000
// What shoppers wrote is kept a quarter of a year at most, whatever a shop sets; what they voted, a year.
const notesDays = 90
const votesDays = 365
// What a shop keeps unanswered questions for is in KV, of which a run reads a thousand values at most.
const tenantsAnHour = 400

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
    const { importService, searchUse, faqUse, faqVersions, conversations } = edge.services
    await importService.forgetStaged(new Date(event.scheduledTime - stagedMs).toISOString())
    const daysAgo = (days: number): string => new Date(event.scheduledTime - days * 86_400_000).toISOString()
    await faqUse.forgetOld(daysAgo(notesDays), daysAgo(votesDays))
    for (const tenant of await faqUse.tenantsWithMisses(tenantsAnHour))
      await faqUse.forget(tenant, (await faqVersions.pointer(tenant)).keepMissesDays)
    const today = daysAgo(0).slice(0, 10)
    await searchUse.forgetExpired(today)
    await conversations.forgetExpired(today)
  },
} satisfies ExportedHandler<Env>

export { IdempotentRequest } from './access/objects/idempotent-request.ts'
export { QuotaLedger } from './access/objects/quota-ledger.ts'
export { CatalogueImporter } from './catalogue/objects/catalogue-importer.ts'
export { FaqPublisher } from './known-answers/objects/faq-publisher.ts'
export { RolloutGuard } from './rollout/objects/rollout-guard.ts'
export { RolloutStore } from './rollout/objects/rollout-store.ts'
