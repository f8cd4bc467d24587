import { defineElement } from './element.tsx'

/**
 * `<script type="module" src="https://…/widget.js?key=llasa_…&locale=en"></script>`: one tag, and the assistant is in the
 * page's corner. Without `key` only the element `<llasa-chat>` is defined, to be placed where the page wants it.
 */
defineElement()
const parameters = new URL(import.meta.url).searchParams
const key = parameters.get('key')
if (key) {
  const element = document.createElement('llasa-chat')
  element.setAttribute('api-key', key)
  element.setAttribute('floating', '')
  for (const name of ['locale', 'products', 'heading', 'cart']) {
    const value = parameters.get(name)
    if (value !== null) element.setAttribute(name, value)
  }
  document.body.append(element)
}
