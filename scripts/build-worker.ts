import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, context, type Metafile, type OutputFile, type Plugin } from 'esbuild'
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

/**
 * The same into another folder, not minified, and anew with each change of a file until the process ends. Whoever reads the folder
 * meanwhile finds a Worker that is whole: what the entry imports is there before it, and what it imported before stays.
 */
export async function watchWorker(directory: string): Promise<void> {
  rmSync(`${root}${directory}`, { recursive: true, force: true })
  const own = options(directory, false)
  const watching = await context({ ...own, write: false, plugins: [...(own.plugins ?? []), entryLast] })
  await watching.rebuild()
  await watching.watch()
}

const entryLast: Plugin = {
  name: 'entry-last',
  setup(building) {
    building.onEnd(({ outputFiles = [] }) => {
      const isEntry = ({ path }: Pick<OutputFile, 'path'>): boolean => /[\\/]index\.js(?:\.map)?$/.test(path)
      for (const { path, contents } of [...outputFiles.filter((file) => !isEntry(file)), ...outputFiles.filter(isEntry)]) {
        if (existsSync(path) && !isEntry({ path })) continue
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, contents)
      }
    })
  },
}

if (import.meta.main) await buildWorker()
