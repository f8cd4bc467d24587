import { type ComponentChild, render } from 'preact'

/** A page in place of its "loading" line. */
export function mount(page: ComponentChild): void {
  const root = document.getElementById('app')
  if (!root) return
  root.replaceChildren()
  render(page, root)
}
