import { cp, mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { drawGoods } from './goods/draw-goods.ts'
import { buildGuides } from './guides/build-guides.ts'
import { frameOf, staticPages } from './pages.ts'

const source = fileURLToPath(new URL('../workers/pages/', import.meta.url).href)
const docs = fileURLToPath(new URL('../docs/', import.meta.url).href)
const swagger = fileURLToPath(new URL('../node_modules/swagger-ui-dist/', import.meta.url).href)
const target = fileURLToPath(new URL('../dist/pages/', import.meta.url).href)

/** The pages, the widget and the API's description as static files, which the platform serves without waking the Worker. */
export async function buildPages(): Promise<void> {
  await mkdir(target, { recursive: true })
  const common = {
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  } as const
  await build({
    ...common,
    entryPoints: [...staticPages.map(({ script }) => `${source}${script}`), `${source}docs.tsx`, `${source}guides/main.tsx`],
    outdir: target,
    outbase: source,
  })
  for (const name of ['main', 'docs'])
    await build({ ...common, entryPoints: [`${source}styles/${name}.css`], outfile: `${target}${name}.css` })
  await build({ ...common, entryPoints: [`${source}../widget/main.ts`], outfile: `${target}widget.js` })
  for (const page of staticPages) await writeFile(`${target}${page.name}.html`, frameOf(page))
  await drawGoods(`${target}goods/`)
  await buildGuides(`${docs}guides/`, `${target}guides/`)
  for (const file of ['docs.html', 'llms.txt', '_headers']) await cp(`${source}${file}`, `${target}${file}`)
  await cp(`${docs}openapi.json`, `${target}openapi.json`)
  await cp(`${docs}api.md`, `${target}api.md`)
  await cp(`${swagger}swagger-ui-bundle.js`, `${target}swagger-ui.js`)
  await cp(`${swagger}swagger-ui.css`, `${target}swagger-ui.css`)
}

if (import.meta.main) await buildPages()
