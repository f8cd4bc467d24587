import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readMetafile, workerSizes } from './checks/worker-size.ts'

/** Everything but the tests: generated files fresh, format and lint, types, bundle size. Prints each step and its time. */

// Without data modules, gzipped. What grows past it must be worth it; raise it in the commit that says why. Seventy modules weigh
// some 20 KB more than one, and MCP's own zod 18 KB; what feeds of all countries and shop systems write is some 7 KB, and what
// words of a record are said of one another 2 KB. Nobody compiles
// those that no request needs.
const workerBytesMax = 530_000
// What every isolate evaluates, whatever its first request (decision 26).
const startBytesMax = 80_000
// What a page waits for before it can answer.
const pageBytesMax = 60_000

function run(name: string, command: string[]): void {
  const startedAt = performance.now()
  const [file, ...args] = command
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(file as string, args, { encoding: 'utf8', env })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (status === 0) return
  console.log(stdout, stderr)
  process.exit(1)
}

/** A step that says itself what it did. */
function show(name: string, command: string[]): void {
  const [file, ...args] = command
  if (spawnSync(file as string, args, { stdio: 'inherit' }).status === 0) return
  console.log(`FAIL ${name}`)
  process.exit(1)
}

const projects = readdirSync('tsconfig')
  .filter((name) => name.endsWith('.json'))
  .map((file) => `tsconfig/${file}`)
run('generated types are fresh', ['wrangler', 'types', '--check', '--env=', '--include-runtime=false'])
show('generated API description', [process.execPath, 'scripts/generate-api.ts', '--check'])
show('generated files of the chart', [process.execPath, 'scripts/generate-serving.ts', '--check'])
run('format, lint, import table', ['biome', 'ci', '--error-on-warnings', '.'])
for (const project of projects) run(`types of ${project}`, ['tsc', '-p', project])
show('words', [process.execPath, 'scripts/check-words.ts'])
show('exports', [process.execPath, 'scripts/check-exports.ts', '--summary'])
show('Terraform', [process.execPath, 'test/support/terraform/main.ts'])
run('playground builds', [process.execPath, 'scripts/build-pages.ts'])
run('Worker builds', [process.execPath, 'scripts/build-worker.ts'])

const { all, start } = workerSizes(readMetafile())
const page = gzipSync(readFileSync('dist/pages/main.js'), { level: 9 }).length
console.log(
  `     Worker ${(all / 1000).toFixed(1)} KB gzipped (limit ${workerBytesMax / 1000}), ${(start / 1000).toFixed(1)} of them evaluated at the start (limit ${startBytesMax / 1000}), playground ${(page / 1000).toFixed(1)} KB`,
)
if (all > workerBytesMax || start > startBytesMax || page > pageBytesMax) {
  console.log('FAIL a bundle is over its limit')
  process.exit(1)
}
