import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

/** The client as a package: one ES module without dependencies and its types, in `workers/client/dist`. */
await build({
  entryPoints: ['workers/client/client.ts'],
  outfile: 'workers/client/dist/client.js',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
})
const { status } = spawnSync(
  'tsc',
  [
    '-p',
    'tsconfig/client.json',
    '--noEmit',
    'false',
    '--emitDeclarationOnly',
    '--declaration',
    '--rewriteRelativeImportExtensions',
    '--outDir',
    'workers/client/dist',
    '--rootDir',
    'workers/client',
  ],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
