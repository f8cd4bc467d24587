import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Exchange } from '../widget/conversation.ts'
import { defineElement, type LlasaChat } from '../widget/element.tsx'
import { samplePicture } from './sample-picture.ts'

defineElement()

interface ChatElementProps {
  readonly apiKey: string
  readonly locale: string
  readonly products: readonly string[]
  readonly onExchange: (exchange: Exchange) => void
  readonly onReady: (chat: LlasaChat) => void
}

/** The widget itself, as any shop embeds it: attributes in, one event out. */
export function ChatElement({ apiKey, locale, products, onExchange, onReady }: ChatElementProps) {
  const container = useRef<HTMLDivElement>(null)
  const element = useRef<LlasaChat | null>(null)
  const report = useRef(onExchange)
  report.current = onExchange
  useLayoutEffect(() => {
    const chat = document.createElement('llasa-chat') as LlasaChat
    element.current = chat
    const listen = (event: Event): void => report.current((event as CustomEvent<Exchange>).detail)
    chat.addEventListener('llasa-exchange', listen)
    chat.pictureOf = (product) => samplePicture(product) ?? product.image?.url ?? null
    container.current?.append(chat)
    onReady(chat)
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
