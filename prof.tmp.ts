import { readdirSync, readFileSync } from 'node:fs'
import { execFileSync, spawn } from 'node:child_process'
import { convertV4MiniflareOptions, Miniflare } from '/work/main/node_modules/miniflare/dist/src/index.js'
import { localSettings } from '/work/main/scripts/local-settings.ts'
import { localEntries } from '/work/main/scripts/seed-local.ts'
import { testSecrets } from '/work/main/test/support/settings.ts'
const kind = process.argv[2] ?? 'bypass'
const be = spawn(process.execPath, ['test/bench/backend.ts', '9801'], { stdio: 'inherit' })
const ours = readdirSync('/tmp/unmin').filter((f) => f === 'index.js' || (f.endsWith('.md') && f !== 'README.md')).sort((a) => (a === 'index.js' ? -1 : 1))
  .map((f) => ({ type: f.endsWith('.md') ? 'Text' : 'ESModule', path: f, contents: readFileSync(`/tmp/unmin/${f}`, 'utf8') }))
const mf = new Miniflare(convertV4MiniflareOptions({ inspectorPort: 9805, workers: [{ name: 'ours', modules: ours, compatibilityDate: '2026-11-03', compatibilityFlags: ['enable_request_signal'], unsafeDirectSockets: [{ host: '127.0.0.1', port: 9802 }], kvNamespaces: { STORE: 'local' }, bindings: { SETTINGS: localSettings('llasa-nano', 9801), ...testSecrets } }], handleRuntimeStdio: (o, e) => { o.resume(); e.resume() } } as never))
await mf.ready
const store = await mf.getKVNamespace('STORE', 'ours')
for (const [n, v] of await localEntries(testSecrets.KEY_PEPPER)) await store.put(n, v)
const url = await mf.getInspectorURL()
const list = await (await fetch(`http://127.0.0.1:9805/json`)).json()
const target = list.find((t) => JSON.stringify(t).includes('ours')) ?? list[0]
const ws = new WebSocket(target.webSocketDebuggerUrl)
await new Promise((r) => (ws.onopen = r))
let id = 0; const waits = new Map()
ws.onmessage = (m) => { const d = JSON.parse(m.data); if (waits.has(d.id)) waits.get(d.id)(d.result) }
const call = (method, params = {}) => new Promise((r) => { waits.set(++id, r); ws.send(JSON.stringify({ id, method, params })) })
await call('Profiler.enable'); await call('Profiler.setSamplingInterval', { interval: 200 })
const load = (s) => new Promise((r) => { const c = spawn('wrk', ['-t1', '-c16', `-d${s}s`, '-s', 'test/bench/load.lua', 'http://127.0.0.1:9802'], { env: { ...process.env, BENCH_KIND: kind, BENCH_SEED: 's' + Math.random() } }); let o = ''; c.stdout.on('data', (d) => (o += d)); c.on('exit', () => r(o)) })
await load(2)
await call('Profiler.start'); const out = await load(4); const { profile } = await call('Profiler.stop') as never as { profile: any }
console.log(out.split('RESULT')[1])
const self = new Map(), by = new Map(profile.nodes.map((n) => [n.id, n]))
const deltas = profile.timeDeltas; let total = 0
profile.samples.forEach((s, i) => { const n = by.get(s); const k = `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + deltas[i]); total += deltas[i] })
for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 40)) console.log((100 * v / total).toFixed(1).padStart(5), k)
be.kill(); await mf.dispose(); process.exit(0)
