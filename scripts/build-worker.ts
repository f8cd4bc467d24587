import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, context, type Metafile } from 'esbuild'
import { workerMetafile } from './checks/worker-size.ts'
import { zodApart } from './zod-apart.ts'

const root = fileURLToPath(new URL('..', import.meta.url).href)
/** Where the built Worker lies, from the root of the repository. */
export const workerDirectory = 'dist/worker'

/**
 * The Worker as modules of its own, cut where the code says `import()`: workerd reads a module when it is first imported
 * (flag `new_module_registry`), so an isolate that only chats never compiles what operators and agents need. As wrangler
 * bundles, but for the cutting, which it cannot.
 */
const options = (outdir: string, minify: boolean): BuildOptions & { metafile: true } => ({
  absWorkingDir: root,
  entryPoints: ['workers/index.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2024',
  platform: 'browser',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['cloudflare:*', 'node:*'],
  loader: { '.md': 'copy', '.bin': 'copy' },
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  plugins: [zodApart],
  define: { 'process.env.NODE_ENV': '"production"' },
  minify,
  sourcemap: minify ? false : 'linked',
  logLevel: 'warning',
  metafile: true,
})

/** Writes `dist/worker`, and what is in each of its files beside it. */
export async function buildWorker({ minify = true } = {}): Promise<Metafile> {
  rmSync(`${root}${workerDirectory}`, { recursive: true, force: true })
  const { metafile: meta } = await build(options(workerDirectory, minify))
  mkdirSync(`${root}dist`, { recursive: true })
  writeFileSync(`${root}${workerMetafile}`, JSON.stringify(meta))
  return meta
}

/** The same into another folder, not minified, and anew with each change of a file until the process ends. */
export async function watchWorker(directory: string): Promise<void> {
  rmSync(`${root}${directory}`, { recursive: true, force: true })
  const watching = await context(options(directory, false))
  await watching.rebuild()
  await watching.watch()
}

if (import.meta.main) await buildWorker()
