import { render } from 'preact'
import { useState } from 'preact/hooks'
import { ChatPanel, type ChatPanelProps } from './chat-panel.tsx'
import type { Exchange } from './conversation.ts'
import { styles } from './styles.ts'
import { wordsFor } from './words.ts'

/**
 * `<llasa-chat api-key="llasa_…" locale="en" products="id id" heading="…" base-url="https://…" floating>`: a shop's
 * assistant in its page. Tells of each finished request by the event `llasa-exchange`, which a page may listen to.
 */
export class LlasaChat extends HTMLElement {
  static readonly observedAttributes = ['api-key', 'locale', 'products', 'heading', 'base-url', 'floating']
  // Ties the turns of one shopper together, for this page view; nothing is stored.
  readonly #sessionId = `web-${crypto.randomUUID()}`
  #shadow: ShadowRoot | null = null

  connectedCallback(): void {
    this.#shadow ??= this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    this.#shadow.adoptedStyleSheets = [sheet]
    this.#render()
  }

  disconnectedCallback(): void {
    if (this.#shadow) render(null, this.#shadow)
  }

  attributeChangedCallback(): void {
    if (this.isConnected && this.#shadow) this.#render()
  }

  #render(): void {
    if (!this.#shadow) return
    const props: ChatPanelProps = {
      apiKey: this.getAttribute('api-key') ?? '',
      baseUrl: this.getAttribute('base-url') ?? scriptOrigin,
      locale: this.getAttribute('locale') || document.documentElement.lang || 'en',
      heading: this.getAttribute('heading'),
      products: (this.getAttribute('products') ?? '').split(/\s+/).filter(Boolean),
      sessionId: this.#sessionId,
      onExchange: (detail: Exchange) =>
        this.dispatchEvent(new CustomEvent('llasa-exchange', { detail, bubbles: true, composed: true })),
    }
    render(this.hasAttribute('floating') ? <Floating {...props} /> : <ChatPanel {...props} />, this.#shadow)
  }
}

/** Where this script came from is where the API is. */
const scriptOrigin = new URL(import.meta.url).origin

function Floating(props: ChatPanelProps) {
  const [isOpen, setOpen] = useState(false)
  const words = wordsFor(props.locale)
  return (
    <div class="floating">
      {isOpen && <ChatPanel {...props} />}
      <button type="button" class="launcher" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.close : words.open}
      </button>
    </div>
  )
}

export function defineElement(): void {
  if (!customElements.get('llasa-chat')) customElements.define('llasa-chat', LlasaChat)
}
