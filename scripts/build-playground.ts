import { cp, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const source = fileURLToPath(new URL('../workers/playground/', import.meta.url))
const target = fileURLToPath(new URL('../dist/playground/', import.meta.url))

/** The page as static files, which the platform serves without waking the Worker. */
export async function buildPlayground(): Promise<void> {
  await mkdir(target, { recursive: true })
  await build({
    entryPoints: [`${source}main.tsx`, `${source}questions/main.tsx`, `${source}rollout/main.tsx`, `${source}main.css`],
    outdir: target,
    outbase: source,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  for (const file of ['index.html', 'questions.html', 'rollout.html', '_headers'])
    await cp(`${source}${file}`, `${target}${file}`)
}

if (import.meta.main) await buildPlayground()
