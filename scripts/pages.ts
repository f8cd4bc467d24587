interface StaticPage {
  /** Without `.html`; what follows the slash in the address. */
  readonly name: string
  readonly title: string
  readonly description: string
  /** In workers/pages. */
  readonly script: string
  /** What works without JavaScript. */
  readonly instead: string
}

/** The pages of the site; each is the same frame around its script. */
export const staticPages: readonly StaticPage[] = [
  {
    name: 'index',
    title: 'LLaSA playground',
    description: 'Ask LLaSA about the products of a sample shop, or your own.',
    script: 'main.tsx',
    instead: 'The API does not: see the README for curl.',
  },
  {
    name: 'catalogue',
    title: 'LLaSA catalogue',
    description: 'Put your products in, see them as shoppers will, and publish.',
    script: 'catalogue/main.tsx',
    instead: '`npx llasa catalogue` does not.',
  },
  {
    name: 'questions',
    title: 'LLaSA known questions',
    description: 'Curate the questions a shop answers itself.',
    script: 'questions/main.tsx',
    instead: 'The admin API does not: see docs/api.md.',
  },
  {
    name: 'widget',
    title: 'LLaSA widget',
    description: 'The assistant in your own page: choose, look, copy.',
    script: 'widget/main.tsx',
    instead: 'The tag to copy stands in docs/guides/widget.md.',
  },
  {
    name: 'keys',
    title: 'LLaSA keys',
    description: 'Keys, their limits, and what each has used.',
    script: 'keys/main.tsx',
    instead: '`npx llasa keys` does not.',
  },
  {
    name: 'rollout',
    title: 'LLaSA rollouts',
    description: 'What serves where, and how it fares.',
    script: 'rollout/main.tsx',
    instead: '`npx llasa rollout` does not.',
  },
]

/** The frame: it says that it loads, and what to do where it cannot. */
export const frameOf = ({ title, description, script, instead }: StaticPage): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="${description}" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/main.css" />
    <script type="module" src="/${script.replace(/\.tsx$/, '.js')}"></script>
  </head>
  <body>
    <div id="app"><p class="loading">Loading ${title.replace('LLaSA', 'the').toLowerCase()}…</p></div>
    <noscript>This page needs JavaScript. ${instead}</noscript>
  </body>
</html>
`
