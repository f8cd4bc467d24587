import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Metafile } from 'esbuild'

/** Where the build says what is in each of its files. */
export const workerMetafile = 'dist/worker-meta.json'

/** What an isolate evaluates before its first request: the entry, and what it imports without `import()`. */
export function startFiles({ outputs }: Pick<Metafile, 'outputs'>): string[] {
  const entry = Object.keys(outputs).find((file) => file.endsWith('/index.js'))
  const found = new Set(entry ? [entry] : [])
  for (const file of found)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement' && outputs[path]) found.add(path)
  return [...found].filter((file) => file.endsWith('.js'))
}

/** Gzipped bytes of the code: all of it, and what an isolate starts with. Data modules are not code. */
export function workerSizes(metafile: Metafile): { all: number; start: number } {
  const sizeOf = (files: readonly string[]): number =>
    gzipSync(Buffer.concat(files.map((file) => readFileSync(file))), { level: 9 }).length
  return {
    all: sizeOf(Object.keys(metafile.outputs).filter((file) => file.endsWith('.js'))),
    start: sizeOf(startFiles(metafile)),
  }
}

export const readMetafile = (): Metafile => JSON.parse(readFileSync(workerMetafile, 'utf8')) as Metafile
