import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { toHtml } from './markdown.ts'

interface Guide {
  readonly name: string
  readonly title: string
  readonly html: string
}

/** `docs/guides/*.md` as pages that need no script to be read; the script adds the way around and copying. */
export async function buildGuides(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  const files = (await readdir(source)).filter((file) => file.endsWith('.md')).toSorted()
  const guides: Guide[] = await Promise.all(
    files.map(async (file) => {
      const markdown = await readFile(`${source}${file}`, 'utf8')
      return { name: file.slice(0, -3), title: /^# (.+)/.exec(markdown)?.[1] ?? file, html: toHtml(markdown) }
    }),
  )
  for (const guide of guides) await writeFile(`${target}${guide.name}.html`, page(guide))
  const list = guides.map(({ name, title }) => `<li><a href="/guides/${name}">${title}</a></li>`).join('')
  const html = `<h1>Guides</h1>\n<ul>${list}<li><a href="/docs">Every route, to try</a></li><li><a href="/api.md">The API in words</a></li></ul>`
  await writeFile(`${target}index.html`, page({ name: 'index', title: 'Guides', html }))
}

const page = ({ title, html }: Guide): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="LLaSA: ${title}" />
    <title>LLaSA: ${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/main.css" />
    <script type="module" src="/guides/main.js"></script>
  </head>
  <body>
    <header id="head"></header>
    <main class="prose">
${html}
    </main>
  </body>
</html>
`
