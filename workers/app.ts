import { Hono } from 'hono'
import { AppError, toAppError } from '../shared/errors.ts'
import { authenticate } from './access/routes/authenticate.ts'
import { idempotent } from './access/routes/idempotent.ts'
import { createKey, getKey, listKeys, putKey, revokeKey, rotateKey } from './access/routes/keys.ts'
import { limitRequests } from './access/routes/limit-requests.ts'
import { createFeed, getFeed, getFeedProducts, upsertFeedProducts } from './agents/routes/acp-feeds.ts'
import { ask } from './agents/routes/ask.ts'
import { ucpLookup, ucpProduct, ucpProfile, ucpSearch } from './agents/routes/ucp.ts'
import { getWarmList, purgeAnswers, putWarmList, warm } from './answer-cache/routes/answers.ts'
import { healthz, readyz } from './backends/routes/health.ts'
import {
  commitImport,
  discardImport,
  getCatalogue,
  getCatalogueSettings,
  getImport,
  importCatalogue,
  listAuthored,
  listCatalogueVersions,
  listImports,
  publishRoute,
  putCatalogueSettings,
  restoreCatalogue,
} from './catalogue/routes/catalogue.ts'
import { getProduct, listProducts, searchProducts } from './catalogue/routes/products.ts'
import { chat } from './chat/routes/chat.ts'
import { feedback } from './chat/routes/feedback.ts'
import { getModel, listModels } from './chat/routes/models.ts'
import type { ConfigResult } from './config.ts'
import type { AppContext, AppEnv } from './context.ts'
import { allowedMethods } from './http/allowed-methods.ts'
import { respondError } from './http/respond.ts'
import { onHost } from './http/routes/on-host.ts'
import { preflight } from './http/routes/preflight.ts'
import { requestContext } from './http/routes/request-context.ts'
import { exportFaqs, importFaqs } from './known-answers/routes/faq-files.ts'
import { insights } from './known-answers/routes/faq-insights.ts'
import { matchFaq, testFaqs } from './known-answers/routes/faq-match.ts'
import { listVersions, publish, putSettings, restore } from './known-answers/routes/faq-versions.ts'
import { createFaq, deleteFaq, getFaq, listFaqs, putFaq } from './known-answers/routes/faqs.ts'
import { getRollout, killArm, pausePlan, putRollout, reviveArm, setShare } from './rollout/routes/rollout.ts'
import { history, rolloutStatus } from './rollout/routes/rollout-status.ts'
import type { Services } from './services.ts'
import { listTasks, runTaskRoute } from './tasks/routes/tasks.ts'

/** The edge as one application over its services; `config` has the reasons when there are none. */
export function createApp(config: ConfigResult, services: Services | null, version: string) {
  const app = new Hono<AppEnv>({ strict: false })

  app.use(requestContext(services))
  app.get('/healthz', (c) => healthz(c, version))
  app.get('/readyz', (c) => readyz(c, config, services))

  app.use('/v1/*', onHost('api'))
  app.use('/admin/v1/*', onHost('admin'))
  app.options('/v1/*', preflight)
  app.use('/v1/*', authenticate('public'))
  app.use('/v1/*', limitRequests())
  for (const path of ['/v1/chat/completions', '/v1/ask', '/v1/tasks/*']) app.use(path, idempotent())
  app.post('/v1/chat/completions', chat)
  app.post('/v1/ask', ask)
  app.post('/v1/feedback', feedback)
  app.get('/v1/models', listModels)
  app.get('/v1/models/:id', getModel)
  app.get('/v1/tasks', listTasks)
  app.post('/v1/tasks/:task', runTaskRoute)
  app.get('/v1/products', listProducts)
  app.get('/v1/products/:id{.+}', getProduct)
  app.post('/v1/products:search', searchProducts)

  app.options('/admin/v1/*', preflight)
  app.use('/admin/v1/*', authenticate('operator'))
  app.get('/admin/v1/faqs', listFaqs)
  app.post('/admin/v1/faqs', createFaq)
  app.get('/admin/v1/faqs/:id', getFaq)
  app.put('/admin/v1/faqs/:id', putFaq)
  app.delete('/admin/v1/faqs/:id', deleteFaq)
  app.post('/admin/v1/faqs:import', importFaqs)
  app.get('/admin/v1/faqs:export', exportFaqs)
  app.post('/admin/v1/faqs:publish', publish)
  app.get('/admin/v1/faqs:versions', listVersions)
  app.post('/admin/v1/faqs:restore', restore)
  app.put('/admin/v1/faqs:settings', putSettings)
  app.post('/admin/v1/faqs:match', matchFaq)
  app.post('/admin/v1/faqs:test', testFaqs)
  app.get('/admin/v1/faqs:insights', insights)
  app.get('/admin/v1/catalogue', getCatalogue)
  app.post('/admin/v1/catalogue:import', importCatalogue)
  app.get('/admin/v1/catalogue/imports', listImports)
  app.get('/admin/v1/catalogue/imports/:id', getImport)
  app.post('/admin/v1/catalogue/imports/:id/commit', commitImport)
  app.delete('/admin/v1/catalogue/imports/:id', discardImport)
  app.post('/admin/v1/catalogue:publish', publishRoute)
  app.get('/admin/v1/catalogue:versions', listCatalogueVersions)
  app.post('/admin/v1/catalogue:restore', restoreCatalogue)
  app.get('/admin/v1/catalogue:settings', getCatalogueSettings)
  app.put('/admin/v1/catalogue:settings', putCatalogueSettings)
  app.get('/admin/v1/products', listAuthored)
  app.get('/admin/v1/keys', listKeys)
  app.post('/admin/v1/keys', createKey)
  app.get('/admin/v1/keys/:id', getKey)
  app.put('/admin/v1/keys/:id', putKey)
  app.post('/admin/v1/keys/:id/rotate', rotateKey)
  app.delete('/admin/v1/keys/:id', revokeKey)
  app.get('/admin/v1/rollout', getRollout)
  app.put('/admin/v1/rollout', putRollout)
  app.post('/admin/v1/rollout:kill', killArm)
  app.post('/admin/v1/rollout:revive', reviveArm)
  app.post('/admin/v1/rollout:share', setShare)
  app.post('/admin/v1/rollout:pause', pausePlan)
  app.get('/admin/v1/rollout:history', history)
  app.get('/admin/v1/rollout:status', rolloutStatus)
  app.post('/admin/v1/answers:purge', purgeAnswers)
  app.get('/admin/v1/answers:warm-list', getWarmList)
  app.put('/admin/v1/answers:warm-list', putWarmList)
  app.post('/admin/v1/answers:warm', warm)

  app.get('/.well-known/ucp', onHost('api'), ucpProfile)
  for (const path of ['/ucp/*', '/mcp']) app.options(path, preflight)
  for (const path of ['/ucp/*', '/mcp']) {
    app.use(path, onHost('api'))
    app.use(path, authenticate('public'))
    app.use(path, limitRequests())
  }
  app.post('/ucp/ask', ask)
  app.post('/ucp/catalog/search', ucpSearch)
  app.post('/ucp/catalog/lookup', ucpLookup)
  app.post('/ucp/catalog/product', ucpProduct)
  // Loaded by the first agent that comes: nobody else pays for its schemas.
  app.all('/mcp', async (c) => (await import('./agents/routes/mcp.ts')).mcp(c))

  // The feed API of ACP has its own paths; shops push to it with an operator's key.
  app.use('/acp/*', onHost('api'))
  app.use('/acp/*', authenticate('operator'))
  app.use('/acp/*', limitRequests())
  app.post('/acp/feeds', createFeed)
  app.get('/acp/feeds/:id', getFeed)
  app.get('/acp/feeds/:id/products', getFeedProducts)
  app.patch('/acp/feeds/:id/products', upsertFeedProducts)

  app.notFound((c) => {
    const state = c.get('state')
    const methods = allowedMethods(app.routes, c.req.path)
    if (methods.length === 0) return respondError(state, new AppError('not_found', 'There is nothing at this address.'))
    state.headers.allow = methods.join(', ')
    return respondError(state, new AppError('method_not_allowed', `Use ${methods.join(' or ')}.`))
  })
  app.onError((thrown, c) => {
    const error = toAppError(thrown)
    noteRefusal(c, error)
    return respondError(c.get('state'), error)
  })
  return app
}

/** The code goes into the request's record; the cause to the log, where only we read it. */
function noteRefusal(c: AppContext, error: AppError): void {
  const state = c.get('state')
  state.error = error.code
  if (error.cause === undefined) return
  console.error(JSON.stringify({ kind: 'cause', requestId: state.requestId, code: error.code, cause: describe(error.cause) }))
}

const describe = (cause: unknown): string =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 2_000)
