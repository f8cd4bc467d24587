import { createAnswerCache } from './adapters/answer-cache.ts'
import { createAnswerTiers } from './adapters/answer-tiers.ts'
import { createBackends } from './adapters/backends.ts'
import { createCatalogueStore } from './adapters/catalogue-store.ts'
import { createFaqBundles } from './adapters/faq-bundles.ts'
import { createFaqStore } from './adapters/faq-store.ts'
import { createFaqUse } from './adapters/faq-use.ts'
import { createFaqVersions } from './adapters/faq-versions.ts'
import { createKeyStore } from './adapters/key-store.ts'
import { createPromptStore } from './adapters/prompt-store.ts'
import { createPurges } from './adapters/purges.ts'
import { createRecorder } from './adapters/recorder.ts'
import { createRollouts } from './adapters/rollouts.ts'
import { createWarmLists } from './adapters/warm-lists.ts'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { lifetimeMaxMs } from './core/answer-window.ts'
import { initialRollout } from './core/initial-rollout.ts'
import type { Services } from './services.ts'

function createServices(env: Env, config: Config): Services {
  const { limits } = config
  return {
    config,
    keys: createKeyStore(env.STORE, config.keyPepper),
    prompts: createPromptStore(),
    catalogues: createCatalogueStore(env.STORE),
    answers: createAnswerCache(createAnswerTiers(caches.default, env.ANSWERS, { ...limits, kvWaitMs: limits.answerKvWaitMs }), {
      followTimeoutMs: limits.headersTimeoutMs,
    }),
    faqs: createFaqBundles(env.STORE),
    faqStore: createFaqStore(env.DB),
    faqVersions: createFaqVersions(env.STORE, env.DB),
    rollouts: createRollouts(env.ROLLOUT_DESK, env.STORE, env.DB, initialRollout(config)),
    purges: createPurges(env.STORE, lifetimeMaxMs(limits.answers)),
    warmLists: createWarmLists(env.DB),
    faqUse: createFaqUse(env.DB),
    backends: createBackends(config),
    recorder: createRecorder(env.REQUESTS),
  }
}

let app: ReturnType<typeof createApp> | undefined

/** Built once per isolate, on the first request, since only then the bindings are there. */
function appFor(env: Env) {
  const config = readConfig(env)
  const version = config.ok ? config.config.version : 'unconfigured'
  return createApp(config, config.ok ? createServices(env, config.config) : null, version)
}

export default {
  fetch(request, env, context) {
    app ??= appFor(env)
    return app.fetch(request, env, context)
  },
} satisfies ExportedHandler<Env>

export { RolloutDesk } from './objects/rollout-desk.ts'
