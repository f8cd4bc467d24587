import type { Page } from 'playwright-core'

const tabsMax = 200
/** What a screen reader would call the element that has the focus, near enough. */
const nameOfFocused = `(() => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  if (!element || element === document.body) return ''
  const label = element.labels?.[0]
  return (element.ariaLabel || label?.textContent || element.textContent || '').trim().replace(/\\s+/g, ' ')
})()`

/** Somebody without a pointer: Tab from where the focus is, Enter, and letters. */
export class Keyboard {
  readonly #page: Page
  /** Things reached so far. */
  steps = 0

  constructor(page: Page) {
    this.#page = page
  }

  /** Tabs to what is called so; fails where the focus never comes there. */
  async focusOn(name: string): Promise<void> {
    this.steps++
    const seen = new Set<string>()
    for (let count = 0; count < tabsMax; count++) {
      const focused = (await this.#page.evaluate(nameOfFocused)) as string
      if (focused.startsWith(name)) return
      seen.add(focused.slice(0, 40))
      await this.#page.keyboard.press('Tab')
    }
    throw new Error(`no focus comes to '${name}', but to: ${[...seen].join(' | ')}`)
  }

  async press(name: string): Promise<void> {
    await this.focusOn(name)
    await this.#page.keyboard.press('Enter')
  }

  async type(name: string, text: string): Promise<void> {
    await this.focusOn(name)
    await this.#page.keyboard.press('ControlOrMeta+A')
    await this.#page.keyboard.type(text)
  }
}
