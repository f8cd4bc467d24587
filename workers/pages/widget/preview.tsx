import { useEffect, useRef, useState } from 'preact/hooks'
import { defineElement, type LlasaChat } from '../../widget/element.tsx'
import { samplePicture } from '../sample-picture.ts'
import { variablesOf, type WidgetLook } from './markup-of.ts'

defineElement()

interface PreviewProps {
  readonly apiKey: string
  readonly locale: string
  readonly look: WidgetLook
}

/** The widget itself, as the tag would put it into a page. */
export function Preview({ apiKey, locale, look }: PreviewProps) {
  const container = useRef<HTMLDivElement>(null)
  const [cart, setCart] = useState<readonly string[]>([])
  const { placement } = look
  useEffect(() => {
    const chat = document.createElement('llasa-chat') as LlasaChat
    chat.id = 'preview'
    chat.pictureOf = (product) => samplePicture(product) ?? product.image?.url ?? null
    const add = (event: Event): void => setCart((before) => [...before, (event as CustomEvent).detail.product.title as string])
    chat.addEventListener('llasa-add-to-cart', add)
    chat.toggleAttribute('floating', placement === 'corner')
    container.current?.append(chat)
    return () => chat.remove()
  }, [placement])
  useEffect(() => {
    const chat = container.current?.querySelector('llasa-chat') as LlasaChat | null
    if (!chat) return
    chat.setAttribute('api-key', apiKey)
    chat.setAttribute('locale', locale)
    chat.toggleAttribute('cart', look.hasCart)
    if (look.heading) chat.setAttribute('heading', look.heading)
    else chat.removeAttribute('heading')
    chat.removeAttribute('style')
    for (const [name, value] of Object.entries(variablesOf(look))) chat.style.setProperty(name, value)
  }, [apiKey, locale, look])

  return (
    <section aria-labelledby="preview-heading">
      <h2 id="preview-heading">Try it</h2>
      <p class="hint">
        {placement === 'corner' ? 'The button is in this page’s corner, as it will be in yours.' : 'As it will be in your page.'}
      </p>
      <div ref={container} />
      {look.hasCart && (
        <div class="box" role="status">
          <b>Cart of this page:</b> {cart.length ? cart.join(', ') : 'empty. Ask for a product, then press “add to cart”.'}
        </div>
      )}
    </section>
  )
}
