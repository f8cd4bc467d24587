import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const out = 'workers/client/dist'

/** The client as a package: ES modules without dependencies and their types, in `workers/client/dist`. */
rmSync(out, { recursive: true, force: true })
await build({
  entryPoints: ['workers/client/client.ts', 'workers/client/ai-sdk.ts'],
  outdir: out,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
})
const emit = ['--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--rootDir', '.', '--outDir', `${out}/types`]
const { status } = spawnSync('tsc', ['-p', 'tsconfig/client.json', ...emit], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
for (const file of ['client', 'ai-sdk', 'types']) {
  const text = readFileSync(`${out}/types/workers/client/${file}.d.ts`, 'utf8')
  writeFileSync(`${out}/${file}.d.ts`, text.replaceAll("'./types.ts'", "'./types.js'"))
}
rmSync(`${out}/types`, { recursive: true })
