import { render } from 'preact'
import { CopyButton } from '../copy-button.tsx'
import { SiteNav } from '../site-nav.tsx'

/** Guides are plain pages; this adds the way to the other pages, and a button to each piece of code. */
const head = document.getElementById('head')
if (head) render(<SiteNav />, head)

for (const code of document.querySelectorAll<HTMLElement>('.prose .code')) {
  const container = code.nextElementSibling
  if (!container) continue
  // The samples name the laptop's port; this page may be elsewhere.
  const text = () => (code.textContent ?? '').replaceAll('http://localhost:8787', location.origin)
  render(<CopyButton label="Copy" text={text} />, container)
}
