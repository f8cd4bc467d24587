import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Exchange } from '../widget/conversation.ts'
import { defineElement } from '../widget/element.tsx'

defineElement()

interface ChatElementProps {
  readonly apiKey: string
  readonly locale: string
  readonly products: readonly string[]
  readonly onExchange: (exchange: Exchange) => void
}

/** The widget itself, as any shop embeds it: attributes in, one event out. */
export function ChatElement({ apiKey, locale, products, onExchange }: ChatElementProps) {
  const container = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const chat = document.createElement('llasa-chat')
    element.current = chat
    const listen = (event: Event): void => onExchange((event as CustomEvent<Exchange>).detail)
    chat.addEventListener('llasa-exchange', listen)
    container.current?.append(chat)
    return () => {
      chat.removeEventListener('llasa-exchange', listen)
      chat.remove()
    }
  }, [])
  // Before anything else can happen: a question that follows at once must not go out with the old key.
  useLayoutEffect(() => {
    element.current?.setAttribute('api-key', apiKey)
    element.current?.setAttribute('locale', locale)
    element.current?.setAttribute('products', products.join(' '))
  }, [apiKey, locale, products])
  return <div ref={container} />
}
