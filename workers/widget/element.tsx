import { render } from 'preact'
import type { ProductCard } from '../client/client.ts'
import { ChatPanel, type ChatPanelProps } from './chat-panel.tsx'
import type { Exchange } from './conversation.ts'
import { type ConversationStore, conversationStore } from './conversation-store.ts'
import { Floating } from './floating.tsx'
import { styles } from './styles.ts'

/**
 * `<llasa-chat api-key="llasa_…" locale="en" products="id id" heading="…" base-url="https://…" floating cart>`: a shop's
 * assistant in its page. Events, methods and colours: docs/guides/widget.md.
 */
export class LlasaChat extends HTMLElement {
  static readonly observedAttributes = ['api-key', 'locale', 'products', 'heading', 'base-url', 'floating', 'cart']
  #store: ConversationStore | null = null
  #shadow: ShadowRoot | null = null
  #setOpen: ((isOpen: boolean) => void) | null = null
  #ask: ((text: string) => void) | null = null
  #pictureOf: ChatPanelProps['pictureOf']

  connectedCallback(): void {
    // Several on one page keep apart by their ids; the key's secret is no part of the name.
    this.#store ??= conversationStore(`${this.getAttribute('api-key')?.split('_')[1] ?? ''}:${this.id}`)
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

  open(): void {
    this.#setOpen?.(true)
  }

  close(): void {
    this.#setOpen?.(false)
  }

  /** As if the shopper had typed it; while an answer is under way nothing happens. */
  ask(text: string): void {
    this.#ask?.(text)
  }

  /** The page's own pictures: a product's address, or null for none. */
  set pictureOf(pictureOf: ChatPanelProps['pictureOf']) {
    this.#pictureOf = pictureOf
    this.attributeChangedCallback()
  }

  #render(): void {
    if (!this.#shadow || !this.#store) return
    const props: ChatPanelProps = {
      apiKey: this.getAttribute('api-key') ?? '',
      baseUrl: this.getAttribute('base-url') ?? scriptOrigin,
      locale: this.getAttribute('locale') || document.documentElement.lang || 'en',
      heading: this.getAttribute('heading'),
      products: (this.getAttribute('products') ?? '').split(/\s+/).filter(Boolean),
      store: this.#store,
      onExchange: (detail: Exchange) => this.#report('llasa-exchange', detail),
      onAddToCart: this.hasAttribute('cart') ? (product: ProductCard) => this.#report('llasa-add-to-cart', { product }) : null,
      control: ({ ask }) => {
        this.#ask = ask
      },
      pictureOf: this.#pictureOf,
    }
    const floating = (
      <Floating
        {...props}
        controlOpen={(setOpen) => {
          this.#setOpen = setOpen
        }}
        onOpen={(isOpen) => this.#report(isOpen ? 'llasa-open' : 'llasa-close', {})}
      />
    )
    render(this.hasAttribute('floating') ? floating : <ChatPanel {...props} />, this.#shadow)
  }

  /** False where a listener prevented the default. */
  #report(type: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }))
  }
}

/** Where this script came from is where the API is. */
const scriptOrigin = new URL(import.meta.url).origin

export function defineElement(): void {
  if (!customElements.get('llasa-chat')) customElements.define('llasa-chat', LlasaChat)
}
