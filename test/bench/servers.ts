import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { seedShop } from '../../scripts/seed-local.ts'
import { testSecrets } from '../support/settings.ts'
import { bundledWorker } from '../support/worker-bundle.ts'
import { benchSettings } from './bench-settings.ts'
import { hasPortkey, portkeyWorker } from './portkey.ts'

/**
 * One workerd with five Workers on ports of their own: ours, a bare pass-through, the floor (it reads the body as text, parses it and
 * asks with a text of its own), the pass-through with one look into Cache API and KV and one entry put into the Cache API, a bare hono
 * JSON reply; and Portkey's open-source gateway, where it was fetched and has a port.
 * Usage: node servers.ts BACKEND_PORT OURS_PORT PASS_PORT FLOOR_PORT CACHING_PORT HONO_PORT [PORTKEY_PORT]
 */
const [backendPort, oursPort, passPort, floorPort, cachingPort, honoPort, portkeyPort = 0] = process.argv
  .slice(2)
  .map(Number) as [number, number, number, number, number, number, number?]
const backend = `http://127.0.0.1:${backendPort}`
const compatibility = { compatibilityDate: '2026-11-03', compatibilityFlags: ['enable_request_signal'] }

const passThrough = `export default {
  fetch(request) {
    return fetch('${backend}/v1/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: request.body })
  }
}`
// What whoever looks at a request must do at least.
const floor = `export default {
  async fetch(request) {
    const body = JSON.stringify(JSON.parse(await request.text()))
    return fetch('${backend}/v1/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  }
}`
// What any cache in front of a backend must do on a miss, and nothing else: what the local Cache API itself costs.
const caching = `let count = 0
export default {
  async fetch(request, env, context) {
    const key = 'https://bench.internal/' + Date.now() + '-' + count++
    const everywhere = env.ANSWERS.get(key)
    await caches.default.match(key)
    await everywhere
    const response = await fetch('${backend}/v1/chat/completions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: request.body })
    const text = await response.text()
    context.waitUntil(caches.default.put(key, new Response(text, { headers: { 'cache-control': 'public, max-age=300' } })))
    return new Response(text, { headers: { 'content-type': 'application/json' } })
  }
}`
const honoReply = `import { Hono } from 'hono'
const app = new Hono()
app.post('/v1/chat/completions', async (c) => { const body = await c.req.json(); return c.json({ model: body.model, content: 'It holds 45 litres. '.repeat(15) }) })
export default app`
const bundled = await build({
  stdin: { contents: honoReply, resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
})

const listening = (port: number) => ({ unsafeDirectSockets: [{ host: '127.0.0.1', port }] })
const module = (contents: string) => ({ modules: [{ type: 'ESModule' as const, path: 'index.js', contents }] })
// As its wrangler.toml says.
const portkey = (port: number) => ({
  name: 'portkey',
  ...module(readFileSync(portkeyWorker, 'utf8')),
  compatibilityDate: '2024-12-05',
  compatibilityFlags: ['nodejs_compat'],
  bindings: { ENVIRONMENT: 'dev', CUSTOM_HEADERS_TO_IGNORE: [] },
  ...listening(port),
})
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    workers: [
      {
        name: 'ours',
        ...bundledWorker(),
        ...listening(oursPort),
        bindings: { SETTINGS: benchSettings(backendPort), ...testSecrets },
      },
      { name: 'pass', ...module(passThrough), ...compatibility, ...listening(passPort) },
      { name: 'floor', ...module(floor), ...compatibility, ...listening(floorPort) },
      {
        name: 'caching',
        ...module(caching),
        ...compatibility,
        ...listening(cachingPort),
        kvNamespaces: { ANSWERS: 'answers' },
      },
      { name: 'hono', ...module(bundled.outputFiles[0]?.text ?? ''), ...compatibility, ...listening(honoPort) },
      ...(portkeyPort && hasPortkey() ? [portkey(portkeyPort)] : []),
    ],
    handleStructuredLogs: () => {},
  }),
)
await miniflare.ready
const store = await miniflare.getKVNamespace('STORE', 'ours')
const database = await miniflare.getD1Database('DB', 'ours')
await seedShop(store as unknown as Parameters<typeof seedShop>[0], database, testSecrets.KEY_PEPPER)
console.log('ready')
process.on('SIGTERM', () => void miniflare.dispose().then(() => process.exit(0)))
