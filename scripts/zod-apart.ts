import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** Who has zod to themselves, by the paths of their files. */
const apart = {
  // MCP's SDK uses nearly all of zod.
  'zod-of-mcp': /\/@modelcontextprotocol\//,
  // The Worker's own schemas are described to agents and models only.
  'zod-of-json-schema': /\/shared\/json-schema\.ts$/,
}

/**
 * esbuild cuts by files: one that every isolate reaches lies in what all of them evaluate, with everything that anybody uses of it.
 * So that nobody's use of zod is in a chat's isolate but its own, these get copies. Schemas of one are understood by the others,
 * since zod reads no more of them than `_zod`.
 */
export const zodApart: Plugin = {
  name: 'zod-apart',
  setup(build) {
    build.onResolve({ filter: /^zod(?:\/|$)/ }, async ({ path, importer, resolveDir, kind }) => {
      const [namespace] = Object.entries(apart).find(([, of]) => of.test(importer)) ?? []
      if (!namespace) return undefined
      const found = await build.resolve(path, { resolveDir, kind })
      return { ...found, namespace, sideEffects: false }
    })
    for (const namespace of Object.keys(apart)) {
      build.onResolve({ filter: /^\./, namespace }, ({ path, importer }) => ({
        path: resolve(dirname(importer), path),
        namespace,
        sideEffects: false,
      }))
      build.onLoad({ filter: /.*/, namespace }, async ({ path }) => ({ contents: await readFile(path, 'utf8'), loader: 'js' }))
    }
  },
}
