import { ThemeChoice } from './theme.tsx'

const pages = [
  ['/', 'Playground'],
  ['/catalogue', 'Catalogue'],
  ['/questions', 'Known questions'],
  ['/widget', 'Widget'],
  ['/keys', 'Keys'],
  ['/rollout', 'Rollouts'],
  ['/guides/', 'Guides'],
  ['/docs', 'API'],
] as const

/** On a narrow screen the row of pages is wider than it; where one is must be seen. */
function intoView(link: HTMLAnchorElement | null): void {
  const row = link?.parentElement
  if (link && row) row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
}

/** The same on every page: where one is, and the way to every other. */
export function SiteNav() {
  const here = location.pathname.replace(/\.html$/, '')
  const isHere = (path: string): boolean => (path === '/' ? here === '/' : here.startsWith(path.replace(/\/$/, '')))
  return (
    <div class="site">
      <a class="brand" href="/">
        LLaSA
      </a>
      <nav aria-label="Pages" class="pages">
        {pages.map(([path, name]) => (
          <a key={path} href={path} aria-current={isHere(path) ? 'page' : undefined} ref={isHere(path) ? intoView : null}>
            {name}
          </a>
        ))}
      </nav>
      <ThemeChoice />
    </div>
  )
}
