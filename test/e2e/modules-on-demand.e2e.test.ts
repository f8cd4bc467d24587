import { spawn } from 'node:child_process'
import type { Metafile } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildWorker } from '../../scripts/build-worker.ts'
import { startFiles } from '../../scripts/checks/worker-size.ts'
import { localSettings, nano } from '../../scripts/local/settings.ts'
import { seedShop } from '../../scripts/seed-local.ts'
import { localKeys, ownShopKeys } from '../../shared/api-key.ts'
import { eventually } from '../support/eventually.ts'
import { testSecrets } from '../support/settings.ts'
import { freePort, lineOf } from '../support/stack.ts'
import { bundledWorker } from '../support/worker-bundle.ts'

let meta: Metafile
beforeAll(async () => {
  meta = await buildWorker()
})

// The edge, and what of it was loaded after its start.
const main = `import edge from './index.js'
export * from './index.js'
export default { ...edge, fetch(request, ...rest) {
  return request.url.endsWith('/loaded') ? Response.json([...globalThis.loaded ?? []]) : edge.fetch(request, ...rest)
} }`

/** Our Worker, each of its modules on demand noting that it was evaluated. */
function noting() {
  const { modules, ...rest } = bundledWorker()
  const atStart = new Set(startFiles(meta).map((file) => file.split('/').at(-1)))
  const noted = modules.map((module) =>
    module.type === 'ESModule' && !atStart.has(module.path)
      ? { ...module, contents: `(globalThis.loaded ??= new Set()).add('${module.path}');${module.contents}` }
      : module,
  )
  return { ...rest, modules: [{ type: 'ESModule' as const, path: 'main.js', contents: main }, ...noted] }
}

/**
 * What a fresh isolate imports for a request, by the source that the code names, and all that comes with it; `until`: what is
 * imported behind the reply.
 */
async function loadedBy(path: string, key: string, body?: object, until: readonly string[] = []) {
  const backendPort = await freePort()
  const backend = spawn(process.execPath, ['test/bench/backend.ts', String(backendPort)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [{ name: 'ours', ...noting(), bindings: { SETTINGS: localSettings(nano('bench'), backendPort), ...testSecrets } }],
      handleStructuredLogs: () => {},
    }),
  )
  try {
    await lineOf(backend, [], /ready/)
    const url = await miniflare.ready
    const store = await miniflare.getKVNamespace('STORE', 'ours')
    const database = await miniflare.getD1Database('DB', 'ours')
    await seedShop(store as unknown as Parameters<typeof seedShop>[0], database, testSecrets.KEY_PEPPER)
    const response = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)])
    const { outputs, named } = await eventually(async () => {
      const files = (await (await fetch(new URL('/loaded', url))).json()) as string[]
      const outputs = files.map((file) => meta.outputs[`dist/worker/${file}`])
      const named = outputs.flatMap((output) => output?.entryPoint ?? []).sort()
      expect(named).toEqual(expect.arrayContaining([...until]))
      return { outputs, named }
    })
    const all = outputs.flatMap((output) =>
      Object.entries(output?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
    )
    return { named, all }
  } finally {
    await miniflare.dispose()
    backend.kill('SIGTERM')
  }
}

const chat = (content: string) => ({ model: 'llasa', messages: [{ role: 'user', content }] })
// The first request of an isolate is reported to the guard at once, whose object lives in this process here.
const guard = 'workers/rollout/objects/guard-work.ts'

describe('a fresh isolate evaluates on demand', () => {
  it('nothing for a chat that only passes', async () => {
    const { named } = await loadedBy('/v1/chat/completions', ownShopKeys.public, { ...chat('Hello'), temperature: 1 })
    expect(named.filter((file) => file !== guard)).toEqual([])
  })

  it('search, composing and grounding for a chat about products, and nothing of others', async () => {
    const { named, all } = await loadedBy('/v1/chat/completions', localKeys.public, chat('Which backpack is the lightest?'))
    expect(named).toContain('workers/chat/about-records.ts')
    const others =
      /^workers\/(?:agents|tasks|admin-|.*\/feeds\/|.*-routes\.ts)|^shared\/(?:tasks|json-schema)|modelcontextprotocol|^zod-of-/
    expect(all.filter((file) => others.test(file))).toEqual([])
  })

  it('what the first answer about products needs, behind the reply to what a first screen shows', async () => {
    const behind = ['workers/chat/about-records.ts', 'workers/chat/adapters/product-answers.ts']
    const { named } = await loadedBy('/v1/shop?locale=en', localKeys.public, undefined, behind)
    expect(named).not.toContain('workers/admin-routes.ts')
  })

  it('a route’s own area for a request that is no chat', async () => {
    const { named } = await loadedBy('/v1/models', localKeys.public)
    expect(named.filter((file) => file !== guard)).toEqual(['workers/chat/routes/companion-routes.ts'])
  })

  it('administration for operators, without what shoppers and agents need', async () => {
    const { named, all } = await loadedBy('/admin/v1/faqs', localKeys.operator)
    expect(named).toEqual(expect.arrayContaining(['workers/admin-routes.ts', 'workers/admin-services.ts']))
    expect(all.filter((file) => /^workers\/agents|about-records|modelcontextprotocol|^zod-of-/.test(file))).toEqual([])
  })
})
